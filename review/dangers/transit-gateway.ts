import { GATEWAY_ROUTE_TABLE, TRANSIT_GATEWAY } from "../types";
import { findLoss, type DangerRule } from "./danger";
import { sentence } from "./sentence";

/** A transit gateway goes with all its attachments, of whichever program. */
export const transitGatewayRule: DangerRule = {
  types: [TRANSIT_GATEWAY],
  supersedes: ["deleted", "replaced"],
  findIn(change) {
    const gateway = change.id ?? change.name;
    return findLoss(change, "destroys", {
      delete: sentence`Transit gateway ${gateway} goes: all networks behind it lose each other.`,
      replace: sentence`Transit gateway ${gateway} is replaced by another one: every VPC is attached again, and every peering is made again.`,
    });
  },
};

/** A route table of a transit gateway goes with its routes and associations. */
export const gatewayRouteTableRule: DangerRule = {
  types: [GATEWAY_ROUTE_TABLE],
  supersedes: ["deleted", "replaced"],
  findIn(change) {
    const meaning = sentence`Route table ${change.id ?? change.name} of transit gateway ${change.oldInputs["transitGatewayId"]} goes with all its routes: what arrives over the attachments that use it is dropped.`;
    return findLoss(change, "loses-route", { delete: meaning, replace: meaning });
  },
};
