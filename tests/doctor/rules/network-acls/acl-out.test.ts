import type { NetworkAclEntry } from "../../../../doctor/facts/aws";
import type { Target } from "../../../../doctor/path/way";
import { aclOutRule } from "../../../../doctor/rules/network-acls/acl-out";
import { aclEntry, endpointCase, gatewayCase, peeringCase, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const acls = (...entries: NetworkAclEntry[]) => ({
  networkAcls: seen([{ networkAclId: "acl-1", subnetIds: ["subnet-1"], entries }]),
});
const postgresql = { protocol: "6", ports: [5432, 5432] } as const;

test("an ACL that lets all out is sound, and so is one that nobody could look at", () => {
  for (const caseOf of [peeringCase, gatewayCase, endpointCase]) {
    expect(namesOf(aclOutRule, caseOf())).toEqual([]);
    expect(namesOf(aclOutRule, caseOf({ vpc: { networkAcls: UNSEEN } }))).toEqual([]);
  }
});

test("an entry of a lower number that denies is named, with the entry to make before it", () => {
  const deny = aclEntry(90, "out", { ...postgresql, allows: false });
  expect(findingOf(aclOutRule, peeringCase({ vpc: acls(aclEntry(100, "out"), deny) }))).toEqual({
    ...{ name: "acl-out-closed", severity: "broken" },
    subject: "Network ACL acl-1 of vpc-1 for TCP 5432 to 10.70.0.0/24",
    saw: "entry 90 denies that on the way out",
    why: "nothing leaves the subnet to the primary, whatever security groups say",
    fix: "aws ec2 create-network-acl-entry --network-acl-id acl-1 --egress --rule-number 89 --protocol tcp --port-range From=5432,To=5432 --cidr-block 10.70.0.0/24 --rule-action allow --region eu-west-1",
  });
});

test("without an entry that allows it, nothing leaves", () => {
  const web = aclEntry(100, "out", { protocol: "6", ports: [443, 443] });
  expect(findingOf(aclOutRule, peeringCase({ vpc: acls(web) }))).toMatchObject({
    ...{ name: "acl-out-closed", saw: "no entry allows that on the way out" },
  });
});

test("a part that is denied is a risk", () => {
  const deny = aclEntry(90, "out", { allows: false, cidrBlock: "10.70.0.128/25" });
  expect(
    findingOf(aclOutRule, peeringCase({ vpc: acls(aclEntry(100, "out"), deny) })),
  ).toMatchObject({
    ...{ name: "acl-out-partly-closed", severity: "risk" },
    saw: "entry 90 denies a part of that on the way out",
  });
});

test("another port than the primary's is a risk", () => {
  const targets: Target[] = [
    { role: "primary", host: "db", port: 5432 },
    { role: "pooler", host: "db", port: 6432 },
  ];
  const one = peeringCase({ vpc: acls(aclEntry(100, "out", postgresql)), rest: { targets } });
  expect(findingOf(aclOutRule, one)).toMatchObject({
    ...{ name: "acl-out-closed-for-other-port", severity: "risk" },
    subject: "Network ACL acl-1 of vpc-1 for TCP 6432 to 10.70.0.0/24",
  });
});

test("within one subnet no ACL is asked", () => {
  const client = { subnetId: "subnet-1", cidrBlock: "10.0.1.0/24" };
  const inside = { destinations: ["10.0.1.10/32"] };
  expect(namesOf(aclOutRule, endpointCase({ vpc: acls(), client, rest: inside }))).toEqual([]);
  const both = { destinations: ["10.0.1.10/32", "10.0.2.10/32"] };
  expect(findingOf(aclOutRule, endpointCase({ vpc: acls(), client, rest: both }))).toMatchObject({
    ...{ name: "acl-out-partly-closed", severity: "risk" },
    fix: expect.stringContaining("--cidr-block 10.0.2.10/32") as string,
  });
});

test("without ports or blocks that are known, nothing is closed", () => {
  const cases = [
    peeringCase({ vpc: acls(), rest: { targets: [] } }),
    peeringCase({ vpc: acls(), rest: { destinations: [] } }),
  ];
  expect(cases.flatMap((one) => namesOf(aclOutRule, one))).toEqual([]);
});
