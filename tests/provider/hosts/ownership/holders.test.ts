import fc from "fast-check";
import { Holders } from "../../../../provider/hosts/ownership/holders";
import type { StateEntry } from "../../../../provider/hosts/ownership/read-export";
import { entryOf, urnOf } from "../../../support/entries";

const A = urnOf("a");
const B = urnOf("b");

/** What a process has seen of the program's entries: each stays as it is. */
function seeing(...entries: [urn: string, id: string][]): Holders {
  const holders = new Holders();
  for (const [urn, id] of entries) {
    holders.checked(urn, true);
    holders.compared(id, urn, false);
  }
  return holders;
}

const REMOVED = { remove: true };
const keptFor = (name: string) => ({ remove: false, keptFor: name });

test("what one entry alone has goes with it", () => {
  expect(new Holders().leave("1", A, undefined)).toEqual(REMOVED);
  expect(new Holders().leave("1", A, [entryOf("a", "1")])).toEqual(REMOVED);
});

test("what was taken over in this process stays, whatever the state says", () => {
  for (const inState of [undefined, [entryOf("a", "1")]]) {
    const holders = new Holders();
    holders.claim("1", B);
    expect(holders.leave("1", A, inState)).toEqual(keptFor("b"));
  }
});

test("what another entry of the program has stays", () => {
  expect(seeing([B, "1"]).leave("1", A, undefined)).toEqual(keptFor("b"));
  expect(seeing([B, "1"]).leave("1", undefined, undefined)).toEqual(keptFor("b"));
});

test("of two entries of the state that both go, the second one takes it along", () => {
  const inState = [entryOf("a", "1"), entryOf("b", "1")];
  const holders = new Holders();
  expect(holders.leave("1", B, inState)).toEqual(keptFor("a"));
  expect(holders.leave("1", A, inState)).toEqual(REMOVED);
});

test("an entry that nobody named goes for the one that stays", () => {
  const inState = [entryOf("a", "1"), entryOf("b", "1")];
  const holders = new Holders();
  expect(holders.leave("1", undefined, inState)).toMatchObject({ remove: false });
  expect(holders.leave("1", undefined, inState)).toEqual(REMOVED);
});

test("a diff without a check is the engine's question about what goes along: nothing stays for it", () => {
  const holders = new Holders();
  holders.compared("1", B, false);
  expect(holders.leave("1", A, undefined)).toEqual(REMOVED);
});

test("an entry that is replaced does not keep what it had", () => {
  const replaced = seeing();
  replaced.checked(A, true);
  replaced.compared("1", A, true);
  expect(replaced.isReplaced("1", A)).toBe(true);
  expect(replaced.leave("1", A, undefined)).toEqual(REMOVED);
  // As for an unfinished one that the engine replaces although the diff said otherwise.
  const overruled = seeing([A, "1"]);
  overruled.checked(A, false);
  expect(overruled.leave("1", A, undefined)).toEqual(REMOVED);
});

test("an entry whose replacement has another id leaves the former one", () => {
  const holders = seeing();
  holders.checked(A, false);
  holders.claim("2", A);
  expect(holders.leave("1", A, [entryOf("a", "1")])).toEqual(REMOVED);
});

test("a thing that is made again under its id, as a service's attachment is, stays", () => {
  const holders = new Holders();
  holders.checked(A, false);
  expect(holders.leave("db01", A, [entryOf("a", "db01")])).toEqual(REMOVED);
  holders.removed("db01");
  expect(holders.isRemoved("db01")).toBe(true);
  expect(holders.claim("db01", A)).toBe(true);
  expect(holders.isRemoved("db01")).toBe(false);
  expect(holders.leave("db01", B, [entryOf("a", "db01")])).toEqual(keptFor("a"));
});

test("what is being removed cannot be taken over, until the removal has failed", () => {
  const holders = new Holders();
  holders.leave("1", A, undefined);
  expect(holders.claim("1", B)).toBe(false);
  holders.removalFailed("1");
  expect(holders.claim("1", B)).toBe(true);
});

test("another entry is one that made it or keeps it, never the one that asks", () => {
  const holders = seeing([A, "1"]);
  expect(holders.another("1", A)).toBeUndefined();
  expect(holders.another("1", B)).toBe(A);
  holders.claim("2", B);
  expect([holders.another("2", A), holders.another("2", B)]).toEqual([B, undefined]);
});

/** A stack whose entries `a0`, `a1` want one thing, and `b0`, `b1` another. */
class Stack {
  readonly cloud = new Map<string, string>();
  entries: StateEntry[] = [];
  #made = 0;

  /** What the engine does in an update, in one process. */
  update(update: Update): void {
    const { program, failsAfter, stateIsKnown } = update;
    const holders = new Holders();
    const inState = stateIsKnown ? [...this.entries] : undefined;
    const process = { holders, inState, program };
    for (const name of program.slice(0, failsAfter)) {
      const isForced = stateIsKnown && update.forced.includes(name);
      this.#bring(name, isForced, process);
    }
    if (failsAfter < program.length) return;
    const gone = this.entries.filter(({ name }) => !program.includes(name));
    for (const entry of gone) this.#remove(entry, process);
    // Nothing stays behind, either.
    const held = new Set(this.entries.map(({ id }) => id));
    if (stateIsKnown) expect(new Set(this.cloud.values())).toEqual(held);
  }

  #bring(name: string, isForced: boolean, process: Process): void {
    const { holders } = process;
    const found = this.entries.find((entry) => entry.name === name);
    const stays = found !== undefined && !isForced;
    holders.checked(urnOf(name), stays);
    if (stays) {
      holders.compared(found.id, found.urn, false);
      return;
    }
    if (found !== undefined) this.#remove(found, process);
    this.entries.push(entryOf(name, this.#takeOverOrMake(name, holders)));
  }

  #remove(entry: StateEntry, { holders, inState, program }: Process): void {
    this.entries = this.entries.filter((each) => each !== entry);
    const having = inState?.filter(({ id }) => id === entry.id);
    if (!holders.leave(entry.id, entry.urn, having).remove) return;
    // Of two that both go, the first may take it along where nobody knows of the second.
    const staying = this.entries.filter(({ name }) => inState ?? program.includes(name));
    expect(staying.map(({ id }) => id)).not.toContain(entry.id);
    for (const [wanted, id] of this.cloud) if (id === entry.id) this.cloud.delete(wanted);
    holders.removed(entry.id);
  }

  #takeOverOrMake(name: string, holders: Holders): string {
    const wanted = name.slice(0, 1);
    const id = this.cloud.get(wanted) ?? String((this.#made += 1));
    this.cloud.set(wanted, id);
    expect(holders.claim(id, urnOf(name))).toBe(true);
    return id;
  }
}

interface Process {
  holders: Holders;
  inState: StateEntry[] | undefined;
  program: string[];
}

interface Update {
  program: string[];
  forced: string[];
  failsAfter: number;
  stateIsKnown: boolean;
}

const NAMES = ["a0", "a1", "b0", "b1"];
const updates = fc.array(
  fc.record({
    program: fc.shuffledSubarray(NAMES),
    forced: fc.subarray(NAMES),
    failsAfter: fc.constantFrom(1, 2, 9, 9),
    stateIsKnown: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

test("whatever is renamed, put back, replaced or fails: what an entry has is never removed, and nothing stays behind", () => {
  fc.assert(
    fc.property(updates, (all) => {
      const stack = new Stack();
      for (const update of all) {
        stack.update(update);
        const present = [...stack.cloud.values()];
        for (const { id } of stack.entries) expect(present).toContain(id);
      }
    }),
    { numRuns: 500 },
  );
});
