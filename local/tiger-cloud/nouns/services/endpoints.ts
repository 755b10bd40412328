import type { Service } from "./entity";
import type { Settings } from "../../settings";

/** A host and port as the API shows them. */
export interface EndpointReply {
  host: string;
  port: number;
}

/** What answers of a service itself. */
export type Role = "primary" | "replica" | "pooler";

const FIRST_PORT = 30_000;
const PORTS_PER_SERVICE = 64;
/** So many services have ports of their own below 65,536; the next ones share them, not the hosts. */
const SERVICES_WITH_OWN_PORTS = 512;
/** Where the vendor's examples have an attached service, its pooler and its replicas answer. */
const ATTACHED_PORT = 5432;
/** Where the vendor's example has the roles of a service answer behind a private endpoint. */
const PRIVATE_LINK_PORTS: Readonly<Record<Role, number>> = {
  ...{ primary: 5432, replica: 5433, pooler: 6432 },
};

/** Where one part of a service answers: its primary, its pooler, or those of a replica set. */
export interface Endpoints {
  /** The primary's, or a replica set's by its id. */
  of(replicaId?: string): EndpointReply;
  poolerOf(replicaId?: string): EndpointReply;
  /** The read endpoint of the replica for high availability. */
  reading(): EndpointReply;
}

/**
 * The endpoints of a service where it is now, in the vendor's forms under a reserved domain. Hosts
 * and ports follow from the service and the number of its moves alone, so that each run gives the same.
 *
 * @returns undefined while it moves: nothing of it can be reached then
 */
export function endpointsOf(
  service: Service,
  settings: Pick<Settings, "projectId" | "movingEndpoints">,
): Endpoints | undefined {
  if (service.status === "UPGRADING") return undefined;
  const { id, replicaIds, vpcId } = service;
  const domain = vpcId === undefined ? "tsdb.cloud.test" : "vpc.tsdb.forge.test";
  const endpoint = (name: string, part: number): EndpointReply => ({
    host: hostOf(service, name, domain, settings),
    port: vpcId === undefined || settings.movingEndpoints ? ownPort(service, part) : ATTACHED_PORT,
  });
  const setOf = (replicaId?: string) =>
    replicaId === undefined ? 0 : replicaIds.indexOf(replicaId) + 1;
  return {
    of: (replicaId) => endpoint(replicaId ?? id, 2 * setOf(replicaId)),
    poolerOf: (replicaId) => endpoint(`${replicaId ?? id}-pooler`, 2 * setOf(replicaId) + 1),
    reading: () => endpoint(`${id}-repl`, partOf(service, "replica")),
  };
}

/**
 * Where a role of a service answers behind a private endpoint: the host is that of the public, of the primary
 * for the pooler, and only the port is another one.
 */
export function privateLinkEndpointOf(
  service: Service,
  role: Role,
  settings: Pick<Settings, "projectId" | "movingEndpoints">,
): EndpointReply {
  const name = role === "replica" ? `${service.id}-repl` : service.id;
  const isFixed = !settings.movingEndpoints;
  return {
    host: hostOf(service, name, "tsdb.cloud.test", settings),
    port: isFixed ? PRIVATE_LINK_PORTS[role] : ownPort(service, partOf(service, role)),
  };
}

function hostOf(
  { moves }: Service,
  name: string,
  domain: string,
  { projectId, movingEndpoints }: Pick<Settings, "projectId" | "movingEndpoints">,
): string {
  return `${name}${movingEndpoints ? `.m${moves}` : ""}.${projectId}.${domain}`;
}

function partOf(service: Service, role: Role): number {
  return role === "replica" ? 2 * (1 + service.replicaIds.length) : role === "pooler" ? 1 : 0;
}

/** A port for a part of a service; each move gives another, until after many moves they start again. */
function ownPort(service: Service, part: number): number {
  const { moves, portChanges, ordinal, replicaIds, hasReplica } = service;
  const parts = 2 * (1 + replicaIds.length) + (hasReplica ? 1 : 0);
  const firstPort = FIRST_PORT + (ordinal % SERVICES_WITH_OWN_PORTS) * PORTS_PER_SERVICE;
  return firstPort + (((moves + portChanges) * parts) % PORTS_PER_SERVICE) + part;
}
