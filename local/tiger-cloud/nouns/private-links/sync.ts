import type { World } from "../../world";
import type { PrivateLink, VpcEndpoint } from "./entity";

/**
 * Takes over what AWS knows of customers' VPC endpoints: the new ones, and those that are gone.
 *
 * @param isAsked false for what is known without being asked for, which takes the latency `sync`
 */
export function syncPrivateLinks({ store, settings }: World, isAsked: boolean): void {
  const { vpcEndpoints, privateLinks } = store;
  const { claimable, sync } = settings.latenciesMs;
  const delayMs = isAsked ? claimable : Math.max(claimable, sync);
  const nowMs = settings.clock.now();
  const known = new Map([...privateLinks.values()].map((link) => [link.endpointId, link]));
  for (const endpoint of vpcEndpoints.values()) {
    const hasArrived = nowMs - endpoint.madeAtMs >= delayMs;
    if (!known.has(endpoint.id) && hasArrived) add(privateLinks, endpoint);
  }
  for (const link of known.values()) {
    // What was rejected stays so: the vendor's sync passes it over.
    if (link.state !== "rejected" && !vpcEndpoints.has(link.endpointId)) link.state = "removed";
  }
}

function add(
  privateLinks: World["store"]["privateLinks"],
  { id: endpointId, accountId, regionCode }: VpcEndpoint,
): void {
  const id = `conn-aws-${privateLinks.next()}`;
  // Every connection is accepted at once, whoever asks: to claim it makes it somebody's.
  const link: PrivateLink = {
    ...{ id, endpointId, accountId, regionCode, name: "", state: "approved" },
  };
  privateLinks.set(id, link);
}
