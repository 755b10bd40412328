import type { PeeringStatus } from "./nouns/peerings/entity";
import { peeringsOf } from "./nouns/peerings/of-vpc";
import { activate } from "./nouns/peerings/outcome";
import type { PrivateLink } from "./nouns/private-links/entity";
import { rejectInEc2 } from "./nouns/private-links/in-ec2";
import { takeOverEndpoints } from "./nouns/private-links/sync";
import { putService } from "./nouns/services/move";
import { servicesOf } from "./nouns/services/of-vpc";
import type { World } from "./world";

/**
 * What somebody does in the vendor's console while a program is not looking. Each change is there at
 * once. A linked EC2 is not touched: what stands there stays, and what is under way there goes on.
 * Each throws an Error where there is nothing of the id.
 */
export interface ConsoleChanges {
  renameVpc(vpcId: string, name: string): void;
  /**
   * Takes a VPC away together with its peerings.
   *
   * @throws Error where a service is in it or on the way into it
   */
  removeVpc(vpcId: string): void;
  removePeering(peeringId: string): void;
  /**
   * Gives a peering a status, and takes away its error message where none is given. Where its request
   * is not sent yet, it never is. INVALID, TIMEOUT and DISABLED stay; the others still follow what is
   * under way and the linked EC2.
   */
  setPeeringStatus(peeringId: string, status: PeeringStatus, errorMessage?: string): void;
  /**
   * Puts a service into a VPC, or makes it public. A move under way is over.
   *
   * @throws Error where there is no such VPC
   */
  moveService(serviceId: string, vpcId: string | undefined): void;
  /**
   * Gives a VPC endpoint to another project of Tiger Cloud, which then has claimed it. One of a linked EC2
   * is there after a sync that found it.
   */
  claimForAnotherProject(endpointId: string): void;
  /** Rejects a private endpoint's connection for good, whatever is behind it; in a linked EC2 soon after. */
  rejectPrivateLink(endpointId: string): void;
}

/** The changes of the world that there is when one is made. */
export function consoleChanges(world: () => World): ConsoleChanges {
  const vpc = (id: string) => found(world().store.vpcs, "VPC", id);
  const peering = (id: string) => found(world().store.peerings, "peering", id);
  const removePeering = (id: string) => {
    // A request of it that is not sent yet must not be.
    peering(id).deleting = true;
    world().store.peerings.delete(id);
  };
  return {
    renameVpc: (id, name) => {
      vpc(id).name = name;
    },
    removeVpc: (id) => {
      vpc(id);
      const { store } = world();
      const [service] = servicesOf(store, id);
      if (service) throw new Error(`VPC ${id}: service ${service.id} is in it. Move it out first.`);
      for (const { id: peeringId } of peeringsOf(store, id)) removePeering(peeringId);
      store.vpcs.delete(id);
    },
    removePeering,
    setPeeringStatus: (id, status, errorMessage) => {
      const changed = peering(id);
      if (status === "ACTIVE") activate(changed);
      else changed.status = status;
      if (errorMessage === undefined) delete changed.errorMessage;
      else changed.errorMessage = errorMessage;
    },
    moveService: (id, vpcId) => {
      const service = found(world().store.services, "service", id);
      if (vpcId !== undefined) vpc(vpcId);
      putService(service, vpcId);
    },
    claimForAnotherProject: (endpointId) => {
      takeOverEndpoints(world(), true);
      privateLink(world(), endpointId).projectId = "another";
    },
    rejectPrivateLink: (endpointId) => {
      const link = privateLink(world(), endpointId);
      link.state = "rejected";
      world().jobs.after(0, () => rejectInEc2(world(), link));
    },
  };
}

function privateLink({ store }: World, id: string): PrivateLink {
  const links = [...store.privateLinks.values()].map((link) => [link.endpointId, link] as const);
  return found(new Map(links), "connection of VPC endpoint", id);
}

function found<Entity>(all: ReadonlyMap<string, Entity>, noun: string, id: string): Entity {
  const entity = all.get(id);
  if (!entity) throw new Error(`${noun} ${id}: there is none. Give the id of one that is there.`);
  return entity;
}
