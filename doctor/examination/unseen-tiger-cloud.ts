import type { TigerCloudFacts } from "../facts/tiger-cloud";

/** Facts of a Tiger Cloud that cannot be asked at all, as without keys. */
export function unseenTigerCloud(reason: string): TigerCloudFacts {
  const unseen = { unseen: reason };
  return {
    ...{ services: unseen, timescaleVpcs: unseen, vpcStates: unseen, peerings: new Map() },
    ...{ connections: unseen, endpointServices: unseen },
  };
}
