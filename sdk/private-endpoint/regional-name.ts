/** A name of a VPC endpoint, and the hosted zone in which AWS has it. */
export interface EndpointName {
  dnsName: string;
  hostedZoneId: string;
}

/** `vpce-<id>-<hash>.vpce-svc-…`; a zonal name has the zone behind the hash. */
const REGIONAL = /^vpce-[0-9a-f]+-[0-9a-z]+\./;

/**
 * The regional name of an endpoint: it answers with the address in each zone. AWS lists it first, which no document
 * promises, so it is told by its form.
 */
export function regionalName(entries: readonly Partial<EndpointName>[] = []): EndpointName {
  const found = entries.find(({ dnsName }) => REGIONAL.test(dnsName ?? "")) ?? entries[0];
  return { dnsName: found?.dnsName ?? "", hostedZoneId: found?.hostedZoneId ?? "" };
}
