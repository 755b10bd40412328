import { privateEndpointZoneIds } from "../../../provider/rules/private-endpoint-zones";
import type { PrivateLinkConnection } from "../../../provider/tiger-cloud/private-link-answers";
import { REGION, until, type DoctorClouds } from "./clouds";

/** A service behind a private endpoint in a customer VPC. */
export interface EndpointNetwork {
  serviceId: string;
  host: string;
  vpcId: string;
  subnetIds: string[];
  vpcEndpointId: string;
  connectionId: string;
  /** Lets clients of the VPC in. */
  endpointGroupId: string;
  /** Lets the client out to the VPC. */
  groupId: string;
  zoneId: string;
}

/** What to leave out of it. */
export type Omitted = "claim" | "service" | "inbound" | "host-names" | "zone" | "record";

const VPC_CIDR = "10.30.0.0/16";
const PORTS = [5432, 5433, 6432];

let made = 0;

/** Makes such a network, all of it or without a part. */
export async function makeBehindEndpoint(
  on: DoctorClouds,
  without?: Omitted,
): Promise<EndpointNetwork> {
  const number = ++made;
  const seed = { name: `linked-${number}`, regionCode: REGION };
  const serviceId = on.clouds.tigerCloud.addService(seed);
  const network = await makeVpc(on, without);
  const endpoint = await makeEndpoint(on, network, without);
  const connectionId = without === "claim" ? "" : await claim(on, endpoint.vpcEndpointId);
  const isAttached = without !== "claim" && without !== "service";
  if (isAttached) await attachService(on, serviceId, connectionId);
  const host = (await on.api.services.get(serviceId)).publicEndpoint?.host ?? "";
  const zoneId =
    without === "zone" ? "" : await makeZone(on, { ...network, ...endpoint, host }, without);
  return { serviceId, host, ...network, ...endpoint, connectionId, zoneId };
}

async function makeVpc({ ec2 }: DoctorClouds, without: Omitted | undefined) {
  const { Vpc } = await ec2.createVpc({ CidrBlock: VPC_CIDR });
  const vpcId = Vpc!.VpcId!;
  await ec2.modifyVpcAttribute({ VpcId: vpcId, EnableDnsSupport: { Value: true } });
  const hasNames = without !== "host-names";
  await ec2.modifyVpcAttribute({ VpcId: vpcId, EnableDnsHostnames: { Value: hasNames } });
  const subnetIds: string[] = [];
  for (const [index, AvailabilityZoneId] of privateEndpointZoneIds(REGION).entries()) {
    const place = { VpcId: vpcId, AvailabilityZoneId, CidrBlock: `10.30.${index}.0/24` };
    subnetIds.push((await ec2.createSubnet(place)).Subnet!.SubnetId!);
  }
  return { vpcId, subnetIds };
}

async function makeEndpoint(
  { ec2, api }: DoctorClouds,
  { vpcId: VpcId, subnetIds: SubnetIds }: { vpcId: string; subnetIds: string[] },
  without: Omitted | undefined,
) {
  const group = async (GroupName: string) =>
    (await ec2.createSecurityGroup({ GroupName, Description: "by hand", VpcId })).GroupId!;
  const [endpointGroupId, groupId] = [await group("endpoint"), await group("clients")];
  for (const port of without === "inbound" ? [] : PORTS) {
    const range = { IpProtocol: "tcp", FromPort: port, ToPort: port };
    await ec2.authorizeSecurityGroupIngress({
      ...{ GroupId: endpointGroupId },
      IpPermissions: [{ ...range, IpRanges: [{ CidrIp: VPC_CIDR }] }],
    });
  }
  const regions = await api.privateLinks.listRegions();
  const ServiceName = regions.find(({ regionCode }) => regionCode === REGION)!.serviceName;
  const { VpcEndpoint } = await ec2.createVpcEndpoint({
    ...{ VpcEndpointType: "Interface", VpcId, SubnetIds, ServiceName },
    ...{ SecurityGroupIds: [endpointGroupId], PrivateDnsEnabled: false },
  });
  return { vpcEndpointId: VpcEndpoint!.VpcEndpointId!, endpointGroupId, groupId };
}

async function claim({ api }: DoctorClouds, vpcEndpointId: string): Promise<string> {
  return until("the endpoint is claimed", async () => {
    await api.privateLinks.sync();
    return (await api.privateLinks.claim(vpcEndpointId)).id;
  });
}

async function attachService({ api }: DoctorClouds, serviceId: string, connectionId: string) {
  await api.privateLinks.attach(serviceId, connectionId);
  const isThere = ({ bindings }: PrivateLinkConnection) =>
    bindings.some((one) => one.serviceId === serviceId && one.endpoint !== undefined);
  await until("the bindings are there", async () => {
    const shown = await api.privateLinks.get(connectionId);
    return isThere(shown) ? true : undefined;
  });
}

/** A private zone of the service's own name, with an alias to the endpoint. */
async function makeZone(
  { ec2, route53 }: DoctorClouds,
  { vpcId, vpcEndpointId, host }: { vpcId: string; vpcEndpointId: string; host: string },
  without: Omitted | undefined,
): Promise<string> {
  const { HostedZone } = await route53.createHostedZone({
    ...{ Name: host, CallerReference: vpcId },
    VPC: { VPCId: vpcId, VPCRegion: REGION },
  });
  const zoneId = HostedZone!.Id!;
  if (without === "record") return zoneId;
  const shown = await ec2.describeVpcEndpoints({ VpcEndpointIds: [vpcEndpointId] });
  const [entry] = shown.VpcEndpoints![0]!.DnsEntries!;
  const AliasTarget = {
    ...{
      DNSName: entry!.DnsName!,
      HostedZoneId: entry!.HostedZoneId!,
      EvaluateTargetHealth: false,
    },
  };
  await route53.changeResourceRecordSets({
    HostedZoneId: zoneId,
    ChangeBatch: {
      Changes: [{ Action: "CREATE", ResourceRecordSet: { Name: host, Type: "A", AliasTarget } }],
    },
  });
  return zoneId;
}
