import { gatewayAttachmentRule as rule } from "../../../../doctor/rules/transit-gateway/gateway-attachment";
import type { GatewayPeeringAttachment } from "../../../../doctor/facts/aws";
import { seen, UNSEEN } from "../../facts";
import { peeringAttachment, soundGateway, TIGER_ACCOUNT } from "../../gateway-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const withAttachments = (...attachments: GatewayPeeringAttachment[]) =>
  soundGateway({ gateway: { peeringAttachments: seen(attachments) } });
const another = peeringAttachment({ attachmentId: "tgw-attach-7" });

test("an attachment that waits for its owner is accepted in the region of the accepter", () => {
  const one = withAttachments(peeringAttachment({ state: "pendingAcceptance" }));
  expect(foundBy(rule, one)).toEqual([
    "broken gateway-attachment-not-accepted: Attachment tgw-attach-1 of tgw-1: AWS calls it pendingAcceptance; it comes from account 999900001111 in us-east-1",
  ]);
  const command =
    "aws ec2 accept-transit-gateway-peering-attachment --transit-gateway-attachment-id tgw-attach-1 --region eu-west-1";
  expect(fixOf(rule, one)).toBe(command);
  expect(fixOf(rule, { ...one, way: { ...one.way, name: "hub" } })).toBe(
    `Run \`pulumi up\`: unless \`accept\` is false, it accepts it. By hand: ${command}`,
  );
});

test.each(["rejected", "rejecting", "failed", "failing", "deleting", "deleted"])(
  "an attachment that is %s is lost, with AWS's own words",
  (state) => {
    const one = withAttachments(peeringAttachment({ state, message: "Quota\nexceeded" }));
    expect(foundBy(rule, one)).toEqual([
      `broken gateway-attachment-lost: Attachment tgw-attach-1 of tgw-1: AWS calls it ${state}: "Quota\\nexceeded"`,
    ]);
    expect(fixOf(rule, one)).toContain("Peer Timescale VPC 1001 with tgw-1 again");
    expect(fixOf(rule, { ...one, way: { ...one.way, name: "hub" } })).toContain("pulumi up");
  },
);

test.each(["initiating", "pending", "rollingBack"])(
  "an attachment that is %s is waited for",
  (state) => {
    expect(foundBy(rule, withAttachments(peeringAttachment({ state })))).toEqual([
      `broken gateway-attachment-in-transit: Attachment tgw-attach-1 of tgw-1: AWS calls it ${state}`,
    ]);
  },
);

test("a word that nobody knows is a risk", () => {
  expect(foundBy(rule, withAttachments(peeringAttachment({ state: "somethingNew" })))).toEqual([
    "risk gateway-attachment-status-unknown: Attachment tgw-attach-1 of tgw-1: AWS calls it somethingNew",
  ]);
});

test.each(["available", "modifying"])("an attachment that is %s works", (state) => {
  expect(foundBy(rule, withAttachments(peeringAttachment({ state })))).toEqual([]);
});

test("an attachment that AWS does not have is missing, and the others are named", () => {
  const own = peeringAttachment({
    attachmentId: "tgw-attach-8",
    requester: { accountId: "111122223333", transitGatewayId: "tgw-5", regionCode: "us-east-1" },
  });
  expect(foundBy(rule, withAttachments(own))).toEqual([
    "broken gateway-attachment-missing: Attachment tgw-attach-1 of tgw-1: Tiger Cloud names it, and AWS does not have it; the gateway has tgw-attach-8 (available)",
  ]);
  expect(foundBy(rule, withAttachments())).toEqual([
    expect.stringMatching(/the gateway has no peering attachment$/),
  ]);
});

test.each<[string, GatewayPeeringAttachment[], string]>([
  ["AWS does not have", [another], "does not have it"],
  ["failed", [peeringAttachment({ state: "failed" }), another], "calls it failed"],
])(
  "where the named attachment %s and another one of the region works, that is only a risk",
  (_, attachments, words) => {
    const one = withAttachments(...attachments);
    expect(foundBy(rule, one)).toEqual([
      `risk gateway-attachment-stand-in: Attachment tgw-attach-1 of tgw-1: Tiger Cloud names it, and AWS ${words}; tgw-attach-7 from account ${TIGER_ACCOUNT} in us-east-1 is available`,
    ]);
    expect(fixOf(rule, one)).toBe("Accept and delete nothing: tgw-attach-7 carries the traffic.");
    expect(fixOf(rule, { ...one, way: { ...one.way, name: "hub" } })).toContain(
      `expectedRequesterAccountId: "${TIGER_ACCOUNT}"`,
    );
  },
);

test.each<[string, Partial<GatewayPeeringAttachment>]>([
  ["is not accepted", { state: "pendingAcceptance" }],
  ["comes from another region", { requester: { ...another.requester, regionCode: "eu-west-1" } }],
  ["was asked for by the customer", { requester: another.accepter, accepter: another.requester }],
])("another attachment that %s stands in for none", (_, change) => {
  expect(foundBy(rule, withAttachments({ ...another, ...change }))).toEqual([
    expect.stringMatching(/^broken gateway-attachment-missing/),
  ]);
});

test("nothing is said where the peering or the gateway is gone, which other rules tell", () => {
  const peeringAttachments = seen([]);
  const cases = [
    soundGateway({ peering: null, gateway: { peeringAttachments } }),
    soundGateway({ peering: { status: "DISABLED" }, gateway: { peeringAttachments } }),
    soundGateway({ gateway: { gateway: seen(undefined), peeringAttachments } }),
    soundGateway({ way: { attachmentId: undefined }, gateway: { peeringAttachments } }),
  ];
  expect(cases.map((one) => rule.judge(one))).toEqual([{}, {}, {}, {}]);
});

test("an attachment that nobody may look at is unseen", () => {
  const one = soundGateway({ gateway: { peeringAttachments: UNSEEN } });
  expect(unseenBy(rule, one)).toEqual([
    "transit-gateway: Attachment tgw-attach-1 of tgw-1: no right to ask",
  ]);
  const nowhere = soundGateway({ also: { aws: { transitGateways: new Map() } } });
  expect(unseenBy(rule, nowhere)).toEqual([
    "transit-gateway: Attachment tgw-attach-1 of tgw-1: nobody looked at the transit gateway",
  ]);
});
