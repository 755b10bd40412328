import type { Operation } from "../operation";
import type { Rule } from "../rules/inputs";

/** How a change of one input is carried out. */
export type ChangeKind = "update" | "replace";

/** One input of a resource: the rule its values follow, and what a change of it does. */
export interface InputDescription {
  rule: Rule;
  change: ChangeKind;
  /** @default - equal as strings */
  same?: (left: string, right: string) => boolean;
}

/** What Tiger Cloud does in each step of a resource's life. It knows nothing of Pulumi's engine. */
export interface ResourceHandler<Inputs extends object, State extends Inputs> {
  /** Every input, by name. */
  inputs: Record<keyof Inputs & string, InputDescription>;
  /**
   * Says why a resource in this state must be made anew although its inputs are unchanged.
   *
   * @returns the property to name as the reason
   */
  mustReplace?(state: State): (keyof State & string) | undefined;
  /** True for a state that a create or update left before its end: an update goes on from there. */
  isUnfinished?(state: State): boolean;
  /** Makes the resource; throws `UnfinishedResource` once there is an id. */
  create(inputs: Inputs, operation: Operation): Promise<{ id: string; state: State }>;
  /** What is there now; undefined where it is gone. */
  read(id: string, state: State, operation: Operation): Promise<State | undefined>;
  /** Brings the resource to `inputs`, from whatever an earlier try left. */
  update(id: string, state: State, inputs: Inputs, operation: Operation): Promise<State>;
  /** Removes the resource and waits until it is gone; gone already is success. */
  delete(id: string, state: State, operation: Operation): Promise<void>;
  /** How long each operation may wait, in milliseconds. */
  timeoutsMs: Record<"create" | "read" | "update" | "delete", number>;
}

const MINUTE_MS = 60_000;

/** Deadlines for what takes Tiger Cloud minutes at most. */
export const DEFAULT_TIMEOUTS_MS = {
  create: 10 * MINUTE_MS,
  read: MINUTE_MS,
  update: 10 * MINUTE_MS,
  delete: 10 * MINUTE_MS,
} as const;
