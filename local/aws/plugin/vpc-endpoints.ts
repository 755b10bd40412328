import type { EC2, VpcEndpoint } from "@aws-sdk/client-ec2";
import { forgiving } from "./errors";
import { arnOf, toPulumi, where } from "./names";
import type { Properties } from "./properties";

/** By this code AWS says that there is no such endpoint. */
export const NO_ENDPOINT = ["InvalidVpcEndpointId.NotFound"];

/** An endpoint by its id; undefined when it is gone. One that was rejected is there. */
export async function endpointOf(ec2: EC2, id: string): Promise<VpcEndpoint | undefined> {
  const found = await forgiving(NO_ENDPOINT, async () => {
    const listed = await ec2.describeVpcEndpoints({ VpcEndpointIds: [id] });
    return listed.VpcEndpoints?.[0];
  });
  return stateOf(found) === "deleted" ? undefined : found;
}

/** EC2's word, such as `available`: the SDK knows them by a capital letter that they do not have. */
export const stateOf = (endpoint: VpcEndpoint | undefined): string | undefined => endpoint?.State;

/** What the real provider tells of an endpoint, as a resource and as the answer of a look-up. */
export async function toldEndpoint(
  ec2: EC2,
  region: string,
  found: VpcEndpoint,
): Promise<Properties> {
  // The real provider looks for the prefix list of each endpoint: only those of gateways have one.
  const lists = await ec2.describePrefixLists(
    where({ "prefix-list-name": found.ServiceName ?? "" }),
  );
  const [list] = lists.PrefixLists ?? [];
  return {
    arn: arnOf("vpc-endpoint", region, found.OwnerId, found.VpcEndpointId),
    cidrBlocks: list?.Cidrs ?? [],
    dnsEntries: (found.DnsEntries ?? []).map((entry) => toPulumi(entry, "dnsName", "hostedZoneId")),
    ...toPulumi(found, "ipAddressType", "networkInterfaceIds", "ownerId", "privateDnsEnabled"),
    ...toPulumi(found, "requesterManaged", "routeTableIds", "serviceName", "serviceRegion"),
    ...toPulumi(found, "state", "subnetIds", "vpcEndpointType", "vpcId"),
    policy: JSON.stringify(JSON.parse(found.PolicyDocument ?? "{}")),
    prefixListId: list?.PrefixListId ?? "",
    securityGroupIds: (found.Groups ?? []).map(({ GroupId }) => GroupId),
  };
}

/** The DNS options of an endpoint, in the real provider's words. */
export function dnsOptionsOf({ DnsOptions: options }: VpcEndpoint) {
  return {
    dnsRecordIpType: options?.DnsRecordIpType ?? "",
    privateDnsOnlyForInboundResolverEndpoint:
      options?.PrivateDnsOnlyForInboundResolverEndpoint ?? false,
    privateDnsPreference: options?.PrivateDnsPreference ?? "",
    privateDnsSpecifiedDomains: options?.PrivateDnsSpecifiedDomains ?? [],
  };
}
