import { containsCidr } from "../../provider/rules/cidr";
import { isObject } from "../../provider/rules/object";
import { textOf, textsOf, type State, type StateResource } from "./state";
import {
  ATTACHED_VPC,
  EGRESS_RULE,
  INGRESS_RULE,
  PEERED_VPC,
  PRIVATE_ENDPOINT_CONNECTION,
  ROUTE,
  SECURITY_GROUP,
  SECURITY_GROUP_RULE,
  TIMESCALE_PEERING,
  TIMESCALE_VPC,
  TRANSIT_GATEWAY_PEERING,
  VPC_ENDPOINT,
} from "./types";
import { vpcIdOf } from "./vpc-ids";

/** Security groups by their VPCs. */
type GroupsByVpc = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The security groups that clients wear, by their VPCs. Those of Timescale VPCs are what components made or were
 * given, and what the program itself lets out there; those of private endpoints are what a claimed one lets in, and
 * what is let out to it.
 */
export function clientGroupsOf(state: State): {
  ofTimescaleVpcs: GroupsByVpc;
  ofEndpoints: GroupsByVpc;
} {
  return {
    ofTimescaleVpcs: byVpc([...groupsOfComponents(state), ...groupsToVpcs(state)]),
    ofEndpoints: byVpc(groupsToEndpoints(state)),
  };
}

function byVpc(all: readonly ClientGroup[]): GroupsByVpc {
  const groups = new Map<string, Set<string>>();
  for (const { vpcId, groupId } of all) {
    if (vpcId === undefined || groupId === undefined) continue;
    groups.set(vpcId, (groups.get(vpcId) ?? new Set()).add(groupId));
  }
  return groups;
}

interface ClientGroup {
  vpcId: string | undefined;
  groupId: string | undefined;
}

/** A component that connects a VPC makes no other groups and no other rules. */
function groupsOfComponents(state: State): ClientGroup[] {
  return [PEERED_VPC, ATTACHED_VPC].flatMap((type) =>
    state.ofType(type).flatMap((component) => {
      const vpcId = vpcIdOf(state, component);
      return state.childrenOf(component).flatMap((each): ClientGroup[] => {
        if (each.type === SECURITY_GROUP) return [{ vpcId, groupId: each.id }];
        if (each.type !== EGRESS_RULE) return [];
        return [{ vpcId, groupId: textOf(each, "securityGroupId") }];
      });
    }),
  );
}

function groupsToVpcs(state: State): ClientGroup[] {
  const blocks = timescaleBlocksOf(state);
  const leadsThere = (block: string) => blocks.some((each) => containsCidr(each, block));
  const letOut = [
    ...state
      .ofType(EGRESS_RULE)
      .filter((rule) => leadsThere(textOf(rule, "cidrIpv4") ?? ""))
      .map((rule) => textOf(rule, "securityGroupId")),
    ...state
      .ofType(SECURITY_GROUP_RULE)
      .filter((rule) => textOf(rule, "type") === "egress")
      .filter((rule) => textsOf(rule, "cidrBlocks").some(leadsThere))
      .map((rule) => textOf(rule, "securityGroupId")),
    ...state
      .ofType(SECURITY_GROUP)
      .filter((group) => inlineBlocksOf(group).some(leadsThere))
      .map(({ id }) => id),
  ];
  return letOut.map((groupId) => ({ groupId, vpcId: vpcOfGroup(state, groupId) }));
}

/** The blocks of all Timescale VPCs that the state speaks of. */
function timescaleBlocksOf(state: State): string[] {
  const peerings = [TIMESCALE_PEERING, TRANSIT_GATEWAY_PEERING].flatMap((type) =>
    state.ofType(type).flatMap((each) => textOf(each, "timescaleVpcCidr") ?? []),
  );
  const pcxIds = state.ofType(TIMESCALE_PEERING).map((each) => textOf(each, "provisionedId"));
  const routes = state.ofType(ROUTE).filter((each) => {
    const pcxId = textOf(each, "vpcPeeringConnectionId");
    return pcxId !== undefined && pcxIds.includes(pcxId);
  });
  return [
    ...state.ofType(TIMESCALE_VPC).flatMap((each) => textOf(each, "cidr") ?? []),
    ...peerings,
    ...routes.flatMap((each) => textOf(each, "destinationCidrBlock") ?? []),
  ];
}

function inlineBlocksOf({ properties: { egress } }: StateResource): string[] {
  const rules: unknown[] = Array.isArray(egress) ? egress : [];
  return rules.flatMap((rule) => {
    const blocks: unknown = isObject(rule) ? rule["cidrBlocks"] : undefined;
    return Array.isArray(blocks) ? blocks.filter((each) => typeof each === "string") : [];
  });
}

function vpcOfGroup(state: State, groupId: string | undefined): string | undefined {
  const group = state.ofType(SECURITY_GROUP).find(({ id }) => id !== undefined && id === groupId);
  return group && textOf(group, "vpcId");
}

/** Those that the groups of an endpoint let in, and those that are let out to such a group. */
function groupsToEndpoints(state: State): ClientGroup[] {
  const claimed = state
    .ofType(PRIVATE_ENDPOINT_CONNECTION)
    .map((each) => textOf(each, "vpcEndpointId"));
  const endpoints = state.ofType(VPC_ENDPOINT).filter(({ id }) => claimed.includes(id));
  return endpoints.flatMap((endpoint) => {
    const vpcId = textOf(endpoint, "vpcId");
    const worn = textsOf(endpoint, "securityGroupIds");
    const related = (type: string, own: string, others: string) =>
      state
        .ofType(type)
        .filter((rule) => worn.includes(textOf(rule, own) ?? ""))
        .map((rule) => ({ vpcId, groupId: textOf(rule, others) }));
    return [
      ...related(EGRESS_RULE, "referencedSecurityGroupId", "securityGroupId"),
      ...related(INGRESS_RULE, "securityGroupId", "referencedSecurityGroupId"),
    ];
  });
}
