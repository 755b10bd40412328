import type { Service } from "./entity";
import type { SeedService } from "../../options";
import type { Store } from "../../store";

/**
 * Puts a service into the project.
 *
 * @throws Error where its id is taken
 */
export function addService(store: Store, seed: SeedService): Service {
  const { pooler = false, replica = false, replicas = 0 } = seed;
  const { status = "READY", name, regionCode } = seed;
  const ordinal = store.services.next();
  const id = seed.id ?? `svc${String(ordinal).padStart(7, "0")}`;
  if (store.services.has(id)) {
    throw new Error(`service ${id}: the id is taken. Give each service an id of its own.`);
  }
  const replicaIds = Array.from({ length: replicas }, (_, index) => `${id}r${index + 1}`);
  const service: Service = {
    ...{ id, name, regionCode, hasPooler: pooler, hasReplica: replica, replicaIds, ordinal },
    ...{ status, moves: 0, portChanges: 0 },
  };
  store.services.set(id, service);
  return service;
}
