import type { Store } from "../../store";
import type { Peering } from "./entity";

export function peeringsOf({ peerings }: Pick<Store, "peerings">, vpcId: string): Peering[] {
  return [...peerings.values()].filter((peering) => peering.vpcId === vpcId);
}

/** True while a peering makes its VPC refuse changes as "already being updated". */
export function isChanging({ deleting, updating }: Peering): boolean {
  return deleting || updating;
}
