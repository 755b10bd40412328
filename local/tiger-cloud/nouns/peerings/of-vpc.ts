import type { Store } from "../../store";
import type { Peering } from "./entity";

export function peeringsOf({ peerings }: Pick<Store, "peerings">, vpcId: string): Peering[] {
  return [...peerings.values()].filter((peering) => peering.vpcId === vpcId);
}

/** True for a peering with a transit gateway: the id alone tells. */
export function isWithTransitGateway({ peerVpcId }: Pick<Peering, "peerVpcId">): boolean {
  return peerVpcId.startsWith("tgw-");
}

/** True where its request was sent, and has not come to an end in AWS. */
export function isLiving({ provisionedId, status = "INVALID" }: Peering): boolean {
  return provisionedId !== undefined && ["PENDING", "APPROVED", "ACTIVE"].includes(status);
}

/** The other peerings that use the same attachment of transit gateways, and are not being deleted. */
export function sharersOf(
  { peerings }: Pick<Store, "peerings">,
  { id, provisionedId }: Pick<Peering, "id" | "provisionedId">,
): Peering[] {
  if (provisionedId === undefined) return [];
  return [...peerings.values()].filter(
    (other) => other.id !== id && other.provisionedId === provisionedId && !other.deleting,
  );
}

/**
 * True while a peering makes its VPC refuse changes as "already being updated". One with a transit
 * gateway does so until its request is sent as well: the vendor's example makes them one by one.
 */
export function isChanging(peering: Peering): boolean {
  const { deleting, updating, status } = peering;
  return deleting || updating || (isWithTransitGateway(peering) && status === undefined);
}
