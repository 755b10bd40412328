import type { Service } from "./entities";

/** A host and port as the API shows them. */
export interface EndpointReply {
  host: string;
  port: number;
}

const FIRST_PORT = 30_000;
const PORTS_PER_SERVICE = 64;
/** So many services have ports of their own below 65,536; the next ones share them, not the hosts. */
const SERVICES_WITH_OWN_PORTS = 512;

/** Where one part of a service answers: its primary, its pooler, or those of a replica set. */
export interface Endpoints {
  /** The primary's, or a replica set's by its id. */
  of(replicaId?: string): EndpointReply;
  poolerOf(replicaId?: string): EndpointReply;
}

/**
 * The endpoints of a service where it is now. Hosts and ports follow from the service and from the
 * number of its moves alone, so that each move changes all of them and each run gives the same.
 *
 * @returns undefined while it moves: nothing of it can be reached then
 */
export function endpointsOf(service: Service, projectId: string): Endpoints | undefined {
  if (service.status === "UPGRADING") return undefined;
  const { id, moves, ordinal, replicaIds } = service;
  const parts = 2 * (1 + replicaIds.length);
  const firstPort = FIRST_PORT + (ordinal % SERVICES_WITH_OWN_PORTS) * PORTS_PER_SERVICE;
  // Where the ports of a service run out they begin anew; that is after many moves.
  const offset = (moves * parts) % PORTS_PER_SERVICE;
  const endpoint = (replicaId: string | undefined, pooled: boolean): EndpointReply => {
    const set = replicaId === undefined ? 0 : replicaIds.indexOf(replicaId) + 1;
    const suffix = pooled ? "-pooler" : "";
    return {
      host: `${replicaId ?? id}${suffix}.m${moves}.${projectId}.tsdb.cloud.test`,
      port: firstPort + offset + 2 * set + (pooled ? 1 : 0),
    };
  };
  return {
    of: (replicaId) => endpoint(replicaId, false),
    poolerOf: (replicaId) => endpoint(replicaId, true),
  };
}
