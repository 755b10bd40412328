import { findDangers, type Danger } from "./dangers";
import { DANGER_CLASSES } from "./dangers/classes";
import { compareText, OPERATIONS, type Change, type Operation, type Plan } from "./plan";
import { networksOf, type PlannedNetwork } from "./diagram/networks";
import { judgePolicy, type Policy, type UnclearAllowance } from "./policy";
import { diffProperties, replaceReasonsOf, type PropertyChange } from "./property-diff";
import { judge, type Verdict } from "./verdict";

/** A danger, and what the policy makes of it. */
export interface ReviewedDanger extends Danger {
  allowed: boolean;
  breaksPolicy: boolean;
}

/** How many resources each operation touches, and how many stay. */
export type Counts = Readonly<Record<Operation | "unchanged", number>>;

/** What is said of one stack. */
export interface StackReview {
  name: string;
  verdicts: [Verdict, ...Verdict[]];
  counts: Counts;
  changes: ReviewedChange[];
  diagnostics: Plan["diagnostics"];
  /** The networks that change. */
  networks: PlannedNetwork[];
}

/** A change, and all that it changes. */
export interface ReviewedChange {
  change: Change;
  replaceReasons: string[];
  properties: PropertyChange[];
}

/** A review of one or several stacks: data, which each output writes down in its own way. */
export interface Review {
  verdicts: [Verdict, ...Verdict[]];
  counts: Counts;
  /** Of all stacks, the gravest class first. */
  dangers: ReviewedDanger[];
  /** By name. */
  stacks: StackReview[];
  policy: Policy;
  /** What the policy allows too vaguely to allow it. */
  unclear: UnclearAllowance[];
}

/** Reviews plans, together. The same plans give the same review, in whichever order they come. */
export function review(plans: readonly Plan[], policy: Policy): Review {
  const sorted = [...plans].sort((left, right) => compareText(left.stack, right.stack));
  const found = sorted.map((plan) => ({ plan, dangers: findDangers(plan) }));
  // A stable sort: within a class, dangers stay sorted by stack and resource.
  const dangers = found
    .flatMap((one) => one.dangers)
    .sort(
      (left, right) => DANGER_CLASSES.indexOf(left.class) - DANGER_CLASSES.indexOf(right.class),
    );
  const { isAllowed, unclear } = judgePolicy(dangers, policy);
  return {
    verdicts: judge(sorted, dangers),
    counts: count(sorted),
    dangers: dangers.map((danger) => {
      const allowed = isAllowed(danger);
      return { ...danger, allowed, breaksPolicy: !allowed && policy.failOn.includes(danger.class) };
    }),
    stacks: found.map(({ plan, dangers: ofPlan }) => ({
      name: plan.stack,
      verdicts: judge([plan], ofPlan),
      counts: count([plan]),
      changes: plan.changes.map((change) => ({
        change,
        replaceReasons: replaceReasonsOf(change),
        properties: diffProperties(change),
      })),
      diagnostics: plan.diagnostics,
      networks: networksOf(plan),
    })),
    policy,
    unclear,
  };
}

function count(plans: readonly Plan[]): Counts {
  const counts = Object.fromEntries(
    [...OPERATIONS, "unchanged"].map((name) => [name, 0]),
  ) as Record<keyof Counts, number>;
  for (const { changes, unchanged } of plans) {
    counts.unchanged += unchanged;
    for (const { operation } of changes) counts[operation] += 1;
  }
  return counts;
}
