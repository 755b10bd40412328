import type { AccountLook, Finding } from "../operation/finding";
import type { Operation } from "../operation/operation";
import type { Validator } from "../rules/inputs";

/** How a change of one input is carried out. `none`: it steers checks only and is no diff. */
export type ChangeKind = "update" | "replace" | "none";

/** One input of a resource: the rule its values follow, and what a change of it does. */
export interface InputDescription {
  rule: Validator;
  change: ChangeKind;
  /**
   * When two texts are the same.
   *
   * @default - where they are equal
   */
  same?: (left: string, right: string) => boolean;
  /**
   * What is unusual about a value that follows the rule.
   *
   * @returns a sentence; undefined where there is nothing to say
   */
  warning?: Validator;
}

/** The steps of a resource's life. */
export type Step = "create" | "read" | "update" | "delete";

/** What Tiger Cloud does in each step of a resource's life. It knows nothing of Pulumi's engine. */
export interface ResourceHandler<Inputs extends object, State extends Inputs> {
  /** The name of its class, as the state has it in its type. */
  type: string;
  /** Every input, by name. */
  inputs: Record<keyof Inputs & string, InputDescription>;
  /** Whether one that exists already can be taken over: then it has the input `adopt`. */
  adoptable: boolean;
  /**
   * Looks at the account for what would make a create or a change fail, while nothing is changed
   * yet. Values that are not known yet are left out of `known`.
   */
  checkAccount?(known: Partial<Inputs>, look: AccountLook): Promise<Finding[]>;
  /**
   * Says why a resource in this state must be made anew although no input that replaces it changed.
   * `inputs` may hold values that are not known yet.
   *
   * @returns the property to name as the reason
   */
  mustReplace?(state: State, inputs: Partial<Inputs>): (keyof State & string) | undefined;
  /** What people must know of a resource in this state, each time that it is planned. */
  warnings?(id: string, state: State, inputs: Partial<Inputs>): string[];
  /**
   * True where this resource stands in the way of the one that is to replace it, so that it must go
   * first. `inputs` may hold values that are not known yet.
   */
  blocksSuccessor?(state: State, inputs: Partial<Inputs>): boolean;
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
  /** How long each operation may wait, in milliseconds, where the user sets no other time. */
  timeoutsMs: Record<Step, number>;
}

const MINUTE_MS = 60_000;

/** Deadlines for what takes Tiger Cloud minutes at most. */
export const DEFAULT_TIMEOUTS_MS = {
  create: 10 * MINUTE_MS,
  read: MINUTE_MS,
  update: 10 * MINUTE_MS,
  delete: 10 * MINUTE_MS,
} as const;
