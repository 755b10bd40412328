import type { EC2 } from "@aws-sdk/client-ec2";

/** A VPC of the customer's, as it was before anybody thought of a private database. */
export interface CustomerVpc {
  vpcId: string;
  cidr: string;
  subnetIds: string[];
  /** The main route table and one for the private subnet. */
  routeTableIds: string[];
}

/** Makes a VPC with two subnets and two route tables. */
export async function createCustomerVpc(ec2: EC2, cidr = "10.20.0.0/16"): Promise<CustomerVpc> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: cidr });
  const VpcId = required(Vpc?.VpcId);
  const prefix = cidr.split(".").slice(0, 2).join(".");
  const subnetIds: string[] = [];
  for (const third of [1, 2]) {
    const CidrBlock = `${prefix}.${third}.0/24`;
    const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock });
    subnetIds.push(required(Subnet?.SubnetId));
  }
  const { RouteTable } = await ec2.createRouteTable({ VpcId });
  await ec2.associateRouteTable({
    RouteTableId: required(RouteTable?.RouteTableId),
    SubnetId: required(subnetIds[1]),
  });
  const { RouteTables = [] } = await ec2.describeRouteTables({
    Filters: [{ Name: "vpc-id", Values: [VpcId] }],
  });
  const routeTableIds = RouteTables.map((table) => required(table.RouteTableId)).sort();
  return { vpcId: VpcId, cidr, subnetIds, routeTableIds };
}

function required(id: string | undefined): string {
  if (id === undefined) throw new Error("EC2: it made something and did not tell its id.");
  return id;
}
