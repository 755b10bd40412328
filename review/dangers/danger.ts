import type { Change, Properties } from "../plan";
import type { DangerClass } from "./classes";
import { whyLost, type Sentence } from "./sentence";

/** What a rule found: a class, and two sentences for people. */
export interface Finding {
  class: DangerClass;
  /** What in the plan makes it one, such as "`cidr` changes from `10.0.0.0/24` to `10.1.0.0/24`". */
  why: Sentence;
  /** What it means for people. */
  meaning: Sentence;
}

/** Finds dangers in the changes of some types. Pure. All rules that apply to a change add up. */
export interface DangerRule {
  /** The types it speaks of. Others may speak of them too. */
  types: readonly string[];
  /** Of these losses it says all, if only nothing: what the general rule says of them is left out. */
  supersedes: readonly Loss[];
  /**
   * Whether it speaks of a change of these types.
   *
   * @default - it speaks of each
   */
  isAbout?: (change: Change, plan: PlanIndex) => boolean;
  /** A replacement that keeps the old resource comes as a creation: it makes another one. */
  findIn: (change: Change, plan: PlanIndex) => Finding[];
}

/** How a resource goes. What is replaced and kept stays in its cloud, and another one takes its place. */
export type Loss = "deleted" | "replaced" | "replaced-and-kept";

/** How a change makes a resource go; undefined where it does not. */
export function lossOf({ operation, keepsOld }: Change): Loss | undefined {
  if (operation === "delete") return "deleted";
  if (operation !== "replace") return undefined;
  return keepsOld ? "replaced-and-kept" : "replaced";
}

/** The danger of a resource that is deleted or replaced, where there is something to say of that. */
export function findLoss(
  change: Change,
  one: DangerClass,
  meanings: { delete?: Sentence; replace?: Sentence },
  why: Sentence = whyLost(change),
): Finding[] {
  const { operation } = change;
  const meaning =
    operation === "delete" || operation === "replace" ? meanings[operation] : undefined;
  return meaning === undefined ? [] : [{ class: one, why, meaning }];
}

/** What rules look up in the whole plan. */
export interface PlanIndex {
  /** Inputs of resources of each type, as they are before the change. */
  inputsByType: ReadonlyMap<string, readonly Properties[]>;
  /** Changes of each type. */
  byType: ReadonlyMap<string, readonly Change[]>;
}
