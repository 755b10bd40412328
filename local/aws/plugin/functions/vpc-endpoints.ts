import { crc32 } from "node:zlib";
import type { ServiceDetail } from "@aws-sdk/client-ec2";
import { arnOf, toPulumi } from "../names";
import { compact, textOf } from "../properties";
import { tagMap } from "../tags";
import { dnsOptionsOf, NO_ENDPOINT, toldEndpoint } from "../vpc-endpoints";
import { filtersOf, one, single, withFilters, type Look } from "./find";

/** `aws.ec2.getVpcEndpoint`. It finds those that are deleted, too, as long as AWS lists them. */
export const getVpcEndpoint = one({
  what: "EC2 VPC Endpoint",
  ids: "VpcEndpointIds",
  none: NO_ENDPOINT,
  filters: {
    ...{ serviceName: "service-name", serviceRegion: "service-region" },
    ...{ state: "vpc-endpoint-state", vpcEndpointType: "vpc-endpoint-type", vpcId: "vpc-id" },
  },
  list: async (ec2, request) => (await ec2.describeVpcEndpoints(request)).VpcEndpoints,
  tell: async (found, { ec2, region }) =>
    compact({
      id: found.VpcEndpointId,
      ...(await toldEndpoint(ec2, region, found)),
      dnsOptions: [dnsOptionsOf(found)],
      tags: tagMap(found.Tags),
    }),
});

/** `aws.ec2.getVpcEndpointService`: one of AWS by its `service`, any by its `serviceName`. */
export const getVpcEndpointService: Look = async (aws, args) => {
  const { ec2, region } = aws;
  const service = textOf(args, "service");
  const name = textOf(args, "serviceName") ?? (service && `com.amazonaws.${region}.${service}`);
  const regions = args["serviceRegions"] as string[] | undefined;
  const listed = await ec2.describeVpcEndpointServices({
    ...(name && { ServiceNames: [name] }),
    ...(regions && { ServiceRegions: regions }),
    ...withFilters(filtersOf(args, { serviceType: "service-type" })),
  });
  const found = single("EC2 VPC Endpoint Service", listed.ServiceDetails ?? []);
  const arn = arnOf("vpc-endpoint-service", region, await aws.accountId(), found.ServiceId);
  return { ...told(found), arn, region };
};

function told(found: ServiceDetail) {
  const { ServiceName = "", PrivateDnsNames = [], ServiceType } = found;
  return compact({
    id: String(crc32(ServiceName)),
    ...toPulumi(found, "acceptanceRequired", "availabilityZones", "baseEndpointDnsNames"),
    ...toPulumi(found, "managesVpcEndpoints", "owner", "serviceId", "serviceName"),
    ...toPulumi(found, "serviceRegion", "vpcEndpointPolicySupported"),
    privateDnsName: found.PrivateDnsName ?? "",
    privateDnsNames: PrivateDnsNames.map(({ PrivateDnsName }) => PrivateDnsName),
    serviceType: ServiceType?.[0]?.ServiceType,
    supportedIpAddressTypes: found.SupportedIpAddressTypes ?? [],
    tags: tagMap(found.Tags),
  });
}
