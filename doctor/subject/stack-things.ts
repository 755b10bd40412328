import { endpointsOf } from "./stack-endpoints";
import { withShownNames } from "./shown-names";
import { textOf, type State, type StateResource } from "./state";
import type { StackGatewayPeering, StackPeering, StackRoute, StackThings } from "./subject";
import {
  ATTACHED_VPC,
  ATTACHMENT_ACCEPTER,
  PEERED_TRANSIT_GATEWAY,
  PEERED_VPC,
  ROUTE,
  SERVICE_ATTACHMENT,
  TIMESCALE_PEERING,
  TRANSIT_GATEWAY_PEERING,
  VPC_ATTACHMENT,
} from "./types";
import { vpcIdOf } from "./vpc-ids";

/** What a state has of ours. What failed half-way is in it as far as it got. */
export function stackThingsOf(state: State): StackThings {
  const routes = routesOf(state);
  return {
    attachments: attachmentsOf(state),
    peerings: peeringsOf(state),
    gatewayPeerings: gatewayPeeringsOf(state),
    privateEndpoints: endpointsOf(state),
    ...(routes.length > 0 && { routes }),
  };
}

function routesOf(state: State): StackRoute[] {
  return state.ofType(ROUTE).flatMap((route) => {
    const routeTableId = textOf(route, "routeTableId");
    const target = textOf(route, "vpcPeeringConnectionId") ?? textOf(route, "transitGatewayId");
    return routeTableId === undefined || target === undefined ? [] : [{ routeTableId, target }];
  });
}

function attachmentsOf(state: State): StackThings["attachments"] {
  const found = state.ofType(SERVICE_ATTACHMENT).flatMap((resource) => {
    const serviceId = textOf(resource, "serviceId") ?? resource.id;
    const timescaleVpcId = textOf(resource, "timescaleVpcId");
    if (serviceId === undefined || timescaleVpcId === undefined) return [];
    return [[resource, { serviceId, timescaleVpcId }] as const];
  });
  return withShownNames(state, found);
}

function peeringsOf(state: State): StackPeering[] {
  const found = state.ofType(TIMESCALE_PEERING).flatMap((resource) => {
    const ids = peeringIdsOf(resource);
    const peerVpcId = textOf(resource, "peerVpcId");
    if (ids === undefined || peerVpcId === undefined) return [];
    const provisionedId = textOf(resource, "provisionedId");
    const named = state.componentOf(resource, PEERED_VPC) ?? resource;
    return [[named, { ...ids, peerVpcId, provisionedId }] as const];
  });
  return withShownNames(state, found);
}

function gatewayPeeringsOf(state: State): StackGatewayPeering[] {
  const found = state.ofType(TRANSIT_GATEWAY_PEERING).flatMap((resource) => {
    const ids = peeringIdsOf(resource);
    const transitGatewayId = textOf(resource, "transitGatewayId");
    if (ids === undefined || transitGatewayId === undefined) return [];
    const component = state.componentOf(resource, PEERED_TRANSIT_GATEWAY);
    const attachmentId = acceptedAttachment(state, component) ?? textOf(resource, "attachmentId");
    const customerVpcIds = vpcsBehind(state, component, transitGatewayId);
    const peering = { ...ids, transitGatewayId, attachmentId, customerVpcIds };
    return [[component ?? resource, peering] as const];
  });
  return withShownNames(state, found);
}

/** Those of the Timescale VPC and of the peering: `1001/5001`. */
function peeringIdsOf(resource: StateResource) {
  const [first = "", second] = resource.id?.split("/") ?? [];
  const timescaleVpcId =
    textOf(resource, "timescaleVpcId") ?? (second === undefined ? undefined : first);
  const peeringId = second ?? first;
  if (timescaleVpcId === undefined || peeringId === "") return undefined;
  return { timescaleVpcId, peeringId };
}

/** What was accepted was proven to be there, whatever Tiger Cloud calls it. */
function acceptedAttachment(state: State, component: StateResource | undefined) {
  const made = component === undefined ? [] : state.childrenOf(component);
  return made.find(({ type }) => type === ATTACHMENT_ACCEPTER)?.id;
}

/** The VPCs that the program names at the gateway; where it names none, all that it attaches to it. */
function vpcsBehind(
  state: State,
  component: StateResource | undefined,
  transitGatewayId: string,
): string[] {
  const named = component === undefined ? [] : state.childrenOf(component);
  const ids = named
    .filter(({ type }) => type === ATTACHED_VPC)
    .flatMap((each) => vpcIdOf(state, each) ?? []);
  if (ids.length > 0) return [...new Set(ids)];
  const attached = state
    .ofType(VPC_ATTACHMENT)
    .filter((each) => textOf(each, "transitGatewayId") === transitGatewayId);
  return [...new Set(attached.flatMap((each) => textOf(each, "vpcId") ?? []))];
}
