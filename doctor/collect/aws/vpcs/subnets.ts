import { canonicalCidr } from "../../../../provider/rules/cidr";
import type { Subnet } from "../../../facts/aws";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";
import { byVpc, type ByVpc } from "./by-vpc";

/** The subnets of VPCs. */
export async function collectSubnets(
  account: AccountRegion,
  vpcIds: readonly string[],
): Promise<ByVpc<Subnet>> {
  const subnets = await account.list({
    right: "ec2:DescribeSubnets",
    filter: { name: "vpc-id", values: vpcIds },
    call: (ec2, input, options) => ec2.describeSubnets(input, options),
    items: ({ Subnets }) => Subnets,
  });
  return byVpc(subnets, subnetOf);
}

function subnetOf({ SubnetId = "", CidrBlock = "", AvailabilityZoneId = "" }: Ec2.Subnet): Subnet {
  return { subnetId: SubnetId, cidrBlock: canonicalCidr(CidrBlock), zoneId: AvailabilityZoneId };
}
