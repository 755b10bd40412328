import { readExport, type StackExport } from "../../../../provider/hosts/ownership/read-export";
import { StackState } from "../../../../provider/hosts/ownership/stack-state";
import { entryOf, exportOf, urnOf } from "../../../support/entries";

/** The state as it is told of the selected stack and of the one named `test`; counts the questions. */
function stateOf(selected: StackExport | undefined, named?: StackExport) {
  const asked: (string | undefined)[] = [];
  const state = new StackState((stack) => {
    asked.push(stack);
    return Promise.resolve(stack === undefined ? selected : named);
  });
  return { state, asked };
}

const a = entryOf("a", "1001");
const exported = readExport(exportOf([a, entryOf("s", "db01", { type: "ServiceAttachment" })]));
const foreign = readExport(exportOf([a]).replaceAll("test::db", "prod::db"));
const empty = { origin: undefined, entries: [], begun: [] };
const URN = urnOf("b");

test("it is asked for once, however many want to know", async () => {
  const { state, asked } = stateOf(exported);
  const answers = await Promise.all([1, 2].map(() => state.entriesBeside(URN, "TimescaleVpc")));
  expect(answers).toEqual([[a], [a]]);
  expect(await state.entriesOf(a, a.urn)).toEqual([a]);
  expect(asked).toEqual([undefined]);
});

test("where another stack is selected, it is asked for by name", async () => {
  for (const selected of [foreign, empty, undefined]) {
    const { state, asked } = stateOf(selected, exported);
    expect(await state.entriesBeside(URN, "TimescaleVpc")).toEqual([a]);
    expect(asked).toEqual([undefined, "test"]);
  }
});

test("a stack in which there is nothing yet has no entries", async () => {
  expect(await stateOf(undefined, empty).state.entriesBeside(URN, "TimescaleVpc")).toEqual([]);
});

test("what is another stack's, or not to be had, is not known", async () => {
  for (const found of [foreign, undefined]) {
    const { state } = stateOf(found, found);
    expect(await state.entriesBeside(URN, "TimescaleVpc")).toBeUndefined();
  }
});

test("an entry that leaves is in the state of its stack, though its own says nothing or a former name", async () => {
  for (const urn of [undefined, URN.replace("test", "former")]) {
    expect(await stateOf(exported).state.entriesOf(a, urn)).toEqual([a]);
  }
  const { state } = stateOf(exported, exported);
  expect(await state.entriesOf({ type: "TimescaleVpc", id: "1002" }, URN)).toBeUndefined();
});

const beginning = (...names: string[]): StackExport => ({
  origin: { stack: "test", project: "db" },
  entries: [],
  begun: names.map((name) => ({ urn: urnOf(name), inputs: { name } })),
});

test("it tells of the creates that an update before began, and of each entry its own", async () => {
  const { state } = stateOf(beginning("b", "c", "b"));
  expect(await state.begunBefore(URN)).toEqual([{ name: "b" }, { name: "b" }]);
  expect(await state.begunBefore(urnOf("d"))).toEqual([]);
  expect(await stateOf(undefined).state.begunBefore(URN)).toEqual([]);
});

test("what this process began before the state was read tells nothing of updates before", async () => {
  const { state } = stateOf(beginning("b", "c"));
  state.begins(URN);
  expect(await state.begunBefore(URN)).toEqual([]);
  state.begins(urnOf("c"));
  expect(await state.begunBefore(urnOf("c"))).toEqual([{ name: "c" }]);
});

test("nor does what it began while that was read", async () => {
  let read: (found: StackExport) => void = () => undefined;
  const state = new StackState(() => new Promise((resolve) => (read = resolve)));
  const begun = state.begunBefore(URN);
  state.begins(URN);
  read(beginning("b"));
  expect(await begun).toEqual([]);
});
