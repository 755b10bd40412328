import { gatewayPeeringRule as rule } from "../../../../doctor/rules/transit-gateway/gateway-peering";
import { WORDS } from "../../../../provider/tiger-cloud/status";
import { seen, UNSEEN } from "../../facts";
import { peeringAttachment, soundGateway } from "../../gateway-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const withAttachment = (state: string) => ({
  peeringAttachments: seen([peeringAttachment({ state })]),
});

test("a peering that Tiger Cloud does not have is asked for again", () => {
  const found =
    "broken gateway-peering-missing: Peering 1001/6001 with tgw-1: Tiger Cloud has no such peering";
  expect(foundBy(rule, soundGateway({ peering: null }))).toEqual([found]);
  expect(fixOf(rule, soundGateway({ peering: null }))).toContain(
    "Peer Timescale VPC 1001 with tgw-1",
  );
  expect(fixOf(rule, soundGateway({ peering: null, way: { name: "hub" } }))).toBe(
    "Run `pulumi refresh`, then `pulumi up`. That asks for another one and accepts it.",
  );
});

test.each(Object.entries(WORDS.peering.failed))(
  "a peering that is %s is told with the vendor's words and what to do",
  (status, advice) => {
    const peering = { status, errorMessage: "target gateway not found" };
    const one = soundGateway({ peering, gateway: withAttachment("rejected") });
    expect(foundBy(rule, one)).toEqual([
      `broken gateway-peering-failed: Peering 1001/6001 with tgw-1: Tiger Cloud calls it ${status}: "target gateway not found"; AWS calls attachment tgw-attach-1 rejected`,
    ]);
    expect(fixOf(rule, one)).toContain(advice);
    expect(fixOf(rule, { ...one, way: { ...one.way, name: "hub" } })).toBe(advice);
  },
);

test.each([...WORDS.peering.pending, "SOMETHING_NEW"])(
  "a peering that is %s though AWS has accepted it is waited for",
  (status) => {
    const one = soundGateway({ peering: { status } });
    expect(foundBy(rule, one)).toEqual([
      `broken gateway-peering-pending: Peering 1001/6001 with tgw-1: Tiger Cloud calls it ${status}`,
    ]);
  },
);

test("a peering without an attachment yet has no command", () => {
  const one = soundGateway({
    peering: { status: "PENDING", attachmentId: undefined },
    way: { attachmentId: undefined },
  });
  expect(fixOf(rule, one)).toMatch(/^AWS shows the request within 5 minutes; accept it then\./);
});

test("where AWS says why a peering is pending, only the rule of the attachment speaks", () => {
  const peering = { status: "PENDING" };
  const accept = soundGateway({ peering, gateway: withAttachment("pendingAcceptance") });
  const gone = soundGateway({ peering, gateway: { peeringAttachments: seen([]) } });
  expect([foundBy(rule, accept), foundBy(rule, gone)]).toEqual([[], []]);
});

test("where nobody may look at the attachment, the command to accept it is told", () => {
  const one = soundGateway({
    peering: { status: "PENDING" },
    gateway: { peeringAttachments: UNSEEN },
  });
  expect(fixOf(rule, one)).toContain(
    "aws ec2 accept-transit-gateway-peering-attachment --transit-gateway-attachment-id tgw-attach-1 --region eu-west-1",
  );
});

test("a peering that nobody may look at is unseen", () => {
  const one = soundGateway({ also: { tigerCloud: { vpcStates: UNSEEN } } });
  expect(foundBy(rule, one)).toEqual([]);
  expect(unseenBy(rule, one)).toEqual([
    "transit-gateway: Peering 1001/6001 with tgw-1: no right to ask",
  ]);
});
