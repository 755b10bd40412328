import { awsSideRule } from "../../../../doctor/rules/peering/aws-side";
import { peering, peeringCase, peeringConnection, timescaleVpc, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const caseWith = (status: string, tigerStatus = "PENDING") =>
  peeringCase({
    connection: peeringConnection({ status, message: "" }),
    peering: peering({ status: tigerStatus }),
  });

test("an active peering connection is sound", () => {
  expect(namesOf(awsSideRule, peeringCase())).toEqual([]);
});

test("what could not be looked at says nothing", () => {
  const peeringConnections = new Map([["pcx-1", UNSEEN]]);
  expect(namesOf(awsSideRule, peeringCase({ aws: { peeringConnections } }))).toEqual([]);
});

test("an unaccepted request comes with the command that accepts it, and its 7 days", () => {
  expect(findingOf(awsSideRule, caseWith("pending-acceptance"))).toEqual({
    ...{ name: "peering-not-accepted", severity: "broken", subject: "Peering connection pcx-1" },
    saw: "AWS calls it pending-acceptance; Tiger Cloud calls it PENDING",
    why: "nothing passes until the customer's account accepts it; AWS drops the request 7 days after it was made",
    fix:
      "Run `pulumi up`: the stack accepts it, unless it has accept: false. By hand: " +
      "aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id pcx-1 --region eu-west-1",
  });
});

test("an unaccepted request says so too where Tiger Cloud calls it active", () => {
  expect(findingOf(awsSideRule, caseWith("pending-acceptance", "ACTIVE")).saw).toBe(
    "AWS calls it pending-acceptance; Tiger Cloud calls it ACTIVE",
  );
});

test.each([
  ["initiating-request", "peering-on-its-way", "broken"],
  ["provisioning", "peering-on-its-way", "broken"],
  ["expired", "peering-expired", "broken"],
  ["rejected", "peering-rejected", "broken"],
  ["failed", "peering-failed-in-aws", "broken"],
  ["deleting", "peering-deleted-in-aws", "broken"],
  ["deleted", "peering-deleted-in-aws", "broken"],
  ["thinking", "peering-status-unknown", "risk"],
])("what AWS calls %s is %s", (status, name, severity) => {
  expect(findingOf(awsSideRule, caseWith(status))).toMatchObject({ name, severity });
});

test("what is lost is asked for again, with AWS's words and Tiger Cloud's", () => {
  const one = peeringCase({
    connection: peeringConnection({ status: "deleted", message: "Deleted by 1111" }),
    peering: peering({ status: "DISABLED", errorMessage: "gone" }),
  });
  expect(findingOf(awsSideRule, one)).toMatchObject({
    saw: 'AWS calls it deleted; Tiger Cloud calls it DISABLED: "gone". AWS says: "Deleted by 1111"',
    fix: "Run `pulumi refresh`, then `pulumi up`. That asks for another one and accepts it.",
  });
});

test("a failure of VPCs that overlap names the blocks", () => {
  const connection = peeringConnection({ status: "failed" });
  const overlapping = peeringCase({
    connection,
    timescaleVpc: timescaleVpc({ cidr: "10.0.7.0/24" }),
    rest: { destinations: ["10.0.7.0/24"] },
  });
  const { why, fix } = findingOf(awsSideRule, overlapping);
  expect(why).toContain(
    "because 10.0.0.0/16 of the customer VPC and the Timescale VPC 10.0.7.0/24 overlap",
  );
  expect(fix).toContain("First see to the CIDR blocks.");
  expect(findingOf(awsSideRule, peeringCase({ connection })).why).not.toContain("overlap");
  const cidrBlocks = ["10.80.0.0/24", "10.0.8.0/24"];
  const other = { ...connection, requester: { ...connection.requester, cidrBlocks } };
  const unknown = peeringCase({ connection: other, rest: { destinations: [] } });
  expect(findingOf(awsSideRule, unknown).why).toContain("10.80.0.0/24, 10.0.8.0/24 overlap");
});

test("what Tiger Cloud has given up or never had is told of its side alone", () => {
  expect(namesOf(awsSideRule, caseWith("pending-acceptance", "TIMEOUT"))).toEqual([]);
  const connection = peeringConnection({ status: "deleted" });
  expect(namesOf(awsSideRule, peeringCase({ connection, peering: null }))).toEqual([]);
  expect(namesOf(awsSideRule, caseWith("expired", "TIMEOUT"))).toEqual(["peering-expired"]);
});

test("where Tiger Cloud could not be asked, AWS's word stands alone", () => {
  const one = peeringCase({
    connection: peeringConnection({ status: "rejected", message: "" }),
    tigerCloud: { peerings: new Map([["1001", UNSEEN]]) },
  });
  expect(findingOf(awsSideRule, one).saw).toBe("AWS calls it rejected");
});
