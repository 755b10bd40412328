import { sameCidr } from "../provider/rules/cidr";
import type { AdoptedVpc } from "./adoption";
import type { AdoptionDraft, PlacedVpc } from "./adoption-draft";
import { egressRuleOf, type EgressRule } from "./egress-rules";
import { textOf } from "./state-resource";

/** The outbound rules of security groups to the networks. */
export function addRules(draft: AdoptionDraft): void {
  for (const resource of draft.resources) {
    const rule = egressRuleOf(resource);
    if (rule === undefined) continue;
    const placed = vpcOfRule(draft, rule);
    if (placed === "several") {
      draft.leave(resource, "its security group's VPC is not in this state");
    }
    if (placed === undefined || placed === "several") continue;
    if (rule.ruleId === undefined) {
      draft.leave(
        resource,
        "the state has no id of it that begins with sgr-. Run `terraform refresh`",
      );
      continue;
    }
    addRule(draft, placed.vpc, { ...rule, ruleId: rule.ruleId });
    draft.take(resource, placed.vpc);
  }
}

function addRule(
  draft: AdoptionDraft,
  { groups }: AdoptedVpc,
  { groupId, port, ruleId }: EgressRule & { ruleId: string },
): void {
  let group = groups.find(({ id }) => id === groupId);
  if (!group) {
    const key = draft.keyFor(groups, draft.withId(groupId, "aws_security_group")?.name ?? groupId);
    group = { key, id: groupId, ports: new Map() };
    groups.push(group);
  }
  group.ports.set(port, ruleId);
}

/** Undefined for a rule that leads to no network. */
function vpcOfRule(
  draft: AdoptionDraft,
  { cidr, groupId }: EgressRule,
): PlacedVpc | "several" | undefined {
  const group = draft.withId(groupId, "aws_security_group");
  const vpcId = group && textOf(group, "vpc_id");
  const fitting = draft
    .placedVpcs()
    .filter(
      ({ network, vpc }) =>
        sameCidr(network.timescaleVpc.cidr, cidr) && (vpcId === undefined || vpc.vpcId === vpcId),
    );
  return vpcId === undefined && fitting.length > 1 ? "several" : fitting[0];
}
