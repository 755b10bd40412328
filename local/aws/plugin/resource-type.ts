import type { ResourceType as Ec2Type } from "@aws-sdk/client-ec2";
import type { Properties } from "./properties";
import type { Patience } from "./retry";
import type { Aws } from "./session";
import type { TagChange, TagsOnCreation } from "./tags";

/**
 * One resource type. `region` and the inputs `tags` are not told here: the lifecycle takes care of
 * them.
 */
export interface ResourceType<Inputs extends object = Properties> {
  /** What to call it in a message. */
  label: string;
  /** The inputs whose change replaces it. The real type has more: those are refused, not ignored. */
  replaces: readonly (keyof Inputs & string)[];
  /** The inputs of which only some changes replace it; the others update it. */
  replacesWhen?: Partial<
    Record<keyof Inputs & string, (before: unknown, after: unknown) => boolean>
  >;
  /** The inputs whose change updates it. */
  updates?: readonly (keyof Inputs & string)[];
  required: readonly (keyof Inputs & string)[];
  /** The real provider's defaults, so that a setting changed by hand shows as drift. */
  defaults?: Partial<Inputs>;
  /** The properties that are known only once it exists. */
  outputs: readonly string[];
  /** AWS's name of the type, where it is made with its tags; `later` where they are set after that. */
  tags?: Ec2Type | "later";
  /** Changes its tags, where that is not EC2's to do. */
  changeTags?(aws: Aws, id: string, change: TagChange): Promise<unknown>;
  /** Whether it is of no region: it has no input `region` then, and tells none. */
  isGlobal?: boolean;
  /**
   * The codes of AWS by which the real provider takes it for gone, when it reads and when it deletes
   * it. No other failure is forgiven, whatever its code ends with.
   */
  gone: { onRead: readonly string[]; onDelete: readonly string[] };
  /** What the real provider tries again while AWS answers so. */
  patience?: { onCreate?: Patience; onDelete?: Patience };
  /** Whether a `name` is made up when none is given. */
  isAutoNamed?: boolean;
  /** Inputs that are lists in the program and sets in AWS. */
  sets?: readonly (keyof Inputs & string)[];
  /** Inputs of which only a part counts, or which have several forms: what is compared of them. */
  compared?: Partial<Record<keyof Inputs & string, (value: never) => unknown>>;
  /** What is wrong with the inputs as a whole, and with which of them. */
  check?(inputs: Inputs): { property: string; reason: string } | undefined;
  /**
   * Makes it, and does no more: what fails after this leaves a resource behind. What can be told
   * only now, it returns beside the id: `find` gets it as known.
   */
  create(aws: Aws, inputs: Inputs, tags: TagsOnCreation): Promise<Properties & { id: string }>;
  /** Brings what exists to what is wanted. Runs after the creation and on each update. */
  settle?(
    aws: Aws,
    id: string,
    inputs: Inputs,
    moment: { isNew: boolean; state: Properties },
  ): Promise<void>;
  /**
   * What AWS shows now, with `tagsAll` where it has tags; undefined when it is gone. `known` is the
   * state, empty on an import. A returned `id` replaces the one that was asked for.
   */
  find(aws: Aws, id: string, known: Properties): Promise<Properties | undefined>;
  /** Removes it. What `gone.onDelete` names is no failure. */
  remove(aws: Aws, id: string, state: Properties): Promise<unknown>;
}

/** Forgets the type of the inputs: `check` has made sure of it before a handler runs. */
export function resourceType<Inputs extends object>(type: ResourceType<Inputs>): ResourceType {
  return type as unknown as ResourceType;
}

/** Every input of the type itself. */
export const inputsOf = ({ replaces, updates = [] }: ResourceType) => [...replaces, ...updates];
