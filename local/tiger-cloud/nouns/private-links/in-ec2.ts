import type { World } from "../../world";
import type { PrivateLink } from "./entity";
import { serviceRegions } from "./regions";

/** Notes which endpoints there are in a linked EC2, and in which state. */
export async function seeEndpoints({ ec2, jobs, settings, store }: World): Promise<void> {
  if (!ec2) return;
  const seen = await Promise.all(
    serviceRegions().map(async (place) => {
      const endpoints = await ec2.endpointServices.endpointsIn(place, jobs.signal);
      return endpoints.map((endpoint) => ({ ...endpoint, regionCode: place.region }));
    }),
  );
  const there = new Map(seen.flat().map((endpoint) => [endpoint.id, endpoint]));
  for (const { id, accountId, regionCode, state: ec2State } of there.values()) {
    const { madeAtMs } = store.vpcEndpoints.get(id) ?? { madeAtMs: settings.clock.now() };
    store.vpcEndpoints.set(id, { id, accountId, regionCode, madeAtMs, ec2State });
  }
  for (const { id, ec2State } of [...store.vpcEndpoints.values()]) {
    if (ec2State !== undefined && !there.has(id)) store.vpcEndpoints.delete(id);
  }
}

/** Rejects a connection in a linked EC2, where its endpoint is one of it. */
export async function rejectInEc2({ ec2, jobs, store }: World, link: PrivateLink): Promise<void> {
  const { endpointId, regionCode } = link;
  const place = serviceRegions().find(({ region }) => region === regionCode);
  const isThere = store.vpcEndpoints.get(endpointId)?.ec2State !== undefined;
  if (ec2 && place && isThere) await ec2.endpointServices.reject(place, endpointId, jobs.signal);
}
