import type {
  DrawnAssociation,
  DrawnAttachment,
  DrawnRoute,
  DrawnTransitGateway,
} from "../../diagram/drawn-network";
import { ATTACHMENT_ACCEPTER, GATEWAY_ASSOCIATION, GATEWAY_ROUTE, TRANSIT_GATEWAY } from "../types";
import { attachedVpcsOf } from "./attached-vpcs";
import { nameOfPeering, tigerStatusOf } from "./peering";
import type { PlannedResource } from "./planned-resource";
import {
  areSiblings,
  knownText,
  knownTexts,
  names,
  type Named,
  type ResourceSet,
} from "./resource-set";

const ATTACHMENT = "transitGatewayAttachmentId";
const TABLE = "transitGatewayRouteTableId";

/** The transit gateway of a peering, with what belongs to the peering in it and behind it. */
export function transitGatewayOf(peering: PlannedResource, all: ResourceSet): DrawnTransitGateway {
  const { inputs } = peering;
  const gateway = all.named(TRANSIT_GATEWAY, peering, "transitGatewayId");
  const accepter = accepterOf(peering, all);
  const attachment = attachmentOf(peering, accepter, all);
  const named: Named = {
    id: attachment.attachmentId,
    from: [peering, accepter].flatMap((one) => one?.urn ?? []),
  };
  return {
    name: nameOfPeering(peering),
    transitGatewayId: knownText(inputs["transitGatewayId"]),
    accountId: knownText(inputs["peerAccountId"]),
    regionCode: knownText(inputs["peerRegionCode"]),
    cidrBlocks: knownTexts(inputs["cidrBlocks"]),
    attachment,
    association: associationOf(named, all) ?? defaultAssociationOf(gateway),
    routes: routesTo(named, all),
    customerVpcs: attachedVpcsOf(peering, all),
    mark: gateway?.mark,
  };
}

/** Tiger Cloud may name another attachment than the one that was accepted: the component tells which. */
function accepterOf(peering: PlannedResource, all: ResourceSet): PlannedResource | undefined {
  const request = { id: knownText(peering.lastOutputs["attachmentId"]), from: [peering.urn] };
  const accepters = all.ofType(ATTACHMENT_ACCEPTER);
  return (
    accepters.find((one) => areSiblings(one, peering)) ??
    accepters.find((one) => names(one, ATTACHMENT, request))
  );
}

function attachmentOf(
  peering: PlannedResource,
  accepter: PlannedResource | undefined,
  all: ResourceSet,
): DrawnAttachment {
  const { lastOutputs, mark } = peering;
  return {
    attachmentId: knownText(accepter?.inputs[ATTACHMENT]) ?? knownText(lastOutputs["attachmentId"]),
    ...tigerStatusOf(peering, all),
    // The AWS provider tells no state: one that is made has waited for this one.
    ...(accepter?.id !== undefined && { awsStatus: "available" }),
    mark,
  };
}

function routesTo(attachment: Named, all: ResourceSet): DrawnRoute[] {
  return all
    .ofType(GATEWAY_ROUTE)
    .filter((route) => names(route, ATTACHMENT, attachment))
    .map(({ inputs, mark }) => ({
      routeTable: knownText(inputs[TABLE]),
      destination: knownText(inputs["destinationCidrBlock"]),
      mark,
    }));
}

function associationOf(attachment: Named, all: ResourceSet): DrawnAssociation | undefined {
  const made = all.ofType(GATEWAY_ASSOCIATION).find((one) => names(one, ATTACHMENT, attachment));
  return made && { routeTable: knownText(made.inputs[TABLE]), mark: made.mark };
}

/** A gateway of the program that associates attachments by itself, once its table is known. */
function defaultAssociationOf(gateway: PlannedResource | undefined): DrawnAssociation | undefined {
  if (gateway?.inputs["defaultRouteTableAssociation"] === "disable") return undefined;
  const routeTable = knownText(gateway?.lastOutputs["associationDefaultRouteTableId"]);
  return routeTable === null ? undefined : { routeTable };
}
