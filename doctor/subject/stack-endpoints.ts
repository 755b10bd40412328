import { withShownNames } from "./shown-names";
import { textOf, type State, type StateResource } from "./state";
import type { StackPrivateEndpoint } from "./subject";
import {
  PRIVATE_ENDPOINT,
  PRIVATE_ENDPOINT_ATTACHMENT,
  PRIVATE_ENDPOINT_CONNECTION,
  VPC_ENDPOINT,
} from "./types";

type Endpoint = Omit<StackPrivateEndpoint, "name">;
type Found = readonly [named: StateResource, endpoint: Endpoint];

/** The private endpoints of a state: claimed ones, those that were yet to be claimed, and those that others claim. */
export function endpointsOf(state: State): StackPrivateEndpoint[] {
  const found = [...claimedEndpoints(state), ...unclaimedEndpoints(state), ...foreignOnes(state)];
  return withShownNames(state, found);
}

function claimedEndpoints(state: State): Found[] {
  const services = servicesOfConnections(state);
  return state.ofType(PRIVATE_ENDPOINT_CONNECTION).flatMap((resource) => {
    const vpcEndpointId = textOf(resource, "vpcEndpointId");
    if (vpcEndpointId === undefined) return [];
    const connectionId = resource.id ?? textOf(resource, "connectionId");
    const serviceId = services.get(connectionId ?? "");
    const customerVpcId = vpcOfEndpoint(state, vpcEndpointId);
    return [[around(state, resource), { serviceId, vpcEndpointId, connectionId, customerVpcId }]];
  });
}

/** A claim that failed leaves no entry, and the endpoint before it does. */
function unclaimedEndpoints(state: State): Found[] {
  const claimed = state.ofType(PRIVATE_ENDPOINT_CONNECTION).map((each) => {
    return textOf(each, "vpcEndpointId");
  });
  return state.ofType(VPC_ENDPOINT).flatMap((resource) => {
    const component = state.componentOf(resource, PRIVATE_ENDPOINT);
    const { id: vpcEndpointId } = resource;
    if (component === undefined || vpcEndpointId === undefined) return [];
    if (claimed.includes(vpcEndpointId)) return [];
    const customerVpcId = textOf(resource, "vpcId");
    const unknown = { serviceId: undefined, connectionId: undefined };
    return [[component, { ...unknown, vpcEndpointId, customerVpcId }]];
  });
}

/** An attachment to a connection that another stack has: Tiger Cloud alone knows the endpoint. */
function foreignOnes(state: State): Found[] {
  const own = state.ofType(PRIVATE_ENDPOINT_CONNECTION).map(({ id }) => id);
  return state.ofType(PRIVATE_ENDPOINT_ATTACHMENT).flatMap((resource) => {
    const { serviceId, connectionId } = pairOf(resource);
    if (serviceId === undefined || connectionId === undefined) return [];
    if (own.includes(connectionId)) return [];
    const unknown = { vpcEndpointId: "", customerVpcId: undefined };
    return [[around(state, resource), { ...unknown, serviceId, connectionId }]];
  });
}

function servicesOfConnections(state: State): Map<string, string> {
  const pairs = state.ofType(PRIVATE_ENDPOINT_ATTACHMENT).map(pairOf);
  return new Map(
    pairs.flatMap(({ serviceId, connectionId }) =>
      serviceId === undefined || connectionId === undefined ? [] : [[connectionId, serviceId]],
    ),
  );
}

/** Its id is that of the service and that of the connection: `kd9w2xp4mz/conn-aws-1`. */
function pairOf(resource: StateResource) {
  const [serviceId, ...rest] = resource.id?.split("/") ?? [];
  return {
    serviceId: textOf(resource, "serviceId") ?? serviceId,
    connectionId: textOf(resource, "connectionId") ?? (rest.join("/") || undefined),
  };
}

const around = (state: State, resource: StateResource) =>
  state.componentOf(resource, PRIVATE_ENDPOINT) ?? resource;

function vpcOfEndpoint(state: State, vpcEndpointId: string): string | undefined {
  const found = state.ofType(VPC_ENDPOINT).find(({ id }) => id === vpcEndpointId);
  return found && textOf(found, "vpcId");
}
