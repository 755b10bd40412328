import { cidrsOverlap, sameCidr } from "../provider/rules/cidr";
import type { AdoptedGateway, AdoptedVpc } from "./adoption";
import type { AdoptionDraft, PlacedGateway } from "./adoption-draft";
import { LEFT_WITH_PEERING } from "./plan-aws";
import { wayOver } from "./plan-peerings";
import { textOf, type StateResource } from "./state-resource";

/** The customer VPCs that the state shows to be attached to a network's transit gateways. */
export function addAttachedVpcs(draft: AdoptionDraft): void {
  for (const { gateway } of draft.placedGateways()) {
    const { transitGatewayId, regionCode, vpcs } = gateway;
    for (const resource of draft.ofType("aws_ec2_transit_gateway_vpc_attachment")) {
      const vpcId = textOf(resource, "vpc_id");
      if (textOf(resource, "transit_gateway_id") !== transitGatewayId || !vpcId) continue;
      const accountId = textOf(resource, "vpc_owner_id") ?? gateway.accountId;
      const key = draft.keyFor(vpcs, resource.name);
      vpcs.push({ key, vpcId, accountId, regionCode, routeTableIds: [], groups: [] });
    }
  }
}

/** The routes of customer VPCs over transit gateways. */
export function addRoutesOverGateways(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("aws_route")) {
    const gatewayId = textOf(resource, "transit_gateway_id");
    const destination = textOf(resource, "destination_cidr_block");
    const tableId = textOf(resource, "route_table_id");
    if (!gatewayId || !destination || !tableId) continue;
    const placed = draft
      .placedGateways()
      .filter(({ gateway }) => gateway.transitGatewayId === gatewayId);
    const exact = placed.find(({ network }) => sameCidr(network.timescaleVpc.cidr, destination));
    if (exact) takeRoute(draft, exact, { resource, tableId });
    else if (draft.isLeft(wayOver(gatewayId, destination))) {
      draft.leave(resource, LEFT_WITH_PEERING);
    } else leaveIfItLeadsThere(draft, placed, { resource, destination });
  }
}

function takeRoute(
  draft: AdoptionDraft,
  { gateway }: PlacedGateway,
  { resource, tableId }: { resource: StateResource; tableId: string },
): void {
  const vpc = attachedVpcOf(draft, gateway, tableId);
  if (!vpc) {
    draft.leave(resource, "this state does not show which attached VPC its route table is of");
    return;
  }
  vpc.routeTableIds.push(tableId);
  draft.take(resource, vpc);
}

/** A route to something else over the same gateway has nothing to do with the network. */
function leaveIfItLeadsThere(
  draft: AdoptionDraft,
  placed: readonly PlacedGateway[],
  { resource, destination }: { resource: StateResource; destination: string },
): void {
  const met = placed.find(({ network }) => cidrsOverlap(network.timescaleVpc.cidr, destination));
  if (!met) return;
  const { cidr } = met.network.timescaleVpc;
  draft.leave(resource, `it does not lead to just ${cidr}, as the program's routes do`);
}

/** The attached VPC of a route table; where the state does not have the table, the only one there is. */
function attachedVpcOf(
  draft: AdoptionDraft,
  { vpcs }: AdoptedGateway,
  tableId: string,
): AdoptedVpc | undefined {
  const vpcId = vpcOfTable(draft, tableId);
  if (vpcId !== undefined) return vpcs.find((each) => each.vpcId === vpcId);
  return vpcs.length === 1 ? vpcs[0] : undefined;
}

function vpcOfTable(draft: AdoptionDraft, tableId: string): string | undefined {
  const table = draft.withId(tableId, "aws_route_table", "aws_default_route_table");
  if (table) return textOf(table, "vpc_id");
  const vpc = draft
    .ofType("aws_vpc", "aws_default_vpc")
    .find((each) => textOf(each, "main_route_table_id") === tableId);
  return vpc && textOf(vpc, "id");
}
