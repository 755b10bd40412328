import { nameOf } from "../../rules/urn";
import type { StateEntry } from "./read-export";

/** What becomes of a thing whose entry leaves the state. `keptFor`: it stays, for that entry has it. */
export type Leave = { remove: true } | { remove: false; keptFor: string };

/**
 * Who has what, among the entries of one type, as far as this process has seen: entries are told by
 * their URNs, and what they have by its id. Pure: it decides, others act.
 *
 * The engine deletes an entry without asking whether another one has the same thing. That happens
 * where one took over what another has, which is how a renamed entry looks.
 */
export class Holders {
  /** Entries that are in the program and in the state. */
  readonly #standing = new Set<string>();
  /** By id: entries that stay as they are, or are updated. */
  readonly #kept = new Map<string, Set<string>>();
  /** By id: entries of which a diff said that they are replaced. */
  readonly #replaced = new Map<string, Set<string>>();
  /** By id: the entry that made it or took it over. Nothing else is as sure. */
  readonly #made = new Map<string, string>();
  /** By id: how many entries have left. */
  readonly #left = new Map<string, number>();
  readonly #removing = new Set<string>();
  readonly #removed = new Set<string>();

  /**
   * Notes a check. Without a state it is that of a new entry, or of one that is to be made again: then
   * it does not keep what it has.
   */
  checked(urn: string, inState: boolean): void {
    if (inState) {
      this.#standing.add(urn);
      return;
    }
    this.#standing.delete(urn);
    for (const urns of this.#kept.values()) urns.delete(urn);
  }

  /**
   * Notes a diff. The engine also asks for one of entries that the program may no longer have, to learn
   * what would go with what they depend on: no check goes before that.
   */
  compared(id: string, urn: string, replaces: boolean): void {
    const notes = replaces ? this.#replaced : this.#kept;
    if (!replaces && !this.#standing.has(urn)) return;
    notes.set(id, (notes.get(id) ?? new Set()).add(urn));
  }

  /** True where a diff said that this entry, which has that thing, is replaced. */
  isReplaced(id: string, urn: string): boolean {
    return this.#replaced.get(id)?.has(urn) ?? false;
  }

  /**
   * Notes that an entry made something or took it over.
   *
   * @returns false where it must not, as it is being removed
   */
  claim(id: string, urn: string): boolean {
    if (this.#removing.has(id)) return false;
    this.#removed.delete(id);
    this.#made.set(id, urn);
    return true;
  }

  /** An entry of the program beside this one that has the thing. */
  another(id: string, urn: string): string | undefined {
    const made = this.#made.get(id);
    if (made !== undefined && made !== urn) return made;
    return [...(this.#kept.get(id) ?? [])].find((each) => each !== urn);
  }

  /**
   * An entry leaves the state: says whether its thing goes with it. To be followed by `removed` or
   * `removalFailed` where it does.
   *
   * @param inState all entries of the state with this id; undefined where they are not known
   */
  leave(id: string, urn: string | undefined, inState: readonly StateEntry[] | undefined): Leave {
    const leftBefore = this.#left.get(id) ?? 0;
    this.#left.set(id, leftBefore + 1);
    const keeper = this.#made.get(id) ?? this.#keeper(id, urn, inState, leftBefore);
    if (keeper !== undefined) return { remove: false, keptFor: nameOf(keeper) };
    this.#removing.add(id);
    return { remove: true };
  }

  removed(id: string): void {
    this.#removing.delete(id);
    this.#removed.add(id);
  }

  removalFailed(id: string): void {
    this.#removing.delete(id);
  }

  /** True for what this process has removed, which a list may go on to show for a while. */
  isRemoved(id: string): boolean {
    return this.#removed.has(id);
  }

  #keeper(
    id: string,
    urn: string | undefined,
    inState: readonly StateEntry[] | undefined,
    leftBefore: number,
  ): string | undefined {
    const kept = this.#kept.get(id) ?? new Set();
    if (inState === undefined) return [...kept][0];
    // Each entry leaves once, whichever this is. The last one takes the thing with it.
    if (inState.length - leftBefore > 1) {
      return (inState.find((entry) => entry.urn !== urn) ?? inState[0])?.urn;
    }
    return [...kept].find((each) => each !== urn);
  }
}
