import {
  describe as description,
  DEFAULT_TIMEOUTS_MS,
  type InputDescription,
} from "../../provider/describe/description";
import { allInputs } from "../../provider/describe/options";
import { boolean, choiceOf, objectOf, text, type Type } from "../../provider/describe/type";
import { accountIdValidator, type Validator } from "../../provider/rules/inputs";
import { changeOf } from "./property-changes";

const any: Validator = () => undefined;
const inputOf = (type: Type<unknown>, validate = any): InputDescription => ({
  ...{ kind: "check", type, validate, doc: "", format: "" },
});

test("a change follows from the type of an input, and from its rule", () => {
  expect(changeOf(inputOf(boolean))).toEqual([false, true]);
  expect(changeOf({ ...inputOf(boolean), default: "true" })).toEqual([true, false]);
  expect(changeOf(inputOf(choiceOf("Word", "", ["a", "b", "c"])))).toEqual(["b", "c"]);
  expect(changeOf(inputOf(text, accountIdValidator))).toEqual(["123456789012", "210987654321"]);
  const place = objectOf("Place", "", { isFar: { type: boolean, doc: "" } });
  expect(changeOf(inputOf(place))).toEqual([{ isFar: false }, { isFar: true }]);
});

test("deadlines and adoption have one, as every resource has them", () => {
  const { timeouts, adopt } = allInputs(
    description({
      ...{ name: "Thing", noun: "thing", doc: "", id: { format: "", doc: "" }, adopt: "a thing" },
      ...{ inputs: {}, outputs: {}, timeoutsMs: DEFAULT_TIMEOUTS_MS },
    }),
  );
  expect(changeOf(timeouts!)).toEqual([{ create: "5m" }, { create: "6m" }]);
  expect(changeOf(adopt!)).toEqual([false, true]);
});

test("an input of a kind of its own has none, until there is a sample of it", () => {
  const odd: Validator = (value) => (value === "odd" ? undefined : "got something else");
  expect(changeOf(inputOf(text, odd))).toBeUndefined();
});
