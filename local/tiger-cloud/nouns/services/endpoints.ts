import type { Service } from "./entity";
import type { Settings } from "../../settings";

/** A host and port as the API shows them. */
export interface EndpointReply {
  host: string;
  port: number;
}

const FIRST_PORT = 30_000;
const PORTS_PER_SERVICE = 64;
/** So many services have ports of their own below 65,536; the next ones share them, not the hosts. */
const SERVICES_WITH_OWN_PORTS = 512;
/** Where the vendor's examples have an attached service, its pooler and its replicas answer. */
const ATTACHED_PORT = 5432;

/** Where one part of a service answers: its primary, its pooler, or those of a replica set. */
export interface Endpoints {
  /** The primary's, or a replica set's by its id. */
  of(replicaId?: string): EndpointReply;
  poolerOf(replicaId?: string): EndpointReply;
}

/**
 * The endpoints of a service where it is now, in the vendor's forms under a reserved domain. Hosts
 * and ports follow from the service and the number of its moves alone, so that each run gives the same.
 *
 * @returns undefined while it moves: nothing of it can be reached then
 */
export function endpointsOf(
  service: Service,
  { projectId, movingEndpoints }: Pick<Settings, "projectId" | "movingEndpoints">,
): Endpoints | undefined {
  if (service.status === "UPGRADING") return undefined;
  const { id, moves, replicaIds, vpcId } = service;
  const domain = vpcId === undefined ? "tsdb.cloud.test" : "vpc.tsdb.forge.test";
  const mark = movingEndpoints ? `.m${moves}` : "";
  const endpoint = (replicaId: string | undefined, pooled: boolean): EndpointReply => {
    const set = replicaId === undefined ? 0 : replicaIds.indexOf(replicaId) + 1;
    const suffix = pooled ? "-pooler" : "";
    return {
      host: `${replicaId ?? id}${suffix}${mark}.${projectId}.${domain}`,
      port:
        vpcId === undefined || movingEndpoints
          ? ownPort(service, 2 * set + (pooled ? 1 : 0))
          : ATTACHED_PORT,
    };
  };
  return {
    of: (replicaId) => endpoint(replicaId, false),
    poolerOf: (replicaId) => endpoint(replicaId, true),
  };
}

/** A port for a part of a service; each move gives another, until after many moves they start again. */
function ownPort({ moves, ordinal, replicaIds }: Service, part: number): number {
  const parts = 2 * (1 + replicaIds.length);
  const firstPort = FIRST_PORT + (ordinal % SERVICES_WITH_OWN_PORTS) * PORTS_PER_SERVICE;
  return firstPort + ((moves * parts) % PORTS_PER_SERVICE) + part;
}
