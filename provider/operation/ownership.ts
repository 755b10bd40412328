/**
 * How something that exists stands to the entry of the stack that wants it.
 *
 * - `own`: the state says that this very entry has it.
 * - `former`: an entry of this stack has it, under another name. `advice` says how to tell the engine.
 * - `other`: another entry of the program has it.
 * - `lost`: no entry of this stack has it, and an interrupted create of this very entry was for just
 *   that. `witness` says who tells.
 * - `stranger`: no entry of this stack has it.
 * - `unknown`: nobody could be asked.
 */
export type Standing =
  | { kind: "own" | "stranger" | "unknown" }
  | { kind: "former"; holder: string; advice: string }
  | { kind: "other"; holder: string }
  | { kind: "lost"; witness: Witness };

/**
 * Who tells of a create that was interrupted.
 *
 * - `made`: the provider noted that it made this very thing.
 * - `asked`: the provider noted that it asked for such a thing, and no answer.
 * - `begun`: the state notes that the engine began the create, and no end.
 */
export type Witness = "made" | "asked" | "begun";

/** Something that exists and is identical with what is wanted. */
export interface Existing<T> {
  thing: T;
  standing: Standing;
}

/** What a step may ask and note about the stack, on behalf of the entry that it is for. */
export interface Ownership {
  /** The name of the entry; undefined where the program's version of this package does not tell it. */
  entry: string | undefined;
  /** How something that exists stands to the entry. */
  standingOf: (id: string) => Promise<Standing>;
  /**
   * Notes that the entry has it from now on, so that no other entry's deletion removes it.
   *
   * @throws `Busy` where it is being removed
   */
  claim: (id: string) => void;
  /** True for what this process has removed. */
  isRemoved: (id: string) => boolean;
  /**
   * Notes that the entry's create asks for what is wanted from now on, after a look that found nothing
   * like it. So it is known again where the process ends before the answer is in the state.
   *
   * @param id what the state will call it by, where that is known before
   */
  asks: (id?: string) => void;
  /** Notes how that ended: with this id, or with a refusal that left nothing. */
  answered: (id: string | undefined) => void;
}

/** Of an entry of which nothing is known. */
export const UNKNOWN_ENTRY: Ownership = {
  entry: undefined,
  standingOf: () => Promise.resolve({ kind: "unknown" }),
  claim: () => undefined,
  isRemoved: () => false,
  asks: () => undefined,
  answered: () => undefined,
};

/** What exists, each with how it stands to the entry that wants it. */
export function withStandings<T>(
  found: readonly T[],
  idOf: (thing: T) => string,
  { standingOf }: Pick<Ownership, "standingOf">,
): Promise<Existing<T>[]> {
  return Promise.all(
    found.map(async (thing) => ({ thing, standing: await standingOf(idOf(thing)) })),
  );
}
