import type { DrawnSecurityGroup, Mark } from "../../diagram/drawn-network";
import { EGRESS_RULE, SECURITY_GROUP } from "../types";
import type { PlannedResource } from "./planned-resource";
import { knownText, type ResourceSet } from "./resource-set";

/** The groups that have some of the rules that let workloads out to a Timescale VPC. */
export function groupsOf(
  all: ResourceSet,
  isOurs: (rule: PlannedResource) => boolean,
): DrawnSecurityGroup[] {
  const rulesByGroup = new Map<string, PlannedResource[]>();
  const made = new Map<string, PlannedResource>();
  for (const rule of all.ofType(EGRESS_RULE).filter(isOurs)) {
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
