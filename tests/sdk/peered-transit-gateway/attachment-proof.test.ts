import {
  attachmentDifferences,
  fromAccepterSide,
  isAccepted,
  standInFor,
  unknownAttachmentAdvice,
  type ExpectedAttachment,
  type PeeringAttachment,
} from "../../../sdk/peered-transit-gateway/attachment-proof";

const GATEWAY = "tgw-0123456789abcdef0";
const TIGER = "999988887777";
const EXPECTED: ExpectedAttachment = {
  transitGatewayId: GATEWAY,
  timescaleRegionCode: "us-east-1",
  requesterAccountId: undefined,
};
const FOUND: PeeringAttachment = {
  id: "tgw-attach-0123456789abcdef0",
  status: "pendingAcceptance",
  transitGatewayId: GATEWAY,
  peerAccountId: TIGER,
  peerRegion: "us-east-1",
  peerTransitGatewayId: "tgw-0fedcba9876543210",
};
const differences = (
  found: Partial<PeeringAttachment>,
  expected: Partial<ExpectedAttachment> = {},
) => attachmentDifferences({ ...EXPECTED, ...expected }, { ...FOUND, ...found });

test.each(["pendingAcceptance", "available", "modifying", "pending", "initiatingRequest"])(
  "an attachment that is %s may be ours",
  (status) => expect(differences({ status }).differences).toEqual([]),
);

test.each<[Partial<PeeringAttachment>, Partial<ExpectedAttachment>, string]>([
  [{ status: "rejected" }, {}, "the state is rejected, not pendingAcceptance"],
  [{ status: "" }, {}, "the state is not shown, not pendingAcceptance"],
  [
    { transitGatewayId: "tgw-0000000000000000a" },
    {},
    `the accepter's gateway is tgw-0000000000000000a, not ${GATEWAY}`,
  ],
  [{ peerRegion: "eu-west-1" }, {}, "the requester's region is eu-west-1, not us-east-1"],
  [
    {},
    { requesterAccountId: "111122223333" },
    `the requester's account is ${TIGER}, not 111122223333`,
  ],
])("another attachment is told apart: %j %j", (found, expected, words) => {
  expect(differences(found, expected).differences).toEqual([words]);
});

test("what can be accepted no more is told with the next step", () => {
  expect(differences({ status: "rejected" }).advice).toContain("`pulumi refresh`");
  expect(differences({ peerRegion: "eu-west-1" }).advice).toContain("do not accept it by hand");
});

test("where the AWS provider takes itself for the requester, the gateway is proven, and no account is", () => {
  const shown = {
    ...{ ...FOUND, transitGatewayId: FOUND.peerTransitGatewayId, peerTransitGatewayId: GATEWAY },
    ...{ peerAccountId: "123456789012", peerRegion: "eu-west-1" },
  };
  const seen = fromAccepterSide(shown, GATEWAY);
  expect(differences(seen).differences).toEqual([]);
  const { differences: found, advice } = differences(seen, { requesterAccountId: TIGER });
  expect(found).toEqual([`the requester's account is not shown, not ${TIGER}`]);
  expect(advice).toContain("skipRequestingAccountId");
  expect(fromAccepterSide(FOUND, GATEWAY)).toBe(FOUND);
});

test("only an accepted attachment is taken as it is", () => {
  expect(["available", "modifying"].map(isAccepted)).toEqual([true, true]);
  expect(["pendingAcceptance", "pending", "deleted", ""].map(isAccepted)).toEqual(
    Array.from({ length: 4 }, () => false),
  );
});

test("another attachment stands in only where it comes from the account that the program expects", () => {
  const expected = { ...EXPECTED, requesterAccountId: TIGER };
  const stranger = { ...FOUND, id: "tgw-attach-2", peerAccountId: "111122223333" };
  expect(standInFor(EXPECTED, [FOUND])).toBeUndefined();
  expect(standInFor(expected, [])).toBeUndefined();
  expect(standInFor(expected, [stranger])).toBeUndefined();
  expect(standInFor(expected, [stranger, FOUND])).toBe(FOUND);
  expect(standInFor(expected, [FOUND, { ...FOUND, id: "tgw-attach-3" }])).toBeUndefined();
});

test("a preview that does not see which attachment the state has takes the one that was accepted", () => {
  const expected = { ...EXPECTED, isUpdatedInPlace: true };
  const accepted = { ...FOUND, id: "tgw-attach-2", status: "available" };
  expect(standInFor(expected, [FOUND])).toBeUndefined();
  expect(standInFor(expected, [FOUND, accepted])).toBe(accepted);
  expect(standInFor(expected, [accepted, { ...accepted, id: "tgw-attach-3" }])).toBeUndefined();
});

test("an attachment that AWS does not have is told with those that it has", () => {
  expect(unknownAttachmentAdvice(EXPECTED, [{ ...FOUND, peerRegion: "eu-west-1" }])).toContain(
    "Check that the AWS provider is in the account and region of the transit gateway",
  );
  expect(unknownAttachmentAdvice(EXPECTED, [{ ...FOUND, status: "available" }])).toBe(
    `The gateway has ${FOUND.id} (available) of account ${TIGER} from us-east-1. ` +
      "Tiger Cloud may use that for several Timescale VPCs: if the account is Tiger Cloud's, give it as expectedRequesterAccountId.",
  );
});
