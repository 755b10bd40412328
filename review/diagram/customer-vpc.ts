import type {
  DrawnCustomerVpc,
  Mark,
  DrawnRoute,
  DrawnSecurityGroup,
} from "../../diagram/drawn-network";
import { isUnknown } from "../../provider/rules/unknown";
import { isStack, nameOf } from "../../provider/rules/urn";
import { ACCEPTER, EGRESS_RULE, PEERING_ACTIVATION, ROUTE, SECURITY_GROUP } from "../types";
import type { PlannedResource } from "./planned-resource";
import { areSiblings, knownText, type ResourceSet } from "./resource-set";

const PCX = "vpcPeeringConnectionId";

/** The customer VPC of a peering, with what belongs to the peering in it. */
export function customerVpcOf(peering: PlannedResource, all: ResourceSet): DrawnCustomerVpc {
  const { inputs, outputs, mark } = peering;
  const accepter = all.ofType(ACCEPTER).find((one) => leadsOver(one, peering, undefined));
  const blocks = inputs["peerCidrBlocks"];
  // What the peering itself keeps is the status that it was made with.
  const activation = all.ofType(PEERING_ACTIVATION).find(isAbout(peering));
  const tigerStatus = (activation ?? peering).outputs["status"];
  const awsStatus = accepter?.outputs["acceptStatus"];
  return {
    name: nameOf(isInStack(peering) ? peering.urn : peering.parent),
    vpcId: knownText(inputs["peerVpcId"]),
    accountId: knownText(inputs["peerAccountId"]),
    regionCode: knownText(inputs["peerRegionCode"]),
    ...(Array.isArray(blocks) && { cidrBlocks: blocks.map((block) => knownText(block) ?? "?") }),
    ...(isUnknown(blocks) && { cidrBlocks: null }),
    peering: {
      provisionedId: knownText(outputs["provisionedId"]),
      ...(typeof tigerStatus === "string" && { tigerStatus }),
      ...(typeof awsStatus === "string" && { awsStatus }),
      mark,
    },
    routes: routesOf(peering, accepter, all),
    securityGroups: groupsOf(peering, all),
  };
}

function isAbout({ id }: PlannedResource): (activation: PlannedResource) => boolean {
  return ({ inputs }) => id !== undefined && inputs["peeringId"] === id;
}

function isInStack({ parent }: PlannedResource): boolean {
  return parent === "" || isStack(parent);
}

/** Whether a resource names the AWS peering connection of a peering, known or not. */
function leadsOver(
  resource: PlannedResource,
  peering: PlannedResource,
  accepter: PlannedResource | undefined,
): boolean {
  const pcx = resource.inputs[PCX];
  if (pcx === undefined) return false;
  if (typeof pcx === "string" && !isUnknown(pcx)) return pcx === peering.outputs["provisionedId"];
  const from = resource.dependencies[PCX] ?? [];
  return from.includes(peering.urn) || (accepter !== undefined && from.includes(accepter.urn));
}

function routesOf(
  peering: PlannedResource,
  accepter: PlannedResource | undefined,
  all: ResourceSet,
): DrawnRoute[] {
  return all
    .ofType(ROUTE)
    .filter((route) => leadsOver(route, peering, accepter))
    .map(({ inputs, mark }) => ({
      routeTable: knownText(inputs["routeTableId"]),
      destination: knownText(inputs["destinationCidrBlock"]),
      mark,
    }));
}

/** The groups whose rules the same component made. */
function groupsOf(peering: PlannedResource, all: ResourceSet): DrawnSecurityGroup[] {
  const rulesByGroup = new Map<string, PlannedResource[]>();
  const made = new Map<string, PlannedResource>();
  for (const rule of all.ofType(EGRESS_RULE)) {
    if (!areSiblings(rule, peering)) continue;
    const group = all.named(SECURITY_GROUP, rule, "securityGroupId");
    const key = group?.urn ?? String(rule.inputs["securityGroupId"]);
    if (group !== undefined) made.set(key, group);
    rulesByGroup.set(key, [...(rulesByGroup.get(key) ?? []), rule]);
  }
  return [...rulesByGroup].map(([key, rules]) => {
    const group = made.get(key);
    const id = group === undefined ? knownText(key) : (group.id ?? null);
    return {
      kind: group === undefined ? "existing" : "dedicated",
      id,
      rules: sayRules(rules),
      mark: group?.mark ?? markOfRules(rules),
    };
  });
}

function sayRules(rules: readonly PlannedResource[]): string[] {
  const portsByTarget = new Map<string, number[]>();
  for (const { inputs } of rules) {
    const protocol = knownText(inputs["ipProtocol"]) ?? "?";
    const key = `${protocol} %s to ${knownText(inputs["cidrIpv4"]) ?? "known after apply"}`;
    portsByTarget.set(key, [...(portsByTarget.get(key) ?? []), Number(inputs["fromPort"])]);
  }
  return [...portsByTarget]
    .map(([text, ports]) => `out: ${text.replace("%s", ports.sort((a, b) => a - b).join(", "))}`)
    .sort();
}

/** A group that is somebody else's is changed by the rules that come to it and go. */
function markOfRules(rules: readonly PlannedResource[]): Mark | undefined {
  return rules.some(({ mark }) => mark !== undefined) ? "changed" : undefined;
}
