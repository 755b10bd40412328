import type { NetworkAcl, NetworkAclEntry } from "../../../../doctor/facts/aws";
import { endpointAclsRule } from "../../../../doctor/rules/network-acls/endpoint-acls";
import { aclEntry, endpointCase, seen, UNSEEN, vpcEndpoint } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const acl = (number: number, ...entries: NetworkAclEntry[]): NetworkAcl => ({
  ...{ networkAclId: `acl-${number}`, subnetIds: [`subnet-${number}`], entries },
});
const all = [aclEntry(100, "in"), aclEntry(100, "out")];
const caseWith = (networkAcls: NetworkAcl[], subnetIds: string[]) =>
  endpointCase(
    { vpc: { networkAcls: seen(networkAcls), vpcEndpoints: seen([vpcEndpoint({ subnetIds })]) } },
    { name: undefined },
  );

test("ACLs that let clients in and answers out are sound", () => {
  expect(namesOf(endpointAclsRule, endpointCase())).toEqual([]);
  const narrow = [
    aclEntry(10, "in", { protocol: "6", ports: [5432, 5432], cidrBlock: "10.0.1.0/24" }),
    aclEntry(10, "out", { protocol: "6", ports: [32_768, 60_999], cidrBlock: "10.0.0.0/16" }),
  ];
  expect(namesOf(endpointAclsRule, caseWith([acl(2, ...narrow)], ["subnet-2"]))).toEqual([]);
});

test("one that lets no client in is told, with the entry for all of the VPC's block", () => {
  const one = caseWith([acl(2, aclEntry(100, "out"))], ["subnet-2"]);
  expect(findingOf(endpointAclsRule, one)).toEqual({
    ...{ name: "endpoint-acl-closed", severity: "broken" },
    subject: "Network ACL acl-2 before vpce-1 for clients in on TCP 5432",
    saw: "no entry allows that",
    why: "the way to the primary goes through that subnet, and what its ACL denies is dropped",
    fix: "aws ec2 create-network-acl-entry --network-acl-id acl-2 --ingress --rule-number 10 --protocol tcp --port-range From=5432,To=5432 --cidr-block 10.0.0.0/16 --rule-action allow --region us-east-1",
  });
});

test("one that lets no answers out is told as well", () => {
  const deny = aclEntry(90, "out", { allows: false });
  expect(findingOf(endpointAclsRule, caseWith([acl(2, ...all, deny)], ["subnet-2"]))).toMatchObject(
    {
      ...{ name: "endpoint-acl-closed", saw: "entry 90 denies that" },
      subject: "Network ACL acl-2 before vpce-1 for answers out to the ports that clients take",
    },
  );
});

test("one of two interfaces that is closed is a risk", () => {
  const acls = [acl(2), acl(3, ...all)];
  expect(namesOf(endpointAclsRule, caseWith(acls, ["subnet-2", "subnet-3"]))).toEqual([
    "endpoint-acl-partly-closed",
    "endpoint-acl-partly-closed",
  ]);
  const both = caseWith([acl(2), acl(3, ...all.slice(1))], ["subnet-2", "subnet-3"]);
  expect(namesOf(endpointAclsRule, both)).toEqual(Array(3).fill("endpoint-acl-closed"));
});

test("a part of the ports or clients is a risk", () => {
  const part = aclEntry(100, "in", { cidrBlock: "10.0.1.0/25" });
  expect(
    findingOf(endpointAclsRule, caseWith([acl(2, part, all[1]!)], ["subnet-2"])),
  ).toMatchObject({
    ...{
      name: "endpoint-acl-partly-closed",
      severity: "risk",
      saw: "no entry allows a part of that",
    },
  });
});

test("an interface in the client's own subnet is reached past any ACL", () => {
  expect(namesOf(endpointAclsRule, caseWith([acl(1)], ["subnet-1"]))).toEqual([]);
  const names = namesOf(endpointAclsRule, caseWith([acl(1), acl(2)], ["subnet-1", "subnet-2"]));
  expect(new Set(names)).toEqual(new Set(["endpoint-acl-partly-closed"]));
});

test("the ports of poolers and replicas are a risk", () => {
  const narrow = aclEntry(100, "in", { protocol: "6", ports: [5432, 5432] });
  const one = caseWith([acl(2, narrow, all[1]!)], ["subnet-2"]);
  const pooler = { role: "pooler", host: "db", port: 6432 } as const;
  expect(findingOf(endpointAclsRule, { ...one, targets: [...one.targets, pooler] })).toMatchObject({
    ...{ name: "endpoint-acl-partly-closed" },
    subject: "Network ACL acl-2 before vpce-1 for clients in on TCP 6432",
  });
});

test("endpoints and ACLs that were not seen say nothing", () => {
  expect(namesOf(endpointAclsRule, endpointCase({ vpc: { vpcEndpoints: UNSEEN } }))).toEqual([]);
  expect(namesOf(endpointAclsRule, endpointCase({ vpc: { networkAcls: UNSEEN } }))).toEqual([]);
});
