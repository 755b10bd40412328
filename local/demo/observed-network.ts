import type { EC2, IpPermission } from "@aws-sdk/client-ec2";
import type { LocalClouds } from "../local-clouds";
import type { CustomerVpc } from "../customer-vpc";

/** What exists of a network, as EC2 and the API tell it. */
export interface ObservedNetwork {
  customer: { vpcId: string; cidr: string };
  timescale: { vpcId: string; cidr: string; name: string } | undefined;
  peering: { pcx: string; awsStatus: string; tigerStatus: string } | undefined;
  routes: { routeTableId: string; destination: string; pcx: string }[];
  securityGroup: { id: string; inbound: string[]; outbound: string[] } | undefined;
  service: { id: string; host: string; port: number; attachedTo: string | undefined };
  /** VPCs of Tiger Cloud's own in AWS. */
  vendorVpcIds: string[];
}

const GONE = ["deleted", "deleting", "rejected", "failed", "expired"];

/** Asks both clouds, with no help from Pulumi. */
export async function observeNetwork(
  clouds: LocalClouds,
  customer: CustomerVpc,
  serviceId: string,
): Promise<ObservedNetwork> {
  const ec2 = clouds.ec2();
  try {
    const pcx = await findPeeringConnection(ec2, customer.vpcId);
    const [vpc] = clouds.tigerCloud.vpcs;
    const [peering] = clouds.tigerCloud.peerings;
    return {
      customer: { vpcId: customer.vpcId, cidr: customer.cidr },
      timescale: vpc && { vpcId: vpc.id, cidr: vpc.cidr, name: vpc.name },
      peering: pcx && { ...pcx, tigerStatus: peering?.status ?? "gone" },
      routes: await findPeeringRoutes(ec2, customer.vpcId),
      securityGroup: await findSecurityGroup(ec2, customer.vpcId),
      service: await readService(clouds, serviceId),
      vendorVpcIds: await findVendorVpcs(clouds),
    };
  } finally {
    ec2.destroy();
  }
}

const inVpc = (vpcId: string) => ({ Filters: [{ Name: "vpc-id", Values: [vpcId] }] });

async function findPeeringConnection(ec2: EC2, vpcId: string) {
  const { VpcPeeringConnections = [] } = await ec2.describeVpcPeeringConnections();
  const found = VpcPeeringConnections.find(
    (each) => each.AccepterVpcInfo?.VpcId === vpcId && !GONE.includes(each.Status?.Code ?? ""),
  );
  return found && { pcx: found.VpcPeeringConnectionId ?? "", awsStatus: found.Status?.Code ?? "" };
}

async function findPeeringRoutes(ec2: EC2, vpcId: string) {
  const { RouteTables = [] } = await ec2.describeRouteTables(inVpc(vpcId));
  return RouteTables.flatMap(({ RouteTableId = "", Routes = [] }) =>
    Routes.flatMap(({ DestinationCidrBlock: destination = "", VpcPeeringConnectionId: pcx }) =>
      pcx === undefined ? [] : [{ routeTableId: RouteTableId, destination, pcx }],
    ),
  );
}

async function findSecurityGroup(ec2: EC2, vpcId: string) {
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups(inVpc(vpcId));
  const group = SecurityGroups.find(({ GroupName }) => GroupName !== "default");
  const words = (rules: IpPermission[] = []) =>
    rules.map(
      ({ IpProtocol = "", FromPort = "", IpRanges = [] }) =>
        `${IpProtocol === "-1" ? "all" : IpProtocol} ${FromPort} ` +
        IpRanges.map((range) => range.CidrIp).join(", "),
    );
  return (
    group && {
      id: group.GroupId ?? "",
      inbound: words(group.IpPermissions),
      outbound: words(group.IpPermissionsEgress),
    }
  );
}

async function findVendorVpcs(clouds: LocalClouds): Promise<string[]> {
  const ec2 = clouds.ec2({ accountId: clouds.tigerCloudAccountId });
  const { Vpcs = [] } = await ec2.describeVpcs();
  ec2.destroy();
  return Vpcs.filter((vpc) => vpc.IsDefault !== true).map((vpc) => vpc.VpcId ?? "");
}

async function readService(clouds: LocalClouds, serviceId: string) {
  const { apiUrl, projectId, publicKey, secretKey } = clouds.tigerCloud;
  const response = await fetch(`${apiUrl}/projects/${projectId}/services/${serviceId}`, {
    headers: { authorization: `Basic ${btoa(`${publicKey}:${secretKey}`)}` },
  });
  if (!response.ok) throw new Error(`service ${serviceId}: the API answered ${response.status}`);
  const service = (await response.json()) as {
    endpoint?: { host: string; port: number };
    vpc_endpoint?: { host: string; port: number; vpc_id: string };
  };
  const endpoint = service.vpc_endpoint ?? service.endpoint;
  return {
    id: serviceId,
    host: endpoint?.host ?? "",
    port: endpoint?.port ?? 0,
    attachedTo: service.vpc_endpoint?.vpc_id,
  };
}
