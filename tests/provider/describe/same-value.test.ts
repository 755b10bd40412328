import fc from "fast-check";
import { checkInputs } from "../../../provider/describe/check";
import {
  describe as description,
  DEFAULT_TIMEOUTS_MS,
} from "../../../provider/describe/description";
import { differenceOf } from "../../../provider/describe/difference";
import {
  boolean,
  choiceOf,
  cidrBlock,
  listOf,
  number,
  objectOf,
  setOf,
  text,
  type Type,
} from "../../../provider/describe/type";
import { givenIn } from "../../../provider/hosts/dynamic/properties";
import { SILENT } from "../../../provider/operation/operation";
import { UNKNOWN_ENTRY } from "../../../provider/operation/ownership";
import type { ResourceHandler } from "../../../provider/describe/handler";
import { peeringIdText } from "../../../provider/resources/timescale-peering/id";
import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";
import { NO_API } from "../../support/handlers";

/** A resource with one input of this type, of which only a check of changes asks the account. */
const thingOf = (type: Type<unknown>) =>
  ({
    description: description({
      ...{ name: "Thing", noun: "thing", doc: "", id: { format: "", doc: "" }, outputs: {} },
      timeoutsMs: DEFAULT_TIMEOUTS_MS,
      inputs: {
        value: { kind: "attribute", type, validate: () => undefined, doc: "", format: "" },
      },
    }),
    findings: () => Promise.resolve([{ severity: "failure", property: "value", reason: "asked" }]),
  }) as unknown as ResourceHandler<ReturnType<typeof description>>;

async function isChange(type: Type<unknown>, before: unknown, after: unknown): Promise<boolean> {
  const thing = thingOf(type);
  const given = givenIn({ value: after });
  const { changes } = differenceOf(thing, { value: before } as never, given);
  const look = { ...UNKNOWN_ENTRY, api: NO_API.api(), adopt: false, isOwn: () => true };
  const problems = await checkInputs(thing, { value: before }, given, look, SILENT);
  // Difference and check must agree, or the account is not looked at before a change.
  expect(problems.length > 0).toBe(changes);
  return changes;
}

const texts = listOf(text);
const endpoint = objectOf("Endpoint", "", {
  host: { type: text, doc: "" },
  port: { type: number, optional: true, doc: "" },
});

test.each<[Type<unknown>, unknown, unknown]>([
  [text, "a", "b"],
  [text, "a", undefined],
  [text, "1", 1],
  [text, "null", null],
  [text, "undefined", undefined],
  [text, ["a"], "a"],
  [boolean, true, "true"],
  [boolean, true, false],
  [number, 1, "1"],
  [texts, ["a,b"], ["a", "b"]],
  [texts, ["a", "b"], ["b", "a"]],
  [texts, [["a"]], ["a"]],
  [texts, [], ""],
  [texts, [], undefined],
  [texts, {}, "[object Object]"],
  [endpoint, { host: "a", port: 1 }, { host: "a", port: 2 }],
  [endpoint, { host: "a" }, { host: "a", port: 1 }],
  [listOf(endpoint), [{ host: "a" }], [{ host: "b" }]],
  [cidrBlock, "10.0.0.0/24", "10.0.1.0/24"],
  [peeringIdText, "1001/5001", "1001/5002"],
  [setOf(text), ["a", "b"], ["a"]],
  [setOf(text), ["a", "b"], ["a", "c"]],
  [setOf(text), [], undefined],
  [setOf(cidrBlock), ["10.0.0.0/24"], ["10.0.0.0/24", "10.0.1.0/24"]],
])("of type $text, %j and %j differ", async (type, left, right) => {
  expect(await isChange(type, left, right)).toBe(true);
  expect(await isChange(type, right, left)).toBe(true);
});

test.each<[Type<unknown>, unknown, unknown]>([
  [text, "a", "a"],
  [number, 0, -0],
  [boolean, false, false],
  [texts, ["a", "b"], ["a", "b"]],
  [endpoint, { host: "a", port: undefined }, { host: "a" }],
  [listOf(endpoint), [{ port: 1, host: "a" }], [{ host: "a", port: 1 }]],
  [cidrBlock, "10.0.0.0/24", "10.0.0.7/24"],
  [listOf(cidrBlock), ["10.0.0/24"], ["10.0.0.0/24"]],
  [peeringIdText, "5001", "1001/5001"],
  [setOf(text), ["a", "b"], ["b", "a", "b"]],
  [setOf(cidrBlock), ["10.1/16", "10.0.0.0/24"], ["10.0.0.7/24", "10.1.0.0/16"]],
])("of type $text, %j and %j are the same", async (type, left, right) => {
  expect(await isChange(type, left, right)).toBe(false);
});

test.each<[Type<unknown>, unknown, unknown]>([
  [texts, ["a"], ["b", UNKNOWN_VALUE]],
  [endpoint, { host: "b" }, { host: UNKNOWN_VALUE }],
])("of type $text, what is not wholly known differs from %j", (type, before, after) => {
  // The account is asked about what is known, and that is not this.
  const { changes } = differenceOf(
    thingOf(type),
    { value: before } as never,
    givenIn({ value: after }),
  );
  expect(changes).toBe(true);
});

test("what is not set is the same as what is set to nothing at all", async () => {
  expect(await isChange(text, undefined, undefined)).toBe(false);
  expect(await isChange(text, undefined, null)).toBe(true);
});

const sets = [setOf(text), setOf(cidrBlock)];
const everyType = [text, number, boolean, cidrBlock, peeringIdText, texts, endpoint, ...sets];

test("whatever a value is, it is the same as its copy, and comparing never throws", () => {
  const types = fc.constantFrom<Type<unknown>>(
    ...everyType,
    listOf(endpoint),
    choiceOf("Word", "", ["a", "b"]),
  );
  fc.assert(
    fc.property(types, fc.jsonValue(), fc.jsonValue(), (type, one, other) => {
      const copy: unknown = JSON.parse(JSON.stringify(one));
      expect(type.same(JSON.parse(JSON.stringify(one)), copy)).toBe(true);
      expect(type.same(one, other)).toBe(type.same(other, one));
    }),
  );
});
