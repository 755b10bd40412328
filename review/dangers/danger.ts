import type { Change, Operation, Properties } from "../plan";

/**
 * What a danger does to people:
 *
 * - `destroys`: something goes that does not come back by itself
 * - `opens-access`: somebody can reach what was closed
 * - `interrupts`: something does not answer, for some time or until somebody acts
 * - `loses-route`: a network does not find its way any more
 */
export type DangerClass = "destroys" | "opens-access" | "interrupts" | "loses-route";

/** All classes, the gravest first. */
export const DANGER_CLASSES: readonly DangerClass[] = [
  "destroys",
  "opens-access",
  "interrupts",
  "loses-route",
];

/** What a rule found: a class, and two sentences for people. Foreign text in them is a {@link Part}. */
export interface Finding {
  class: DangerClass;
  /** What in the plan makes it one, such as "`cidr` changes from `10.0.0.0/24` to `10.1.0.0/24`". */
  why: Sentence;
  /** What it means for people. */
  meaning: Sentence;
}

/** A sentence of our own words and of foreign text, which each output escapes in its own way. */
export type Sentence = readonly Part[];
export type Part = string | { foreign: string };

/** Finds dangers in the changes of one family of resource types. Pure. */
export interface DangerRule {
  /** True for the types that this rule speaks of. Others may speak of them too: rules add up. */
  knows: (type: string) => boolean;
  /** By these operations, it tells all that is lost, if only nothing: the general rule is silent then. */
  tellsLossBy: readonly LosingOperation[];
  findIn: (change: Change, plan: PlanIndex) => Finding[];
}

/** The operations by which something is lost, whatever it is. */
export type LosingOperation = Extract<Operation, "delete" | "replace">;

/** What rules look up in the whole plan. */
export interface PlanIndex {
  /** Inputs of resources of each type, as they are before the change. */
  inputsByType: ReadonlyMap<string, readonly Properties[]>;
  /** Changes of each type. */
  byType: ReadonlyMap<string, readonly Change[]>;
}
