import { sameCidr } from "../provider/rules/cidr";
import type { AdoptedGateway } from "./adoption";
import type { AdoptionDraft, PlacedGateway } from "./adoption-draft";
import { LEFT_WITH_PEERING } from "./plan-aws";
import { textOf, type StateResource } from "./state-resource";

const ACCEPTER = "aws_ec2_transit_gateway_peering_attachment_accepter";

/** The acceptances of attachments; the state of one tells which account asked. */
export function addGatewayAccepters(draft: AdoptionDraft): void {
  const accepters = draft.ofType(ACCEPTER);
  for (const placed of draft.placedGateways()) {
    const accepter = accepterOf(placed, accepters);
    if (accepter) acceptedBy(draft, placed, accepter);
  }
  for (const resource of accepters) {
    if (draft.isTaken(resource) || !draft.isLeft(attachmentOf(resource))) continue;
    draft.leave(resource, LEFT_WITH_PEERING);
  }
}

const attachmentOf = (resource: StateResource) => textOf(resource, "transit_gateway_attachment_id");

/**
 * The acceptance of a gateway's attachment: that of the id which Tiger Cloud names, or the only one between the same
 * gateway and region. Tiger Cloud may name another id than the one that works (issue 363 of
 * timescale/terraform-provider-timescale).
 */
function accepterOf(
  { network, gateway }: PlacedGateway,
  accepters: readonly StateResource[],
): StateResource | undefined {
  const named = accepters.find(
    (each) => gateway.attachmentId !== undefined && attachmentOf(each) === gateway.attachmentId,
  );
  const between = accepters.filter(
    (each) =>
      textOf(each, "transit_gateway_id") === gateway.transitGatewayId &&
      textOf(each, "peer_region") === network.timescaleVpc.regionCode,
  );
  return named ?? (between.length === 1 ? between[0] : undefined);
}

function acceptedBy(
  draft: AdoptionDraft,
  { network, gateway }: PlacedGateway,
  accepter: StateResource,
): void {
  const accepted = attachmentOf(accepter);
  if (gateway.attachmentId !== undefined && accepted !== gateway.attachmentId) {
    draft.note(
      `Transit gateway ${gateway.key} of ${network.name}: Tiger Cloud names the attachment ${gateway.attachmentId}, and Terraform accepted ${String(accepted)}, ` +
        "which the program takes over. See docs/recovery.md about attachments with another id.",
    );
  }
  if (Object.keys(accepter.values["tags"] ?? {}).length > 0) {
    draft.note(
      `${accepter.address}: its tags are not in the program. Give them as \`tags\` of the transit gateway, or the update takes them away.`,
    );
  }
  gateway.attachmentId = accepted;
  gateway.requesterAccountId = textOf(accepter, "peer_account_id");
  draft.take(accepter, gateway);
}

/** The static routes of gateways to the attachments. */
export function addGatewayRoutes(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("aws_ec2_transit_gateway_route")) {
    const over = gatewaysOver(draft, resource);
    const tableId = textOf(resource, "transit_gateway_route_table_id");
    const [first] = over;
    if (!first || !tableId) continue;
    const destination = textOf(resource, "destination_cidr_block") ?? "";
    const placed = over.find(({ network }) => sameCidr(network.timescaleVpc.cidr, destination));
    if (!placed) {
      const { cidr } = first.network.timescaleVpc;
      draft.leave(resource, `it does not lead to ${cidr}, as the program's routes do`);
      continue;
    }
    const { tables } = placed.gateway;
    const table = draft.withId(tableId, "aws_ec2_transit_gateway_route_table") ?? resource;
    tables.push({ key: draft.keyFor(tables, table.name), id: tableId });
    draft.take(resource, placed.gateway);
  }
}

/** The associations of attachments with route tables, where the gateways do not associate by themselves. */
export function addAssociations(draft: AdoptionDraft): void {
  for (const { gateway } of draft.placedGateways()) {
    if (defaultAssociationOf(draft, gateway) === "disable") gateway.association = "none";
  }
  for (const resource of draft.ofType("aws_ec2_transit_gateway_route_table_association")) {
    // Where Timescale VPCs share an attachment, one of them has its association.
    const [placed, ...sharing] = gatewaysOver(draft, resource);
    const routeTableId = textOf(resource, "transit_gateway_route_table_id");
    if (!placed || !routeTableId) continue;
    for (const { gateway } of [placed, ...sharing]) gateway.association = "none";
    const associatesItself =
      resource.values["replace_existing_association"] === true ||
      defaultAssociationOf(draft, placed.gateway) === "enable";
    if (associatesItself) {
      draft.leave(resource, "the program associates nothing where a gateway does so by itself");
      continue;
    }
    placed.gateway.association = { routeTableId };
    draft.take(resource, placed.gateway);
  }
}

/** What a gateway does about attachments; undefined where the state does not have it. */
function defaultAssociationOf(
  draft: AdoptionDraft,
  { transitGatewayId }: AdoptedGateway,
): string | undefined {
  const gateway = draft.withId(transitGatewayId, "aws_ec2_transit_gateway");
  return gateway && textOf(gateway, "default_route_table_association");
}

/** The gateways whose attachment a resource names. One of a peering that is left is left as well. */
function gatewaysOver(draft: AdoptionDraft, resource: StateResource): PlacedGateway[] {
  const id = attachmentOf(resource);
  const over = draft
    .placedGateways()
    .filter(({ gateway }) => id !== undefined && gateway.attachmentId === id);
  if (over.length === 0 && draft.isLeft(id)) draft.leave(resource, LEFT_WITH_PEERING);
  return over;
}
