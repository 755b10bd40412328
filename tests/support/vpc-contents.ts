import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type SecurityGroup,
} from "@aws-sdk/client-ec2";

/** A route over a peering connection or a transit gateway. */
export interface PeeringRoute {
  RouteTableId: string;
  DestinationCidrBlock: string;
}

/** The routes over peering connections and transit gateways in these VPCs. */
export async function peeringRoutes(
  ec2: EC2Client,
  vpcIds: readonly string[],
): Promise<PeeringRoute[]> {
  const Filters = [{ Name: "vpc-id", Values: [...vpcIds] }];
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
  return RouteTables.flatMap(({ RouteTableId = "", Routes = [] }) =>
    Routes.filter(
      (route) => (route.VpcPeeringConnectionId ?? route.TransitGatewayId) !== undefined,
    ).map(({ DestinationCidrBlock = "" }) => ({ RouteTableId, DestinationCidrBlock })),
  );
}

/** The security groups of these VPCs but the default ones, which AWS makes. */
export async function madeSecurityGroups(
  ec2: EC2Client,
  vpcIds: readonly string[],
): Promise<SecurityGroup[]> {
  const Filters = [{ Name: "vpc-id", Values: [...vpcIds] }];
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  return SecurityGroups.filter(({ GroupName }) => GroupName !== "default");
}
