import { checkInputs } from "../../../../provider/describe/check";
import { diffOf } from "../../../../provider/describe/diff";
import { SILENT } from "../../../../provider/operation/operation";
import { UNKNOWN_ENTRY } from "../../../../provider/operation/ownership";
import { UNKNOWN_VALUE } from "../../../../provider/hosts/dynamic/properties";
import type { ResourceHandler } from "../../../../provider/resources/handler";
import { NO_API } from "../../../support/handlers";

interface Thing {
  value?: unknown;
}

/** A resource with one input of any kind, of which only a check of changes asks the account. */
const thing = {
  inputs: { value: { rule: () => undefined, change: "update" } },
  adoptable: false,
  checkAccount: () =>
    Promise.resolve([{ severity: "failure", property: "value", reason: "asked" }]),
} as unknown as ResourceHandler<Thing, Thing>;

async function isChange(olds: Thing, news: Thing): Promise<boolean> {
  const { changes } = diffOf(thing, olds, { ...news });
  const look = { ...UNKNOWN_ENTRY, api: NO_API.api(), adopt: false, isOwn: () => true };
  const failures = await checkInputs(thing, { ...olds }, { ...news }, look, SILENT);
  // Diff and check must agree, or the account is not looked at before a change.
  expect(failures.length > 0).toBe(changes);
  return changes === true;
}

test.each<[unknown, unknown]>([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: 1 }],
  [{ a: { b: ["c"] } }, { a: { b: ["d"] } }],
  [["a,b"], ["a", "b"]],
  [
    ["a", "b"],
    ["b", "a"],
  ],
  [[["a"]], ["a"]],
  [["a"], "a"],
  [[], ""],
  [[], undefined],
  [{}, "[object Object]"],
  [1, "1"],
  [true, "true"],
  [null, "null"],
  [undefined, "undefined"],
  [["a"], [UNKNOWN_VALUE]],
  [{ a: "b" }, { a: UNKNOWN_VALUE }],
])("%j and %j differ", async (left, right) => {
  expect(await isChange({ value: left }, { value: right })).toBe(true);
  expect(await isChange({ value: right }, { value: left })).toBe(true);
});

test.each<[unknown, unknown]>([
  [
    { a: 1, b: [2] },
    { b: [2], a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
  [
    ["a", ["b"]],
    ["a", ["b"]],
  ],
  [1, 1.0],
  [0, -0],
  [false, false],
])("%j and %j are the same", async (left, right) => {
  expect(await isChange({ value: left }, { value: right })).toBe(false);
});

test("what is not set is the same as what is set to nothing at all", async () => {
  expect(await isChange({}, { value: undefined })).toBe(false);
  expect(await isChange({}, { value: null })).toBe(true);
});
