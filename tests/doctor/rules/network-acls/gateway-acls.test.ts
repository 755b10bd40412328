import type { NetworkAcl, NetworkAclEntry } from "../../../../doctor/facts/aws";
import { gatewayAclsRule } from "../../../../doctor/rules/network-acls/gateway-acls";
import { aclEntry, gatewayCase, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const acl = (number: number, ...entries: NetworkAclEntry[]): NetworkAcl => ({
  ...{ networkAclId: `acl-${number}`, subnetIds: [`subnet-${number}`], entries },
});
const all = [aclEntry(100, "in"), aclEntry(100, "out")];
const subnets = seen(
  [
    { subnetId: "subnet-1", zoneId: "euw1-az2" },
    { subnetId: "subnet-3", zoneId: "euw1-az2" },
    { subnetId: "subnet-4", zoneId: "euw1-az3" },
  ].map((each) => ({ ...each, cidrBlock: "10.0.9.0/24" })),
);
const caseWith = (networkAcls: NetworkAcl[], subnetIds: string[]) => {
  const attachment = {
    ...{ attachmentId: "tgw-attach-2", transitGatewayId: "tgw-1", vpcId: "vpc-1" },
    ...{ state: "available", subnetIds },
  };
  const gatewayAttachments = seen([attachment]);
  return gatewayCase({ vpc: { subnets, networkAcls: seen(networkAcls), gatewayAttachments } });
};

test("an ACL that lets clients in and answers out is sound", () => {
  expect(namesOf(gatewayAclsRule, caseWith([acl(3, ...all)], ["subnet-3"]))).toEqual([]);
});

test("what another subnet's ACL denies on the way in or back is told", () => {
  const names = (entries: NetworkAclEntry[]) =>
    namesOf(gatewayAclsRule, caseWith([acl(3, ...entries)], ["subnet-3"]));
  expect(names([])).toEqual(["gateway-acl-closed", "gateway-acl-closed"]);
  expect(findingOf(gatewayAclsRule, caseWith([acl(3, all[0]!)], ["subnet-3"]))).toMatchObject({
    ...{ name: "gateway-acl-closed", severity: "broken", saw: "no entry allows that" },
    subject: "Network ACL acl-3 before tgw-1 for answers out to the ports that clients take",
    fix: expect.stringContaining(
      "--egress --rule-number 10 --protocol tcp --port-range From=1024,To=65535 --cidr-block 10.0.0.0/16",
    ) as string,
  });
  const part = aclEntry(90, "in", { allows: false, cidrBlock: "10.0.1.0/25" });
  const partly = caseWith([acl(3, ...all, part)], ["subnet-3"]);
  expect(findingOf(gatewayAclsRule, partly)).toMatchObject({
    ...{ name: "gateway-acl-partly-closed", severity: "risk" },
  });
});

test("of the attachment's subnets, that in the client's zone is the one that counts", () => {
  expect(
    namesOf(gatewayAclsRule, caseWith([acl(4), acl(3, ...all)], ["subnet-3", "subnet-4"])),
  ).toEqual([]);
  expect(namesOf(gatewayAclsRule, caseWith([acl(4)], ["subnet-4"]))).toEqual([]);
});

test("in the client's own subnet, no ACL is asked about the answers", () => {
  expect(namesOf(gatewayAclsRule, caseWith([acl(1, all[0]!)], ["subnet-1"]))).toEqual([]);
  expect(findingOf(gatewayAclsRule, caseWith([acl(1, all[1]!)], ["subnet-1"]))).toMatchObject({
    ...{ name: "gateway-acl-closed" },
    subject: "Network ACL acl-1 before tgw-1 for clients in on TCP 5432",
  });
});

test("attachments, ACLs and subnets that were not seen say nothing", () => {
  const closed = caseWith([acl(3)], ["subnet-3"]);
  const unseen = ["gatewayAttachments", "networkAcls", "subnets"].map((part) => ({
    ...closed,
    vpc: { ...closed.vpc, [part]: UNSEEN },
  }));
  const cases = [...unseen, { ...closed, subnet: undefined }];
  expect(cases.flatMap((one) => namesOf(gatewayAclsRule, one))).toEqual([]);
});
