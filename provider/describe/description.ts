import type { Validator } from "../rules/inputs";
import type { Simplify, Type } from "./type";

/**
 * What an input is to the resource, which tells what a change of it does:
 *
 * - `identity`: it is what the resource is; a change replaces it;
 * - `attribute`: it is of the resource; a change updates it in place;
 * - `check`: it only steers what previews find; a change does not cause an update;
 * - `option`: it steers operations, see `options.ts`; a change does not cause an update.
 */
export type InputKind = "identity" | "attribute" | "check" | "option";

/** One input of a resource. */
export interface InputDescription<T = unknown> {
  kind: InputKind;
  type: Type<T>;
  /** What is wrong with a value. */
  validate: Validator;
  /** What is unusual about a value that is right. */
  warn?: Validator;
  /** Where it can be left out. Its `validate` then takes `undefined`. */
  optional?: true;
  /** Programs can leave it out: it is then the name of the resource in the program. */
  isNamedAsResource?: true;
  /** The default, as `@default` states it: a value as code, or a dash and how it comes about. */
  default?: string;
  /** Sentences on what it is, as users read them on hover and in the documents. */
  doc: string;
  /** How it is written, for the documents. */
  format: string;
  /** What the class says of it as an output, where that is something else. */
  outputDoc?: string;
  /** Where a change does something else than its kind says: one word for the table, and the sentence. */
  change?: { word?: ChangeWord; sentence: string };
}

/** What a change of an input does, as docs/resources.md has it. */
export type ChangeWord = "updates" | "replaces" | "nothing";

/** One output of a resource. */
export interface OutputDescription<T = unknown> {
  type: Type<T>;
  optional?: true;
  doc: string;
  /** How it is written, for the documents. */
  format: string;
}

/** The steps of a resource's life. */
export type Step = "create" | "read" | "update" | "delete";

/**
 * A resource, described once. Checks, diffs, the arguments and outputs of its class with their doc
 * comments, and the documents follow from it.
 */
export interface Description<
  Inputs extends Readonly<Record<string, InputDescription>> = Readonly<
    Record<string, InputDescription>
  >,
  Outputs extends Readonly<Record<string, OutputDescription>> = Readonly<
    Record<string, OutputDescription>
  >,
> {
  /** The name of its class, which is also in its type: `TimescaleVpc`. */
  name: string;
  /** What a sentence about a change calls it: `peering`. */
  noun: string;
  /** Paragraphs on what it is and how it fails: the doc comment of its class. */
  doc: string;
  /** How its id is written, and what it names. */
  id: { format: string; doc: string };
  inputs: Inputs;
  outputs: Outputs;
  /**
   * What one that exists already must be to be taken over, as in `True to take over <adopt>`. Left out
   * where nothing can be taken over: then it has no input `adopt`.
   */
  adopt?: string;
  /** True where a create gives what exists as well, without an input `adopt`: several entries may come to have one. */
  takesOver?: true;
  /** The input that says which resource of this package it is in, by its id, and the name of that one's description. */
  within?: { input: string; name: string };
  /** How long each step may wait, in milliseconds, where the user sets no other time. */
  timeoutsMs: Readonly<Record<Step, number>>;
}

const MINUTE_MS = 60_000;

/** Deadlines for what takes Tiger Cloud minutes at most. */
export const DEFAULT_TIMEOUTS_MS = {
  create: 10 * MINUTE_MS,
  read: MINUTE_MS,
  update: 10 * MINUTE_MS,
  delete: 10 * MINUTE_MS,
} as const;

/** The description as it is, with all that its type tells. */
export function describe<
  const Inputs extends Readonly<Record<string, InputDescription>>,
  const Outputs extends Readonly<Record<string, OutputDescription>>,
>(description: Description<Inputs, Outputs>): Description<Inputs, Outputs> {
  return description;
}

type Typed = Readonly<Record<string, { type: Type<unknown>; optional?: true }>>;

type ValuesOf<Properties extends Typed> = Simplify<
  {
    -readonly [
      Name in keyof Properties as Properties[Name] extends { optional: true } ? never : Name
    ]: NonNullable<Properties[Name]["type"]["valueType"]>;
  } & {
    -readonly [
      Name in keyof Properties as Properties[Name] extends { optional: true } ? Name : never
    ]?: NonNullable<Properties[Name]["type"]["valueType"]>;
  }
>;

/** The inputs of a resource. */
export type InputsOf<D extends Description> = ValuesOf<D["inputs"]>;

/** The inputs that are part of what the resource is. */
type PartsOf<D extends Description> = {
  [
    Name in keyof D["inputs"] as D["inputs"][Name]["kind"] extends "check" ? never : Name
  ]: D["inputs"][Name];
};

/** What a resource is, as a read finds it: without what only steers checks. */
export type StateOf<D extends Description> = Simplify<
  ValuesOf<PartsOf<D>> & ValuesOf<D["outputs"]>
>;

/** What is stored of a resource: what it is, and what steered its checks. */
export type StoredOf<D extends Description> = Simplify<StateOf<D> & Partial<InputsOf<D>>>;

/** The names of a resource's inputs, of some kinds if given. */
export function inputNames<D extends Description>(
  { inputs }: D,
  ...kinds: readonly InputKind[]
): (keyof D["inputs"] & string)[] {
  return Object.keys(inputs).filter(
    (name) => kinds.length === 0 || kinds.includes(inputs[name]?.kind ?? "check"),
  );
}
