import {
  DescribeSecurityGroupsCommand,
  DescribeVpcPeeringConnectionsCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { peeringRoutes } from "../../support/vpc-contents";

/** What a network leaves in a customer VPC, in words without ids; nothing where there is none of it. */
export async function tracesInVpc(ec2: EC2Client, vpcId: string): Promise<string[]> {
  const Filters = [{ Name: "vpc-id", Values: [vpcId] }];
  const [routes, groups, peerings] = await Promise.all([
    peeringRoutes(ec2, [vpcId]),
    ec2.send(new DescribeSecurityGroupsCommand({ Filters })),
    ec2.send(new DescribeVpcPeeringConnectionsCommand({})),
  ]);
  const live = (peerings.VpcPeeringConnections ?? []).filter(
    ({ AccepterVpcInfo, Status }) =>
      AccepterVpcInfo?.VpcId === vpcId && !["deleted", "rejected"].includes(Status?.Code ?? ""),
  );
  return [
    ...live.map(({ Status }) => `peering ${Status?.Code ?? ""}`),
    ...routes.map(({ DestinationCidrBlock }) => `route to ${DestinationCidrBlock}`),
    ...(groups.SecurityGroups ?? []).flatMap(({ IpPermissions = [], IpPermissionsEgress = [] }) => [
      ...IpPermissions.filter(({ FromPort }) => FromPort !== undefined).map(
        ({ FromPort }) => `in from port ${FromPort!}`,
      ),
      ...IpPermissionsEgress.flatMap(({ FromPort, IpRanges = [] }) =>
        IpRanges.filter(() => FromPort !== undefined).map(
          ({ CidrIp }) => `out to ${CidrIp ?? ""} port ${FromPort!}`,
        ),
      ),
    ]),
  ].sort();
}
