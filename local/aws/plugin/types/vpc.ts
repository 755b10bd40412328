import type { EC2 } from "@aws-sdk/client-ec2";
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
  inputs: {
    cidrBlock: "replaces",
    instanceTenancy: "replaces",
    enableDnsHostnames: "updates",
    enableDnsSupport: "updates",
  },
  required: ["cidrBlock"],
  defaults: { instanceTenancy: "default", enableDnsSupport: true },
  outputs: [
    "arn",
    "defaultNetworkAclId",
    "defaultRouteTableId",
    "defaultSecurityGroupId",
    "dhcpOptionsId",
    "enableDnsHostnames",
    "mainRouteTableId",
    "ownerId",
  ],
  isTagged: true,
  tagSpecification: "vpc",
  gone: { onRead: ["InvalidVpcID.NotFound"], onDelete: ["InvalidVpcID.NotFound"] },
  patience: { onDelete: { codes: ["DependencyViolation"], minutes: 5 } },

  async create({ ec2 }, { cidrBlock, instanceTenancy }, tags) {
    const { Vpc } = await ec2.createVpc({
      CidrBlock: cidrBlock,
      InstanceTenancy: instanceTenancy,
      ...tags,
    });
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
    const [dns, mainRouteTableId, groupId, aclId] = await Promise.all([
      dnsOf(ec2, id),
      mainRouteTableOf(ec2, id),
      defaultGroupOf(ec2, id),
      defaultAclOf(ec2, id),
    ]);
    return {
      ...dns,
      arn: `arn:aws:ec2:${region}:${found.OwnerId ?? ""}:vpc/${id}`,
      cidrBlock: found.CidrBlock,
      defaultNetworkAclId: aclId,
      defaultRouteTableId: mainRouteTableId,
      defaultSecurityGroupId: groupId,
      dhcpOptionsId: found.DhcpOptionsId,
      instanceTenancy: found.InstanceTenancy,
      mainRouteTableId,
      ownerId: found.OwnerId,
      tagsAll: tagMap(found.Tags),
    };
  },

  async remove({ ec2 }, id) {
    await ec2.deleteVpc({ VpcId: id });
  },
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
  const { RouteTables: [table] = [] } = await ec2.describeRouteTables({
    Filters: [
      { Name: "vpc-id", Values: [vpcId] },
      { Name: "association.main", Values: ["true"] },
    ],
  });
  return table?.RouteTableId;
}

async function defaultGroupOf(ec2: EC2, vpcId: string): Promise<string | undefined> {
  const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({
    Filters: [
      { Name: "vpc-id", Values: [vpcId] },
      { Name: "group-name", Values: ["default"] },
    ],
  });
  return group?.GroupId;
}

async function defaultAclOf(ec2: EC2, vpcId: string): Promise<string | undefined> {
  const { NetworkAcls: [acl] = [] } = await ec2.describeNetworkAcls({
    Filters: [
      { Name: "vpc-id", Values: [vpcId] },
      { Name: "default", Values: ["true"] },
    ],
  });
  return acl?.NetworkAclId;
}
