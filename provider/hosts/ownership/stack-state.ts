import type { Values } from "../../describe/given";
import { parseUrn } from "../../rules/urn";
import type { BegunCreate, StackExport, StateEntry } from "./read-export";

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
  /** Entries whose create this process has been asked for. */
  readonly #begunHere = new Set<string>();

  constructor(load: LoadExport) {
    this.#load = load;
  }

  /** The entries of one type in the stack of the entry `urn`; undefined where they are not known. */
  async entriesBeside(urn: string, type: string): Promise<StateEntry[] | undefined> {
    const found = await this.#stackOf(urn);
    return found?.entries.filter((entry) => entry.type === type);
  }

  /** Notes that the create of an entry begins: what the state tells of it from now on is of this create. */
  begins(urn: string): void {
    this.#begunHere.add(urn);
  }

  /** What was wanted of the creates of this entry that updates before this one began, and did not end. */
  async begunBefore(urn: string): Promise<Values[]> {
    const begun = (await this.#stackOf(urn))?.begun ?? [];
    return begun.filter((each) => each.urn === urn).map(({ inputs }) => inputs);
  }

  async #stackOf(urn: string): Promise<StackExport | undefined> {
    const { stack, project } = parseUrn(urn) ?? {};
    if (stack === undefined) return undefined;
    return this.#firstOf(urn, ({ origin, entries }, isNamed) =>
      // A stack without anything in it says nothing of itself.
      origin === undefined
        ? isNamed && entries.length === 0
        : origin.stack === stack && origin.project === project,
    );
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
      const loading = this.#loaded.get(stack) ?? this.#loadBefore(stack);
      this.#loaded.set(stack, loading);
      const found = await loading;
      if (found !== undefined && fits(found, stack !== undefined)) return found;
    }
    return undefined;
  }

  /** Without the creates that this process began while the state was read. */
  async #loadBefore(stack: string | undefined): Promise<StackExport | undefined> {
    const found = await this.#load(stack);
    const isBefore = ({ urn }: BegunCreate) => !this.#begunHere.has(urn);
    return found && { ...found, begun: found.begun.filter(isBefore) };
  }
}
