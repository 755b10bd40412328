import { TimescaleError } from "../../errors";
import type { Reporter } from "../../operation/operation";
import { nameOf } from "../../rules/urn";
import { Holders } from "./holders";
import { UNKNOWN_ENTRY, type Ownership } from "../../operation/ownership";
import type { StackState } from "./stack-state";
import { standingOf } from "./standing";

/** The entries of one type in the stack: what they have, by what this process saw and the state says. */
export class Entries {
  readonly #holders = new Holders();

  /** @param state undefined where it cannot be read */
  constructor(
    private readonly type: string,
    private readonly state: StackState | undefined,
  ) {}

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

  /** Notes that an entry made something. */
  made(id: string, urn: string | undefined): void {
    if (urn !== undefined) this.#holders.claim(id, urn);
  }

  /** What the operations of an entry may ask and note. */
  of(urn: string | undefined): Ownership {
    const holders = this.#holders;
    const isRemoved = (id: string) => holders.isRemoved(id);
    if (urn === undefined) return { ...UNKNOWN_ENTRY, isRemoved };
    return {
      ...{ entry: nameOf(urn), isRemoved },
      standingOf: async (id) =>
        standingOf(id, urn, holders, await this.state?.entriesBeside(urn, this.type)),
      claim: (id) => {
        if (holders.claim(id, urn)) return;
        const text = "it is being removed by this update. Run `pulumi up` again.";
        throw new TimescaleError("Busy", `${this.type} ${id}: ${text}`);
      },
    };
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
