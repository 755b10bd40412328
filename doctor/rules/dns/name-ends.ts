import type { VpcEndpoint } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import type { NameEnd } from "../../path/private-names";

/**
 * What the end of a name is to an endpoint: its regional name, that of one Availability Zone, an address of it,
 * or something else. `unseen`: an address, where those of the endpoint could not be looked at.
 */
export type EndsAt = "endpoint" | "zonal" | "address" | "elsewhere" | "unseen";

/** Where the end of a name is, as seen from an endpoint. */
export function endsAt(end: NameEnd, endpoint: VpcEndpoint): EndsAt {
  if ("name" in end) return nameAt(end.name, endpoint);
  const addresses = valueOf(endpoint.addresses);
  if (addresses === undefined) return "unseen";
  return addresses.includes(end.address) ? "address" : "elsewhere";
}

function nameAt(name: string, { vpcEndpointId, dnsNames }: VpcEndpoint): EndsAt {
  const [, ...zonal] = dnsNames.map((each) => each.toLowerCase());
  if (zonal.includes(name)) return "zonal";
  return name.startsWith(`${vpcEndpointId.toLowerCase()}-`) ? "endpoint" : "elsewhere";
}
