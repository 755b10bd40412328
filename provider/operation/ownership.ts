import type { Existing, Standing } from "../hosts/ownership/standing";

/** What a step may ask and note about the stack, on behalf of the entry that it is for. */
export interface Ownership {
  /** The URN of the entry; undefined where the program's version of this package does not tell it. */
  urn: string | undefined;
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
}

/** Of an entry of which nothing is known. */
export const UNKNOWN_ENTRY: Ownership = {
  urn: undefined,
  standingOf: () => Promise.resolve({ kind: "unknown" }),
  claim: () => undefined,
  isRemoved: () => false,
};

/** What exists, each with how it stands to the entry that wants it. */
export function withStandings<T extends { id: string }>(
  found: readonly T[],
  { standingOf }: Pick<Ownership, "standingOf">,
): Promise<Existing<T>[]> {
  return Promise.all(found.map(async (thing) => ({ thing, standing: await standingOf(thing.id) })));
}
