import type { DrawnSecurityGroup, Mark } from "../../diagram/drawn-network";
import { EGRESS_RULE, INGRESS_RULE, SECURITY_GROUP } from "../types";
import type { PlannedResource } from "./planned-resource";
import { knownText, type ResourceSet } from "./resource-set";
import { sayRules } from "./rules";

/** The groups that have some of the rules that let workloads out to a Timescale VPC. */
export function groupsOf(
  all: ResourceSet,
  isOurs: (rule: PlannedResource) => boolean,
): DrawnSecurityGroup[] {
  return groupsWith(all.ofType(EGRESS_RULE).filter(isOurs), all);
}

/** The groups that a VPC endpoint wears, with the rules that let clients in. */
export function groupsOfEndpoint(
  endpoint: PlannedResource,
  all: ResourceSet,
): DrawnSecurityGroup[] {
  const listed = endpoint.inputs["securityGroupIds"];
  const ids: unknown[] = Array.isArray(listed) ? listed : [];
  const from = endpoint.dependencies["securityGroupIds"] ?? [];
  const worn = all
    .ofType(SECURITY_GROUP)
    .filter(({ id, urn }) => (id !== undefined && ids.includes(id)) || from.includes(urn));
  const rules = all.ofType(INGRESS_RULE).filter((rule) => {
    const group = all.named(SECURITY_GROUP, rule, "securityGroupId");
    const id = knownText(rule.inputs["securityGroupId"]);
    return group === undefined ? id !== null && ids.includes(id) : worn.includes(group);
  });
  return groupsWith(rules, all, worn);
}

function groupsWith(
  rules: readonly PlannedResource[],
  all: ResourceSet,
  worn: readonly PlannedResource[] = [],
): DrawnSecurityGroup[] {
  const made = new Map(worn.map((group) => [group.urn, group]));
  const rulesByGroup = new Map(worn.map(({ urn }): [string, PlannedResource[]] => [urn, []]));
  for (const rule of rules) {
    const group = all.named(SECURITY_GROUP, rule, "securityGroupId");
    const key = group?.urn ?? String(rule.inputs["securityGroupId"]);
    if (group !== undefined) made.set(key, group);
    rulesByGroup.set(key, [...(rulesByGroup.get(key) ?? []), rule]);
  }
  return [...rulesByGroup].map(([key, ofGroup]) => {
    const group = made.get(key);
    const id = group === undefined ? knownText(key) : (group.id ?? null);
    return {
      kind: group === undefined ? "existing" : "dedicated",
      id,
      rules: sayRules(ofGroup),
      mark: group?.mark ?? markOfRules(ofGroup),
    };
  });
}

/** A group that is somebody else's is changed by the rules that come to it and go. */
function markOfRules(rules: readonly PlannedResource[]): Mark | undefined {
  return rules.some(({ mark }) => mark !== undefined) ? "changed" : undefined;
}
