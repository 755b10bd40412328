import { parseUrn } from "../../rules/urn";
import type { StackExport, StateEntry } from "./read-export";

/**
 * Loads what the state of a stack holds: of the one of this name, or of the selected one.
 *
 * @returns undefined where it cannot be told
 */
export type LoadExport = (stack: string | undefined) => Promise<StackExport | undefined>;

/**
 * What the state of the stack held when this was asked first. It asks for it just when somebody
 * must know, once in a process.
 */
export class StackState {
  readonly #load: LoadExport;
  readonly #loaded = new Map<string | undefined, Promise<StackExport | undefined>>();

  constructor(load: LoadExport) {
    this.#load = load;
  }

  /** The entries of one type in the stack of the entry `urn`; undefined where they are not known. */
  async entriesBeside(urn: string, type: string): Promise<StateEntry[] | undefined> {
    const { stack, project } = parseUrn(urn) ?? {};
    if (stack === undefined) return undefined;
    const found = await this.#firstOf(urn, ({ origin, entries }, isNamed) =>
      // A stack without anything in it says nothing of itself.
      origin === undefined
        ? isNamed && entries.length === 0
        : origin.stack === stack && origin.project === project,
    );
    return found?.entries.filter((entry) => entry.type === type);
  }

  /**
   * All entries that hold one thing; undefined where they are not known. One of them is the entry that
   * asks: so it is the state of its stack.
   *
   * @param urn what the asking entry's state says of its URN, which may be a former one
   */
  async entriesOf(
    { type, id }: Pick<StateEntry, "type" | "id">,
    urn: string | undefined,
  ): Promise<StateEntry[] | undefined> {
    const holding = (entries: readonly StateEntry[]) =>
      entries.filter((entry) => entry.type === type && entry.id === id);
    const found = await this.#firstOf(urn, ({ entries }) => holding(entries).length > 0);
    return found && holding(found.entries);
  }

  /**
   * The selected stack goes first: the name in a URN has no organisation, so that another stack than
   * the one in use may have it.
   */
  async #firstOf(
    urn: string | undefined,
    fits: (found: StackExport, isNamed: boolean) => boolean,
  ): Promise<StackExport | undefined> {
    const named = parseUrn(urn)?.stack;
    for (const stack of named === undefined ? [undefined] : [undefined, named]) {
      const loading = this.#loaded.get(stack) ?? this.#load(stack);
      this.#loaded.set(stack, loading);
      const found = await loading;
      if (found !== undefined && fits(found, stack !== undefined)) return found;
    }
    return undefined;
  }
}
