import { compact, textOf, type Properties } from "../properties";
import type { Aws } from "../session";
import { tagMap } from "../tags";
import { dnsOf, mainRouteTableOf } from "../types/vpc";
import { filtersOf, noneOn, single, withFilters } from "./filters";

const NO_GROUP = ["InvalidGroup.NotFound", "InvalidSecurityGroupID.NotFound"];

/** `aws.ec2.getVpc` */
export async function getVpc({ ec2, region }: Aws, args: Properties): Promise<Properties> {
  const asked = textOf(args, "id");
  const isDefault = args["default"] === true ? [{ Name: "is-default", Values: ["true"] }] : [];
  const names = { cidrBlock: "cidr", dhcpOptionsId: "dhcp-options-id", state: "state" };
  const { Vpcs = [] } = await noneOn(["InvalidVpcID.NotFound"], () =>
    ec2.describeVpcs({
      ...(asked && { VpcIds: [asked] }),
      ...withFilters([...filtersOf(args, names), ...isDefault]),
    }),
  );
  const found = single("EC2 VPC", Vpcs);
  const { VpcId: id = "", OwnerId: ownerId = "" } = found;
  const [dns, mainRouteTableId, usage] = await Promise.all([
    dnsOf(ec2, id),
    mainRouteTableOf(ec2, id),
    ec2.describeVpcAttribute({ VpcId: id, Attribute: "enableNetworkAddressUsageMetrics" }),
  ]);
  return {
    ...dns,
    enableNetworkAddressUsageMetrics: usage.EnableNetworkAddressUsageMetrics?.Value ?? false,
    id,
    ownerId,
    arn: `arn:aws:ec2:${region}:${ownerId}:vpc/${id}`,
    cidrBlock: found.CidrBlock,
    cidrBlockAssociations: (found.CidrBlockAssociationSet ?? []).map((association) => ({
      associationId: association.AssociationId,
      cidrBlock: association.CidrBlock,
      state: association.CidrBlockState?.State,
    })),
    default: found.IsDefault ?? false,
    dhcpOptionsId: found.DhcpOptionsId,
    instanceTenancy: found.InstanceTenancy,
    mainRouteTableId,
    region,
    state: found.State,
    tags: tagMap(found.Tags),
  };
}

/** `aws.ec2.getSecurityGroup` */
export async function getSecurityGroup(aws: Aws, args: Properties): Promise<Properties> {
  const asked = textOf(args, "id");
  const names = { name: "group-name", vpcId: "vpc-id" };
  const { SecurityGroups = [] } = await noneOn(NO_GROUP, () =>
    aws.ec2.describeSecurityGroups({
      ...(asked && { GroupIds: [asked] }),
      ...withFilters(filtersOf(args, names)),
    }),
  );
  const found = single("EC2 Security Group", SecurityGroups);
  const { GroupId: id = "", OwnerId: ownerId = "" } = found;
  return {
    id,
    arn: `arn:aws:ec2:${aws.region}:${ownerId}:security-group/${id}`,
    description: found.Description,
    name: found.GroupName,
    region: aws.region,
    tags: tagMap(found.Tags),
    vpcId: found.VpcId,
  };
}

/** `aws.ec2.getSecurityGroups` */
export async function getSecurityGroups(aws: Aws, args: Properties): Promise<Properties> {
  const { SecurityGroups: found = [] } = await aws.ec2.describeSecurityGroups(
    withFilters(filtersOf(args, {})),
  );
  const arnOf = (owner = "", id = "") => `arn:aws:ec2:${aws.region}:${owner}:security-group/${id}`;
  return {
    arns: found.map(({ OwnerId, GroupId }) => arnOf(OwnerId, GroupId)),
    id: aws.region,
    ids: found.map(({ GroupId }) => GroupId),
    region: aws.region,
    tags: {},
    vpcIds: found.map(({ VpcId }) => VpcId),
  };
}

/** `aws.ec2.getSubnets` */
export async function getSubnets({ ec2, region }: Aws, args: Properties): Promise<Properties> {
  const { Subnets = [] } = await ec2.describeSubnets(withFilters(filtersOf(args, {})));
  return { id: region, ids: Subnets.map(({ SubnetId }) => SubnetId).sort(), region };
}

/** `aws.ec2.getSubnet` */
export async function getSubnet({ ec2, region }: Aws, args: Properties): Promise<Properties> {
  const asked = textOf(args, "id");
  const names = {
    availabilityZone: "availability-zone",
    availabilityZoneId: "availability-zone-id",
    cidrBlock: "cidr-block",
    state: "state",
    vpcId: "vpc-id",
  };
  const { Subnets = [] } = await noneOn(["InvalidSubnetID.NotFound"], () =>
    ec2.describeSubnets({
      ...(asked && { SubnetIds: [asked] }),
      ...withFilters(filtersOf(args, names)),
    }),
  );
  const found = single("EC2 Subnet", Subnets);
  const { SubnetId: id = "", OwnerId: ownerId = "" } = found;
  return compact({
    id,
    ownerId,
    arn: `arn:aws:ec2:${region}:${ownerId}:subnet/${id}`,
    availabilityZone: found.AvailabilityZone,
    availabilityZoneId: found.AvailabilityZoneId,
    availableIpAddressCount: found.AvailableIpAddressCount,
    cidrBlock: found.CidrBlock,
    defaultForAz: found.DefaultForAz,
    mapPublicIpOnLaunch: found.MapPublicIpOnLaunch,
    region,
    state: found.State,
    tags: tagMap(found.Tags),
    vpcId: found.VpcId,
  });
}
