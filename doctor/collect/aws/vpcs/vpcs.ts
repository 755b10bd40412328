import { canonicalCidr } from "../../../../provider/rules/cidr";
import type { Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";
import { seenAs } from "../seen-as";

/** A VPC as far as AWS shows it. */
export interface FoundVpc {
  accountId: string;
  cidrBlocks: readonly string[];
}

/** Those of the VPCs that there are, by their ids. */
export async function collectVpcs(
  account: AccountRegion,
  vpcIds: readonly string[],
): Promise<Seen<ReadonlyMap<string, FoundVpc>>> {
  const vpcs = await account.list({
    right: "ec2:DescribeVpcs",
    filter: { name: "vpc-id", values: vpcIds },
    call: (ec2, input, options) => ec2.describeVpcs(input, options),
    items: ({ Vpcs }) => Vpcs,
  });
  return seenAs(vpcs, (all) => new Map(all.map((vpc) => [vpc.VpcId ?? "", vpcOf(vpc)])));
}

/** A setting of a VPC's resolver. */
export async function collectDnsAttribute(
  account: AccountRegion,
  vpcId: string,
  attribute: "enableDnsSupport" | "enableDnsHostnames",
): Promise<Seen<boolean>> {
  const answer = await account.ec2("ec2:DescribeVpcAttribute", (ec2, options) =>
    ec2.describeVpcAttribute({ VpcId: vpcId, Attribute: attribute }, options),
  );
  return seenAs(answer, ({ EnableDnsSupport, EnableDnsHostnames }) => {
    const told = attribute === "enableDnsSupport" ? EnableDnsSupport : EnableDnsHostnames;
    return told?.Value === true;
  });
}

/** The first block is always there; others come and go. */
function vpcOf({ OwnerId = "", CidrBlock, CidrBlockAssociationSet = [] }: Ec2.Vpc): FoundVpc {
  const associated = CidrBlockAssociationSet.filter(
    ({ CidrBlockState }) => CidrBlockState?.State === "associated",
  ).map((association) => association.CidrBlock);
  const blocks = [CidrBlock, ...associated].filter((block) => block !== undefined);
  return { accountId: OwnerId, cidrBlocks: [...new Set(blocks.map(canonicalCidr))] };
}
