import type { World } from "../../world";
import type { PrivateLink, PrivateLinkState, VpcEndpoint } from "./entity";
import { seeEndpoints } from "./in-ec2";

/** EC2's words for an endpoint that is there, and what becomes of its connection. */
const STATES: Readonly<Partial<Record<string, PrivateLinkState>>> = {
  pendingAcceptance: "pending",
  rejected: "rejected",
};

/**
 * Looks at the endpoints of a linked EC2, and takes over what AWS knows.
 *
 * @param isAsked false for what is known without being asked for, which takes the latency `sync`
 */
export async function syncPrivateLinks(world: World, isAsked: boolean): Promise<void> {
  await seeEndpoints(world);
  takeOverEndpoints(world, isAsked);
}

/** Takes over what AWS knows of customers' VPC endpoints: the new ones, and those that are gone. */
export function takeOverEndpoints({ store, settings }: World, isAsked: boolean): void {
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
    if (link.state === "rejected") continue;
    const endpoint = vpcEndpoints.get(link.endpointId);
    link.state = endpoint ? stateOf(endpoint) : "removed";
  }
}

function add(privateLinks: World["store"]["privateLinks"], endpoint: VpcEndpoint): void {
  const { id: endpointId, accountId, regionCode } = endpoint;
  const id = `conn-aws-${privateLinks.next()}`;
  const link: PrivateLink = {
    ...{ id, endpointId, accountId, regionCode, name: "", state: stateOf(endpoint) },
  };
  privateLinks.set(id, link);
}

/** Every connection is accepted at once, whoever asks: to claim it makes it somebody's. */
const stateOf = ({ ec2State = "" }: VpcEndpoint) => STATES[ec2State] ?? "approved";
