import type { VpcEndpoint } from "../../../facts/aws";
import type { Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";
import { seenAs } from "../seen-as";

/** The endpoints of VPCs of all types, as AWS shows them. */
export function collectVpcEndpoints(
  account: AccountRegion,
  vpcIds: readonly string[],
): Promise<Seen<readonly Ec2.VpcEndpoint[]>> {
  return account.list({
    right: "ec2:DescribeVpcEndpoints",
    filter: { name: "vpc-id", values: vpcIds },
    call: (ec2, input, options) => ec2.describeVpcEndpoints(input, options),
    items: ({ VpcEndpoints }) => VpcEndpoints,
  });
}

export const isInterfaceEndpoint = ({ VpcEndpointType }: Ec2.VpcEndpoint): boolean =>
  VpcEndpointType === "Interface";

/** The ids of gateway endpoints, which lead to services of AWS alone. */
export function gatewayEndpointIdsOf(endpoints: readonly Ec2.VpcEndpoint[]): Set<string> {
  const gateways = endpoints.filter(({ VpcEndpointType }) => VpcEndpointType === "Gateway");
  return new Set(gateways.flatMap(({ VpcEndpointId }) => VpcEndpointId ?? []));
}

/** The private addresses of network interfaces, by `eni-…`: asked once for the interfaces of all endpoints. */
export type InterfaceAddresses = Seen<ReadonlyMap<string, readonly string[]>>;

export async function collectEndpointAddresses(
  account: AccountRegion,
  endpoints: readonly Ec2.VpcEndpoint[],
): Promise<InterfaceAddresses> {
  const ids = endpoints.flatMap(({ NetworkInterfaceIds = [] }) => NetworkInterfaceIds);
  const interfaces = await account.list({
    right: "ec2:DescribeNetworkInterfaces",
    filter: { name: "network-interface-id", values: ids },
    call: (ec2, input, options) => ec2.describeNetworkInterfaces(input, options),
    items: ({ NetworkInterfaces }) => NetworkInterfaces,
  });
  return seenAs(
    interfaces,
    (all) => new Map(all.map((one) => [one.NetworkInterfaceId ?? "", addressesOf(one)])),
  );
}

function addressesOf({ PrivateIpAddress, PrivateIpAddresses = [] }: Ec2.NetworkInterface) {
  const all = [PrivateIpAddress, ...PrivateIpAddresses.map((one) => one.PrivateIpAddress)];
  return [...new Set(all.filter((address) => address !== undefined))];
}

/** An interface endpoint as a fact. */
export function vpcEndpointOf(
  endpoint: Ec2.VpcEndpoint,
  addresses: InterfaceAddresses,
): VpcEndpoint {
  const { NetworkInterfaceIds = [], Groups = [], DnsEntries = [] } = endpoint;
  return {
    vpcEndpointId: endpoint.VpcEndpointId ?? "",
    serviceName: endpoint.ServiceName ?? "",
    state: (endpoint.State ?? "").toLowerCase(),
    subnetIds: endpoint.SubnetIds ?? [],
    securityGroupIds: Groups.flatMap(({ GroupId }) => GroupId ?? []),
    addresses: seenAs(addresses, (all) => NetworkInterfaceIds.flatMap((id) => all.get(id) ?? [])),
    dnsNames: DnsEntries.flatMap(({ DnsName }) => DnsName ?? []).sort(regionalFirst),
  };
}

/** A zonal name is the regional one with the zone at the end of its first label. */
function regionalFirst(one: string, other: string): number {
  return labelLength(one) - labelLength(other);
}

const labelLength = (name: string) => name.split(".", 1)[0]?.length ?? 0;
