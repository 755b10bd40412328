import type { Service } from "./services";

/** How many AWS endpoints a service uses in a Timescale VPC. */
export function endpointCount({ poolerEndpoint, readReplicas }: Service): number {
  const poolers = [poolerEndpoint, ...readReplicas.map((replica) => replica.poolerEndpoint)];
  return 1 + readReplicas.length + poolers.filter((pooler) => pooler !== undefined).length;
}
