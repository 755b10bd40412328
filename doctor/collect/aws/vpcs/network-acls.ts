import { canonicalCidr } from "../../../../provider/rules/cidr";
import type { NetworkAcl, NetworkAclEntry } from "../../../facts/aws";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";
import { byVpc, type ByVpc } from "./by-vpc";

/** The network ACLs of VPCs. */
export async function collectNetworkAcls(
  account: AccountRegion,
  vpcIds: readonly string[],
): Promise<ByVpc<NetworkAcl>> {
  const acls = await account.list({
    right: "ec2:DescribeNetworkAcls",
    filter: { name: "vpc-id", values: vpcIds },
    call: (ec2, input, options) => ec2.describeNetworkAcls(input, options),
    items: ({ NetworkAcls }) => NetworkAcls,
  });
  return byVpc(acls, aclOf);
}

function aclOf({ NetworkAclId = "", Associations = [], Entries = [] }: Ec2.NetworkAcl): NetworkAcl {
  return {
    networkAclId: NetworkAclId,
    subnetIds: Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    entries: Entries.flatMap(entriesOf),
  };
}

/** One, or none of IPv4. */
function entriesOf(entry: Ec2.NetworkAclEntry): NetworkAclEntry[] {
  const { CidrBlock, RuleNumber = 0, Egress, RuleAction, Protocol = "-1", PortRange } = entry;
  if (CidrBlock === undefined) return [];
  const { From, To } = PortRange ?? {};
  return [
    {
      ruleNumber: RuleNumber,
      direction: Egress === true ? "out" : "in",
      allows: RuleAction === "allow",
      cidrBlock: canonicalCidr(CidrBlock),
      protocol: Protocol,
      ports: From === undefined || To === undefined ? undefined : [From, To],
    },
  ];
}
