import type { EC2 } from "@aws-sdk/client-ec2";
import { arnOf, toAws, toPulumi, where } from "../names";
import { resourceType } from "../resource-type";
import { tagMap } from "../tags";

interface Inputs {
  cidrBlock: string;
  instanceTenancy: "default" | "dedicated";
  enableDnsHostnames?: boolean;
  enableDnsSupport: boolean;
}

/** `aws.ec2.Vpc` */
export const vpc = resourceType<Inputs>({
  label: "VPC",
  replaces: ["cidrBlock", "instanceTenancy"],
  updates: ["enableDnsHostnames", "enableDnsSupport"],
  required: ["cidrBlock"],
  defaults: { instanceTenancy: "default", enableDnsSupport: true },
  outputs: [
    ...["arn", "defaultNetworkAclId", "defaultRouteTableId", "defaultSecurityGroupId"],
    ...["dhcpOptionsId", "enableDnsHostnames", "mainRouteTableId", "ownerId"],
  ],
  tags: "vpc",
  gone: { onRead: ["InvalidVpcID.NotFound"], onDelete: ["InvalidVpcID.NotFound"] },
  patience: { onDelete: { codes: ["DependencyViolation"], minutes: 5 } },

  async create({ ec2 }, inputs, tags) {
    const request = toAws(inputs, "cidrBlock", "instanceTenancy");
    const { Vpc } = await ec2.createVpc({ ...request, ...tags });
    return { id: Vpc?.VpcId ?? "" };
  },

  async settle({ ec2 }, id, { enableDnsHostnames, enableDnsSupport }) {
    const now = await dnsOf(ec2, id);
    // AWS takes one attribute per request.
    if (now.enableDnsSupport !== enableDnsSupport) {
      await ec2.modifyVpcAttribute({ VpcId: id, EnableDnsSupport: { Value: enableDnsSupport } });
    }
    if (enableDnsHostnames !== undefined && now.enableDnsHostnames !== enableDnsHostnames) {
      const EnableDnsHostnames = { Value: enableDnsHostnames };
      await ec2.modifyVpcAttribute({ VpcId: id, EnableDnsHostnames });
    }
  },

  async find({ ec2, region }, id) {
    const { Vpcs: [found] = [] } = await ec2.describeVpcs({ VpcIds: [id] });
    if (!found) return undefined;
    const defaultGroup = where({ "vpc-id": id, "group-name": "default" });
    const [dns, mainRouteTableId, groups, acls] = await Promise.all([
      dnsOf(ec2, id),
      mainRouteTableOf(ec2, id),
      ec2.describeSecurityGroups(defaultGroup),
      ec2.describeNetworkAcls(where({ "vpc-id": id, default: "true" })),
    ]);
    return {
      ...dns,
      ...toPulumi(found, "cidrBlock", "dhcpOptionsId", "instanceTenancy", "ownerId"),
      arn: arnOf("vpc", region, found.OwnerId, id),
      defaultNetworkAclId: acls.NetworkAcls?.[0]?.NetworkAclId,
      defaultRouteTableId: mainRouteTableId,
      defaultSecurityGroupId: groups.SecurityGroups?.[0]?.GroupId,
      mainRouteTableId,
      tagsAll: tagMap(found.Tags),
    };
  },

  remove: ({ ec2 }, id) => ec2.deleteVpc({ VpcId: id }),
});

/** The DNS settings of a VPC, which AWS shows one by one. */
export async function dnsOf(ec2: EC2, id: string) {
  const [hostnames, support] = await Promise.all([
    ec2.describeVpcAttribute({ VpcId: id, Attribute: "enableDnsHostnames" }),
    ec2.describeVpcAttribute({ VpcId: id, Attribute: "enableDnsSupport" }),
  ]);
  return {
    enableDnsHostnames: hostnames.EnableDnsHostnames?.Value ?? false,
    enableDnsSupport: support.EnableDnsSupport?.Value ?? false,
  };
}

/** The id of a VPC's main route table. */
export async function mainRouteTableOf(ec2: EC2, vpcId: string): Promise<string | undefined> {
  const isMain = where({ "vpc-id": vpcId, "association.main": "true" });
  return (await ec2.describeRouteTables(isMain)).RouteTables?.[0]?.RouteTableId;
}
