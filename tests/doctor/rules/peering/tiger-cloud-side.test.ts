import { tigerCloudSideRule } from "../../../../doctor/rules/peering/tiger-cloud-side";
import { peering, peeringCase, peeringConnection, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const inAws = (status: string) => peeringConnection({ status });
const inTigerCloud = (status: string, errorMessage = "") => peering({ status, errorMessage });

test("an active peering is sound", () => {
  expect(namesOf(tigerCloudSideRule, peeringCase())).toEqual([]);
});

test("where peerings could not be looked at, none is called missing", () => {
  const one = peeringCase({ tigerCloud: { peerings: new Map([["1001", UNSEEN]]) } });
  expect(namesOf(tigerCloudSideRule, one)).toEqual([]);
  expect(namesOf(tigerCloudSideRule, peeringCase({ tigerCloud: { peerings: new Map() } }))).toEqual(
    [],
  );
});

test("a peering that Tiger Cloud does not have is missing", () => {
  expect(findingOf(tigerCloudSideRule, peeringCase({ peering: null }))).toMatchObject({
    ...{ name: "peering-missing", severity: "broken", subject: "Peering 1001/5001" },
    fix: "Run `pulumi refresh`, then `pulumi up`. That asks for another one and accepts it.",
  });
  expect(
    findingOf(tigerCloudSideRule, peeringCase({ peering: null }, { name: undefined })).fix,
  ).toMatch(/^Peer Timescale VPC 1001 with vpc-1/);
});

test.each(["INVALID", "TIMEOUT", "DISABLED"])(
  "%s is final, and told with the vendor's words",
  (status) => {
    const one = peeringCase(
      { peering: inTigerCloud(status, "overlapping blocks") },
      { name: undefined },
    );
    expect(findingOf(tigerCloudSideRule, one)).toMatchObject({
      ...{ name: "peering-failed", severity: "broken" },
      saw: `Tiger Cloud calls it ${status}: "overlapping blocks"`,
      fix: expect.stringContaining("Delete it in the Tiger Cloud console") as string,
    });
  },
);

test("what failed is asked for again by an update, or by hand with what to look at before", () => {
  const failed = { peering: inTigerCloud("INVALID") };
  expect(findingOf(tigerCloudSideRule, peeringCase(failed)).fix).toBe(
    "Run `pulumi refresh`, then `pulumi up`. That asks for another one and accepts it.",
  );
  expect(findingOf(tigerCloudSideRule, peeringCase(failed, { name: undefined })).fix).toContain(
    "Check the peer's account, region and id",
  );
});

test("what AWS says of a failed one is enough where that is final too", () => {
  const failed = inTigerCloud("TIMEOUT");
  const expired = peeringCase({ peering: failed, connection: inAws("expired") });
  expect(namesOf(tigerCloudSideRule, expired)).toEqual([]);
  const waiting = peeringCase({ peering: failed, connection: inAws("pending-acceptance") });
  expect(namesOf(tigerCloudSideRule, waiting)).toEqual(["peering-failed"]);
});

test("one that AWS calls active alone is waited for", () => {
  expect(
    findingOf(tigerCloudSideRule, peeringCase({ peering: inTigerCloud("APPROVED") })),
  ).toMatchObject({
    ...{ name: "peering-active-in-aws-alone", severity: "broken" },
    saw: "Tiger Cloud calls it APPROVED, while AWS calls pcx-1 active",
  });
});

test.each(["pending-acceptance", "provisioning", "expired", "deleted"])(
  "while AWS calls it %s, the rule of that side tells what to do",
  (status) => {
    const one = peeringCase({ peering: inTigerCloud("PENDING"), connection: inAws(status) });
    expect(namesOf(tigerCloudSideRule, one)).toEqual([]);
  },
);

test("a request that AWS does not have yet is waited for", () => {
  const one = peeringCase({ peering: inTigerCloud("REQUESTED") }, { provisionedId: undefined });
  expect(findingOf(tigerCloudSideRule, one)).toMatchObject({
    ...{ name: "peering-pending", severity: "broken" },
    saw: "Tiger Cloud calls it REQUESTED, and tells no id of a request in AWS",
  });
});

test("a word that nobody knows is waited for, and shown", () => {
  const one = peeringCase({
    peering: inTigerCloud("THINKING"),
    aws: { peeringConnections: new Map([["pcx-1", UNSEEN]]) },
  });
  expect(findingOf(tigerCloudSideRule, one)).toMatchObject({
    ...{ name: "peering-pending", saw: "Tiger Cloud calls it THINKING" },
  });
});
