import type { EC2, VpcEndpoint } from "@aws-sdk/client-ec2";
import type { HostedZoneSummary, Route53 } from "@aws-sdk/client-route-53";
import type { StackExport } from "../../local/engine/pulumi-workspace";
import { madeSecurityGroups } from "../support/vpc-contents";
import { rulesOf, type Ec2Thing } from "./ec2-strangers";

/** A customer VPC for private endpoints, with a group that clients wear. */
export interface EndpointVpc {
  vpcId: string;
  /** One in each of Tiger Cloud's zones in us-east-1. */
  subnetIds: string[];
  clientGroupId: string;
}

/** The clients of an account. */
export interface AwsClients {
  ec2: EC2;
  route53: Route53;
}

/** Makes a VPC in which private hosted zones answer. */
export async function createEndpointVpc(ec2: EC2, second: number): Promise<EndpointVpc> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: `10.${second}.0.0/16` });
  const VpcId = Vpc?.VpcId ?? "";
  await ec2.modifyVpcAttribute({ VpcId, EnableDnsHostnames: { Value: true } });
  const subnetIds: string[] = [];
  for (const [third, AvailabilityZoneId] of ["use1-az1", "use1-az6"].entries()) {
    const CidrBlock = `10.${second}.${third}.0/24`;
    const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock, AvailabilityZoneId });
    subnetIds.push(Subnet?.SubnetId ?? "");
  }
  const group = { VpcId, GroupName: "clients", Description: "Clients" };
  const { GroupId = "" } = await ec2.createSecurityGroup(group);
  // What AWS lets out of each new group is no rule for the endpoint.
  const IpPermissions = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  await ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions });
  return { vpcId: VpcId, subnetIds, clientGroupId: GroupId };
}

/** What a private endpoint makes in a VPC, in an order in which it can be removed. */
export async function thingsOfEndpoint(
  { ec2, route53 }: AwsClients,
  { vpcId, clientGroupId }: EndpointVpc,
  { deployment: { resources = [] } }: StackExport,
): Promise<Ec2Thing[]> {
  const known = new Set(resources.map(({ id }) => id));
  const endpoints = await endpointsIn(ec2, vpcId);
  const own = endpoints.find(({ VpcEndpointId }) => known.has(VpcEndpointId));
  const { HostedZoneSummaries: zones = [] } = await route53.listHostedZonesByVPC({
    ...{ VPCId: vpcId, VPCRegion: "us-east-1" },
  });
  const inZones = zones.map((zone) => zoneThings(route53, zone, known, own?.VpcEndpointId ?? ""));
  const groups = await madeSecurityGroups(ec2, [vpcId]);
  const inGroups = groups.map(async ({ GroupId = "" }): Promise<Ec2Thing[]> => {
    if (GroupId === clientGroupId) return rulesOf(ec2, GroupId, known);
    const group: Ec2Thing = {
      ...{ kind: "security group", says: "security group", isKnown: known.has(GroupId) },
      remove: () => ec2.deleteSecurityGroup({ GroupId }),
    };
    return known.has(GroupId) ? [...(await rulesOf(ec2, GroupId, known)), group] : [group];
  });
  return [
    ...endpoints.map((endpoint) => endpointThing(ec2, endpoint, known)),
    ...(await Promise.all(inGroups)).flat(),
    ...(await Promise.all(inZones)).flat(),
  ];
}

/** The endpoints of a VPC: AWS goes on listing for a while what was deleted. */
async function endpointsIn(ec2: EC2, vpcId: string): Promise<VpcEndpoint[]> {
  const Filters = [{ Name: "vpc-id", Values: [vpcId] }];
  const { VpcEndpoints = [] } = await ec2.describeVpcEndpoints({ Filters });
  return VpcEndpoints.filter(({ State }) => (State as string) !== "deleted");
}

function endpointThing(
  ec2: EC2,
  { VpcEndpointId = "", State, SubnetIds = [] }: VpcEndpoint,
  known: ReadonlySet<string | undefined>,
): Ec2Thing {
  return {
    kind: "VPC endpoint",
    says: `endpoint in ${SubnetIds.length} subnets, ${State as string | undefined}`,
    isKnown: known.has(VpcEndpointId),
    remove: () => ec2.deleteVpcEndpoints({ VpcEndpointIds: [VpcEndpointId] }),
  };
}

/** The addresses in a zone, and the zone itself. */
async function zoneThings(
  route53: Route53,
  { HostedZoneId = "", Name = "" }: HostedZoneSummary,
  known: ReadonlySet<string | undefined>,
  endpointId: string,
): Promise<Ec2Thing[]> {
  const { ResourceRecordSets = [] } = await route53.listResourceRecordSets({ HostedZoneId });
  const records = ResourceRecordSets.filter(({ Type }) => Type === "A").map((record): Ec2Thing => {
    const target = record.AliasTarget?.DNSName ?? "";
    const Changes = [{ Action: "DELETE" as const, ResourceRecordSet: record }];
    const name = (record.Name ?? "").replace(/\.$/, "");
    return {
      kind: "record",
      says: target.startsWith(`${endpointId}-`) ? "record of the endpoint" : `record of ${target}`,
      isKnown: known.has(`${HostedZoneId}_${name}_A`),
      remove: () => route53.changeResourceRecordSets({ HostedZoneId, ChangeBatch: { Changes } }),
    };
  });
  const zone: Ec2Thing = {
    ...{ kind: "zone", says: `zone ${Name.replace(/\.$/, "")}`, isKnown: known.has(HostedZoneId) },
    remove: () => route53.deleteHostedZone({ Id: HostedZoneId }),
  };
  return [...records, zone];
}
