import { arnOf, toPulumi } from "../names";
import { compact } from "../properties";
import { tagMap } from "../tags";
import { dnsOf, mainRouteTableOf } from "../types/vpc";
import { filtersOf, many, one, withFilters, type Look } from "./find";

/** `aws.ec2.getVpc` */
export const getVpc = one({
  what: "EC2 VPC",
  ids: "VpcIds",
  none: ["InvalidVpcID.NotFound"],
  filters: {
    ...{ cidrBlock: "cidr", dhcpOptionsId: "dhcp-options-id", state: "state" },
    default: "is-default",
  },
  list: async (ec2, request) => (await ec2.describeVpcs(request)).Vpcs,
  async tell(found, { ec2, region }) {
    const { VpcId: id = "" } = found;
    const [dns, mainRouteTableId, usage] = await Promise.all([
      dnsOf(ec2, id),
      mainRouteTableOf(ec2, id),
      ec2.describeVpcAttribute({ VpcId: id, Attribute: "enableNetworkAddressUsageMetrics" }),
    ]);
    return {
      ...dns,
      enableNetworkAddressUsageMetrics: usage.EnableNetworkAddressUsageMetrics?.Value ?? false,
      id,
      arn: arnOf("vpc", region, found.OwnerId, id),
      ...toPulumi(found, "cidrBlock", "dhcpOptionsId", "instanceTenancy", "ownerId", "state"),
      cidrBlockAssociations: (found.CidrBlockAssociationSet ?? []).map((association) => ({
        ...toPulumi(association, "associationId", "cidrBlock"),
        state: association.CidrBlockState?.State,
      })),
      default: found.IsDefault ?? false,
      mainRouteTableId,
      tags: tagMap(found.Tags),
    };
  },
});

/** `aws.ec2.getSecurityGroup` */
export const getSecurityGroup = one({
  what: "EC2 Security Group",
  ids: "GroupIds",
  none: ["InvalidGroup.NotFound", "InvalidSecurityGroupID.NotFound"],
  filters: { name: "group-name", vpcId: "vpc-id" },
  list: async (ec2, request) => (await ec2.describeSecurityGroups(request)).SecurityGroups,
  tell: (found, { region }) => ({
    id: found.GroupId,
    arn: arnOf("security-group", region, found.OwnerId, found.GroupId),
    ...toPulumi(found, "description", "vpcId"),
    name: found.GroupName,
    tags: tagMap(found.Tags),
  }),
});

/** `aws.ec2.getSecurityGroups` */
export const getSecurityGroups: Look = async ({ ec2, region }, args) => {
  const request = withFilters(filtersOf(args, {}));
  const { SecurityGroups: found = [] } = await ec2.describeSecurityGroups(request);
  return {
    arns: found.map(({ OwnerId, GroupId }) => arnOf("security-group", region, OwnerId, GroupId)),
    id: region,
    ids: found.map(({ GroupId }) => GroupId),
    region,
    tags: {},
    vpcIds: found.map(({ VpcId }) => VpcId),
  };
};

/** `aws.ec2.getSubnets` */
export const getSubnets = many(async (ec2, request) =>
  (await ec2.describeSubnets(request)).Subnets?.map(({ SubnetId }) => SubnetId),
);

/** `aws.ec2.getSubnet` */
export const getSubnet = one({
  what: "EC2 Subnet",
  ids: "SubnetIds",
  none: ["InvalidSubnetID.NotFound"],
  filters: {
    ...{ availabilityZone: "availability-zone", availabilityZoneId: "availability-zone-id" },
    ...{ cidrBlock: "cidr-block", state: "state", vpcId: "vpc-id" },
  },
  list: async (ec2, request) => (await ec2.describeSubnets(request)).Subnets,
  tell: (found, { region }) =>
    compact({
      id: found.SubnetId,
      arn: arnOf("subnet", region, found.OwnerId, found.SubnetId),
      ...toPulumi(found, "availabilityZone", "availabilityZoneId", "availableIpAddressCount"),
      ...toPulumi(found, "cidrBlock", "defaultForAz", "mapPublicIpOnLaunch"),
      ...toPulumi(found, "ownerId", "state", "vpcId"),
      tags: tagMap(found.Tags),
    }),
});
