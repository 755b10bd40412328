import type { Peering, Service, Vpc } from "./entities";

/** All that the emulator knows of the project. A reset begins with a new one. */
export class Store {
  readonly vpcs = new Map<string, Vpc>();
  readonly peerings = new Map<string, Peering>();
  readonly services = new Map<string, Service>();
  readonly #counters = { vpc: 1000, peering: 5000, service: 0 };

  /** The next number of its kind: the same ones in each run and after each reset. */
  next(kind: "vpc" | "peering" | "service"): number {
    return ++this.#counters[kind];
  }

  peeringsOf(vpcId: string): Peering[] {
    return [...this.peerings.values()].filter((peering) => peering.vpcId === vpcId);
  }

  /** The services in the VPC, on the way into it and on the way out. */
  servicesOf(vpcId: string): Service[] {
    return [...this.services.values()].filter(
      ({ vpcId: presentId, move }) => presentId === vpcId || move?.toVpcId === vpcId,
    );
  }
}
