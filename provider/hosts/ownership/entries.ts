import type { Description } from "../../describe/description";
import type { Given } from "../../describe/given";
import { TimescaleError } from "../../errors";
import type { Reporter } from "../../operation/operation";
import { nameOf } from "../../rules/urn";
import { Holders } from "./holders";
import { UNKNOWN_ENTRY, type Ownership, type Witness } from "../../operation/ownership";
import { CreateNotes, type NoteStore } from "./create-notes";
import { witnessOf } from "./lost-work";
import type { StackState } from "./stack-state";
import { standingOf } from "./standing";

/** The entries of one type in the stack: what they have, by what this process saw and the state says. */
export class Entries {
  readonly #holders = new Holders();
  readonly #notes: CreateNotes;

  /**
   * @param state undefined where it cannot be read
   * @param store undefined where nothing is kept beyond the process
   */
  constructor(
    private readonly description: Description,
    private readonly state: StackState | undefined,
    store: NoteStore | undefined,
  ) {
    this.#notes = new CreateNotes(description, store);
  }

  get type(): string {
    return this.description.name;
  }

  /** Notes a check, see {@link Holders.checked}. */
  checked(urn: string | undefined, inState: boolean): void {
    if (urn !== undefined) this.#holders.checked(urn, inState);
  }

  /**
   * Notes a diff, see {@link Holders.compared}.
   *
   * @returns what people must know, where another entry of the program has the thing, too
   */
  compared(id: string, urn: string | undefined, replaces: boolean): string | undefined {
    if (urn === undefined) return undefined;
    this.#holders.compared(id, urn, replaces);
    const other = this.#holders.another(id, urn);
    if (other === undefined) return undefined;
    const both = [other, urn].map((each) => JSON.stringify(nameOf(each))).join(" and ");
    return `${this.type} ${id}: ${both} of this stack have it. Take one of them out of the program: what the other has stays.`;
  }

  /** True where a diff said that this entry, which has that thing, is replaced. */
  isReplaced(id: string, urn: string): boolean {
    return this.#holders.isReplaced(id, urn);
  }

  /** Notes that the create of an entry begins, be it that it only looks. */
  begins(urn: string | undefined): void {
    if (urn !== undefined) this.state?.begins(urn);
  }

  /** Notes that the state has the thing: it is not lost, or no more. */
  seenInState(id: string, urn: string | undefined): void {
    if (urn !== undefined) this.#notes.seenInState(urn, id);
  }

  /** Notes that an entry made something. */
  made(id: string, urn: string | undefined): void {
    if (urn !== undefined) this.#holders.claim(id, urn);
  }

  /** What the operations of an entry may ask and note, which wants these inputs. */
  of(urn: string | undefined, wanted: Given): Ownership {
    const holders = this.#holders;
    const isRemoved = (id: string) => holders.isRemoved(id);
    if (urn === undefined) return { ...UNKNOWN_ENTRY, isRemoved };
    return {
      ...{ entry: nameOf(urn), isRemoved },
      standingOf: async (id) => {
        const inState = await this.state?.entriesBeside(urn, this.type);
        return standingOf(id, urn, holders, inState, await this.#witnessOf(id, urn, wanted));
      },
      asks: (id) => {
        this.#notes.asks(urn, wanted, id);
      },
      answered: (id) => {
        this.#notes.answered(urn, wanted, id);
      },
      claim: (id) => {
        if (holders.claim(id, urn)) return;
        const text = "it is being removed by this update. Run `pulumi up` again.";
        throw new TimescaleError("Busy", `${this.type} ${id}: ${text}`);
      },
    };
  }

  async #witnessOf(id: string, urn: string, wanted: Given): Promise<Witness | undefined> {
    return witnessOf(id, this.description, wanted, {
      note: this.#notes.of(urn),
      begun: (await this.state?.begunBefore(urn)) ?? [],
      holdsParent: await this.#holdsParent(urn, wanted),
    });
  }

  /** True where an entry of the stack has what the thing is in, or it is in nothing. */
  async #holdsParent(urn: string, { values }: Given): Promise<boolean> {
    const { within } = this.description;
    if (within === undefined) return true;
    const entries = (await this.state?.entriesBeside(urn, within.name)) ?? [];
    return entries.some(({ id, doomed }) => id === values[within.input] && !doomed);
  }

  /** Removes what an entry has, or leaves it to another entry that has it, too, and says so. */
  async leave(
    id: string,
    urn: string | undefined,
    reporter: Reporter,
    remove: () => Promise<void>,
  ): Promise<void> {
    const inState = await this.state?.entriesOf({ type: this.type, id }, urn);
    const leaving = this.#holders.leave(id, urn, inState);
    if (!leaving.remove) {
      const entry = urn === undefined ? "an entry" : JSON.stringify(nameOf(urn));
      reporter.info(
        `${this.type} ${id}: ${entry} leaves this stack and removes nothing, for ${JSON.stringify(leaving.keptFor)} has it.`,
      );
      return;
    }
    try {
      await remove();
      this.#holders.removed(id);
    } catch (error) {
      this.#holders.removalFailed(id);
      throw error;
    }
  }
}
