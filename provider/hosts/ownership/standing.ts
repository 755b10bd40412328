import type { Holders } from "./holders";
import type { StateEntry } from "./read-export";

/**
 * How something that exists stands to the entry that wants it.
 *
 * - `own`: the state says that this very entry has it.
 * - `former`: an entry of this stack has it, under another name.
 * - `other`: another entry of the program has it.
 * - `stranger`: no entry of this stack has it.
 * - `unknown`: nobody could be asked.
 */
export type Standing =
  | { kind: "own" | "stranger" | "unknown" }
  | { kind: "former"; entry: StateEntry }
  | { kind: "other"; urn: string };

/** Something that exists and is identical with what is wanted. */
export interface Existing<T> {
  thing: T;
  standing: Standing;
}

/** Tells how the thing `id` stands to the entry `urn`. Pure. */
export function standingOf(
  id: string,
  urn: string,
  holders: Pick<Holders, "another">,
  inState: readonly StateEntry[] | undefined,
): Standing {
  const other = holders.another(id, urn);
  if (other !== undefined) return { kind: "other", urn: other };
  if (inState === undefined) return { kind: "unknown" };
  // What waits for its deletion is kept where somebody takes it over.
  const having = inState.filter((entry) => entry.id === id && !entry.doomed);
  if (having.some((entry) => entry.urn === urn)) return { kind: "own" };
  const [entry] = having;
  return entry === undefined ? { kind: "stranger" } : { kind: "former", entry };
}
