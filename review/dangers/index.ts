import { compareText, type Change, type Plan, type Properties } from "../plan";
import { findInAnyResource } from "./any-resource";
import { awsPeeringRule } from "./aws-peering";
import {
  DANGER_CLASSES,
  type DangerClass,
  type DangerRule,
  type Finding,
  type PlanIndex,
} from "./danger";
import { peeringActivationRule } from "./peering-activation";
import { routeRule } from "./route";
import { routeTableRule } from "./route-table";
import { securityGroupRule } from "./security-group";
import { securityGroupRuleRule } from "./security-group-rule";
import { toText } from "./sentence";
import { serviceAttachmentRule } from "./service-attachment";
import { timescalePeeringRule } from "./timescale-peering";
import { timescaleVpcRule } from "./timescale-vpc";

/** All that know a type speak of it; what none of them tells is for the general rule. */
const RULES: readonly DangerRule[] = [
  timescaleVpcRule,
  timescalePeeringRule,
  peeringActivationRule,
  serviceAttachmentRule,
  awsPeeringRule,
  routeRule,
  routeTableRule,
  securityGroupRule,
  securityGroupRuleRule,
];

/** A danger, and the change that brings it. */
export interface Danger extends Finding {
  stack: string;
  change: Change;
}

/** All dangers of a plan, the gravest class first, then by resource; each once. */
export function findDangers(plan: Plan, rules: readonly DangerRule[] = RULES): Danger[] {
  const index = indexPlan(plan);
  return plan.changes
    .filter(({ custom, operation }) => custom && operation !== "forget")
    .flatMap((change) =>
      findingsIn(change, index, rules).map((finding) => ({
        ...finding,
        stack: plan.stack,
        change,
      })),
    )
    .sort(
      (left, right) =>
        rankOf(left.class) - rankOf(right.class) ||
        compareText(left.change.urn, right.change.urn) ||
        compareText(toText(left.why), toText(right.why)),
    );
}

function findingsIn(change: Change, index: PlanIndex, rules: readonly DangerRule[]): Finding[] {
  // Where the old one is kept, a replacement is to the special rules what makes another one.
  const seen: Change = change.keepsOld ? { ...change, operation: "create" } : change;
  const speaking = rules.filter(({ knows }) => knows(change.type));
  const special = speaking.flatMap((rule) => rule.findIn(seen, index));
  const isTold =
    speaking.some(({ tellsLossBy }) => tellsLossBy.some((one) => one === seen.operation)) ||
    (change.keepsOld && special.some((finding) => finding.class === "interrupts"));
  const general = isTold ? [] : findInAnyResource(change);
  return [...new Map([...special, ...general].map((one) => [textOf(one), one])).values()];
}

/** Two rules may tell the same of a change: people read it once. */
function textOf({ class: one, why, meaning }: Finding): string {
  return JSON.stringify([one, toText(why), toText(meaning)]);
}

function rankOf(danger: DangerClass): number {
  return DANGER_CLASSES.indexOf(danger);
}

function indexPlan({ changes, staying }: Plan): PlanIndex {
  const inputsByType = new Map<string, Properties[]>();
  const byType = new Map<string, Change[]>();
  for (const change of changes) {
    add(byType, change.type, change);
    add(inputsByType, change.type, change.oldInputs);
  }
  for (const { type, inputs } of staying) add(inputsByType, type, inputs);
  return { byType, inputsByType };
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
