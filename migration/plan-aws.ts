import { sameCidr } from "../provider/rules/cidr";
import type { AdoptionDraft } from "./adoption-draft";
import { textOf } from "./state-resource";

export const LEFT_WITH_PEERING = "its peering is";

export function addAccepters(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("aws_vpc_peering_connection_accepter")) {
    const pcx = textOf(resource, "vpc_peering_connection_id");
    const placed = draft.peerOf(pcx);
    if (placed) draft.take(resource, placed.peer);
    else if (draft.isLeft(pcx)) draft.leave(resource, LEFT_WITH_PEERING);
  }
}

/** The routes of customer VPCs to peering connections. */
export function addRoutes(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("aws_route")) {
    const pcx = textOf(resource, "vpc_peering_connection_id");
    const placed = draft.peerOf(pcx);
    const tableId = textOf(resource, "route_table_id");
    if (draft.isLeft(pcx)) draft.leave(resource, LEFT_WITH_PEERING);
    if (!placed || !tableId) continue;
    const { cidr } = placed.network.timescaleVpc;
    if (!sameCidr(textOf(resource, "destination_cidr_block") ?? "", cidr)) {
      draft.leave(resource, `it does not lead to all of ${cidr}, as the program's routes do`);
      continue;
    }
    placed.peer.routeTableIds.push(tableId);
    draft.take(resource, placed.peer);
  }
}

/** Names the route tables whose routes to a network stand inline. */
export function noteInlineRoutes(draft: AdoptionDraft): void {
  // The AWS provider shows separate routes in the table as well.
  const taken = new Set(draft.placedVpcs().flatMap(({ vpc }) => vpc.routeTableIds));
  for (const resource of draft.ofType("aws_route_table")) {
    if (taken.has(textOf(resource, "id") ?? "")) continue;
    const text = JSON.stringify(resource.values["route"] ?? []);
    const has = (word: string | undefined) =>
      word !== undefined && text.includes(JSON.stringify(word));
    const isInline =
      draft.placedPeers().some(({ peer }) => has(peer.pcx)) ||
      draft.placedGateways().some(({ network: { timescaleVpc }, gateway }) => {
        return has(gateway.transitGatewayId) && has(timescaleVpc.cidr);
      });
    if (isInline) draft.leave(resource, "its route to the network is inline");
  }
}
