import { accessOf, accountOf, regionOf, USUAL_ACCESS } from "./aws-access";
import { clientGroupsOf } from "./client-groups";
import { withShownNames } from "./shown-names";
import { textOf, type State, type StateResource } from "./state";
import type { CustomerVpcSubject, StackThings } from "./subject";
import {
  ATTACHED_VPC,
  PEERED_VPC,
  PRIVATE_ENDPOINT,
  PRIVATE_ENDPOINT_CONNECTION,
  TIMESCALE_PEERING,
  VPC_ENDPOINT,
} from "./types";
import { vpcAround, vpcIdOf } from "./vpc-ids";

/** A mention of a customer VPC in a state. Several can be of one VPC. */
interface Mention {
  vpcId: string;
  /** What a peering says of it, which is surer than what can be told from resources. */
  regionCode?: string | undefined;
  accountId?: string | undefined;
  /** Resources of AWS that were made in it or for it. */
  made: readonly StateResource[];
}

/** The customer VPCs that a stack brings to Tiger Cloud. */
export function customerVpcsOf(state: State, things: StackThings): CustomerVpcSubject[] {
  const { ofTimescaleVpcs, ofEndpoints } = clientGroupsOf(state);
  const found = [...mentionsByComponents(state), ...mentionsByResources(state)];
  const named = withShownNames(state, found);
  // Of what attaches a VPC to a gateway there is no component.
  const behind = things.gatewayPeerings.flatMap(({ customerVpcIds }) => customerVpcIds);
  const unnamed = behind.map((vpcId): Mention & { name?: string } => ({ vpcId, made: [] }));
  const byVpc = new Map<string, (Mention & { name?: string })[]>();
  for (const each of [...named, ...unnamed]) {
    byVpc.set(each.vpcId, [...(byVpc.get(each.vpcId) ?? []), each]);
  }
  return [...byVpc].map(([vpcId, mentions]) => {
    const endpointClientGroupIds = [...(ofEndpoints.get(vpcId) ?? [])].sort();
    return {
      ...subjectOf(state, vpcId, mentions),
      clientGroupIds: [...(ofTimescaleVpcs.get(vpcId) ?? [])].sort(),
      ...(endpointClientGroupIds.length > 0 && { endpointClientGroupIds }),
    };
  });
}

function subjectOf(
  state: State,
  vpcId: string,
  mentions: readonly (Mention & { name?: string })[],
): Omit<CustomerVpcSubject, "clientGroupIds"> {
  const made = [...mentions.flatMap((each) => each.made), ...resourcesIn(state, vpcId)];
  const first = <T>(values: readonly (T | undefined)[]) =>
    values.find((each) => each !== undefined);
  const name = first(mentions.map((each) => each.name));
  return {
    vpcId,
    ...(name !== undefined && { name }),
    regionCode: first(mentions.map(({ regionCode }) => regionCode)) ?? regionOf(state, made),
    accountId: first(mentions.map(({ accountId }) => accountId)) ?? accountOf(made),
    access: made.length === 0 ? USUAL_ACCESS : accessOf(state, made),
  };
}

type Found = readonly [named: StateResource, mention: Mention];

/** Also those of which the peering failed: they have groups and routes. */
function mentionsByComponents(state: State): Found[] {
  return [PEERED_VPC, ATTACHED_VPC, PRIVATE_ENDPOINT].flatMap((type) =>
    state.ofType(type).flatMap((component): Found[] => {
      const vpcId = vpcIdOf(state, component);
      if (vpcId === undefined) return [];
      const made = state.childrenOf(component).filter(isInVpcsAccount);
      return [[component, { vpcId, made }]];
    }),
  );
}

function mentionsByResources(state: State): Found[] {
  const peerings = state.ofType(TIMESCALE_PEERING).flatMap((resource): Found[] => {
    const vpcId = textOf(resource, "peerVpcId");
    if (vpcId === undefined) return [];
    const regionCode = textOf(resource, "peerRegionCode");
    const accountId = textOf(resource, "peerAccountId");
    const made = resourcesOver(state, textOf(resource, "provisionedId"));
    const named = state.componentOf(resource, PEERED_VPC) ?? resource;
    return [[named, { vpcId, regionCode, accountId, made }]];
  });
  const endpoints = state.ofType(PRIVATE_ENDPOINT_CONNECTION).flatMap((resource): Found[] => {
    const endpointId = textOf(resource, "vpcEndpointId");
    const endpoint = state.ofType(VPC_ENDPOINT).find(({ id }) => id === endpointId);
    const vpcId = endpoint && textOf(endpoint, "vpcId");
    if (endpoint === undefined || vpcId === undefined) return [];
    const named = state.componentOf(resource, PRIVATE_ENDPOINT) ?? resource;
    return [[named, { vpcId, made: [endpoint] }]];
  });
  return [...peerings, ...endpoints];
}

/** Names may be published in another account than the VPC's. */
const isInVpcsAccount = ({ type }: StateResource) =>
  type.startsWith("aws:") && !type.startsWith("aws:route53/");

/** The acceptance of a connection, and the routes over it. */
function resourcesOver(state: State, pcxId: string | undefined): StateResource[] {
  if (pcxId === undefined) return [];
  return state.resources.filter(
    (each) => each.type.startsWith("aws:") && textOf(each, "vpcPeeringConnectionId") === pcxId,
  );
}

function resourcesIn(state: State, vpcId: string): StateResource[] {
  return state.resources.filter((each) => vpcAround(each) === vpcId);
}
