import { answerPeering } from "./nouns/peerings/life";
import type { VpcEndpoint } from "./nouns/private-links/entity";
import type { World } from "./world";

/** What the customer does in AWS, where no EC2 is linked to do it in. */
export interface CustomerChanges {
  /**
   * Accepts or rejects a request, as the customer does in AWS. For use with `autoAccept: false`.
   *
   * @throws Error where the peering is not PENDING, or is one of a linked EC2
   */
  answerPeering(peeringId: string, answer: "accept" | "reject"): void;
  /**
   * Makes a VPC endpoint, `vpce-…`, to Tiger Cloud's endpoint service of a region.
   *
   * @throws Error where the id is taken
   */
  addVpcEndpoint(endpoint: Pick<VpcEndpoint, "id" | "accountId" | "regionCode">): void;
  /** Deletes such an endpoint. What it led to shows that after the next sync. */
  removeVpcEndpoint(id: string): void;
}

/** The changes of the world that there is when one is made. */
export function customerChanges(world: () => World): CustomerChanges {
  return {
    answerPeering: (peeringId, answer) => answerPeering(world(), peeringId, answer),
    addVpcEndpoint: (endpoint) => {
      const { store, settings } = world();
      const { id } = endpoint;
      if (store.vpcEndpoints.has(id)) {
        throw new Error(`VPC endpoint ${id}: the id is taken. Give each one an id of its own.`);
      }
      store.vpcEndpoints.set(id, { ...endpoint, madeAtMs: settings.clock.now() });
    },
    removeVpcEndpoint: (id) => void world().store.vpcEndpoints.delete(id),
  };
}
