import { TRANSIT_GATEWAY_PEERING } from "../types";
import type { PlanIndex } from "./danger";

/**
 * True for the attachment of a peering that is deleted or replaced: the danger of the peering tells already that
 * private traffic stops.
 */
export function isOfLostPeering(attachmentId: unknown, { byType }: PlanIndex): boolean {
  const peerings = byType.get(TRANSIT_GATEWAY_PEERING) ?? [];
  return peerings.some(
    ({ operation, oldOutputs }) =>
      (operation === "delete" || operation === "replace") &&
      oldOutputs["attachmentId"] === attachmentId,
  );
}
