import type { NetworkAclEntry } from "../../../../doctor/facts/aws";
import { aclInRule } from "../../../../doctor/rules/network-acls/acl-in";
import { aclEntry, endpointCase, gatewayCase, peeringCase, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const acls = (...entries: NetworkAclEntry[]) => ({
  networkAcls: seen([{ networkAclId: "acl-1", subnetIds: ["subnet-1"], entries }]),
});
const open = (from: number, to: number) =>
  peeringCase({ vpc: acls(aclEntry(100, "in", { protocol: "6", ports: [from, to] })) });

test.each([
  [1024, 65_535],
  [32_768, 65_535],
  [32_768, 60_999],
])("answers to ports %d to %d reach all Linux clients", (from, to) => {
  expect(namesOf(aclInRule, open(from, to))).toEqual([]);
});

test.each([
  [32_768, 50_000],
  [49_152, 65_535],
])("ports %d to %d reach clients by chance", (from, to) => {
  expect(findingOf(aclInRule, open(from, to))).toMatchObject({
    ...{ name: "acl-in-partly-closed", severity: "risk" },
    saw: "no entry allows a part of them on TCP 32768-60999, the ports that Linux clients take",
  });
});

test.each([
  [5432, 5432],
  [1024, 5000],
  [61_000, 65_535],
])("ports %d to %d reach none", (from, to) => {
  expect(findingOf(aclInRule, open(from, to))).toEqual({
    ...{ name: "acl-in-closed", severity: "broken" },
    subject: "Network ACL acl-1 of vpc-1 for answers from 10.70.0.0/24",
    saw: "no entry allows them on TCP 32768-60999, the ports that Linux clients take",
    why: "an ACL keeps no track of connections: packets go out, and the answers are dropped",
    fix: "aws ec2 create-network-acl-entry --network-acl-id acl-1 --ingress --rule-number 110 --protocol tcp --port-range From=1024,To=65535 --cidr-block 10.70.0.0/24 --rule-action allow --region eu-west-1",
  });
});

test("answers from a part of the block are a risk, and the entry that denies is named", () => {
  const deny = aclEntry(90, "in", { allows: false, cidrBlock: "10.70.0.0/25" });
  expect(findingOf(aclInRule, peeringCase({ vpc: acls(aclEntry(100, "in"), deny) }))).toMatchObject(
    {
      ...{ name: "acl-in-partly-closed" },
      saw: expect.stringMatching(/^entry 90 denies a part of them/) as string,
    },
  );
});

test("within one subnet no ACL is asked, and what is unseen says nothing", () => {
  const rest = { destinations: ["10.0.1.10/32"] };
  expect(namesOf(aclInRule, endpointCase({ vpc: acls(), rest }))).toEqual([]);
  expect(namesOf(aclInRule, endpointCase({ vpc: acls() }))).toEqual(["acl-in-closed"]);
  expect(namesOf(aclInRule, peeringCase({ vpc: { networkAcls: UNSEEN } }))).toEqual([]);
});

test("what a gateway sends to a client in the subnet of its attachment is asked of no ACL", () => {
  const attachment = {
    ...{ attachmentId: "tgw-attach-2", transitGatewayId: "tgw-1", vpcId: "vpc-1" },
    ...{ state: "available", subnetIds: ["subnet-1"] },
  };
  const through = (change: Partial<typeof attachment>) =>
    gatewayCase({ vpc: { ...acls(), gatewayAttachments: seen([{ ...attachment, ...change }]) } });
  expect(namesOf(aclInRule, through({}))).toEqual([]);
  for (const change of [
    { subnetIds: ["subnet-2"] },
    { state: "deleted" },
    { transitGatewayId: "tgw-9" },
  ]) {
    expect(namesOf(aclInRule, through(change))).toEqual(["acl-in-closed"]);
  }
});
