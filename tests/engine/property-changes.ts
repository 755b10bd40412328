import type { InputDescription } from "../../provider/describe/description";
import type { Type } from "../../provider/describe/type";

/** A value before a change of it, and the one after. */
export type Change = readonly [before: unknown, after: unknown];

/** Values of texts and lists. An input takes the first pair of which its rule lets both pass. */
const SAMPLES: readonly Change[] = [
  ["us-east-1", "eu-west-1"],
  ["123456789012", "210987654321"],
  ["vpc-00000101", "vpc-00000102"],
  ["tgw-00000101", "tgw-00000102"],
  ["vpce-00000101", "vpce-00000102"],
  ["10.0.0.0/24", "10.0.1.0/24"],
  [["10.1.0.0/16"], ["10.1.0.0/16", "10.2.0.0/16"]],
  ["5m", "6m"],
  ["some text", "another text"],
];

/**
 * A change of an input, by its type and its rule; undefined where they are of a kind that no other input
 * has, and `SAMPLES` lacks it.
 */
export function changeOf(input: InputDescription): Change | undefined {
  const { type, validate } = input;
  return candidatesOf(type, input.default).find(
    (change) =>
      change.every((value) => validate(value) === undefined) && !type.same(change[0], change[1]),
  );
}

function candidatesOf(type: Type<unknown>, standard: string | undefined): readonly Change[] {
  const { declaration, parts } = type;
  if (type.text === "boolean") return [[standard === "true", standard !== "true"]];
  if (declaration === undefined) return SAMPLES;
  if (declaration.properties === undefined) {
    const words = parts.map(({ text }) => JSON.parse(text) as string);
    return [[words.at(-2), words.at(-1)]];
  }
  return Object.entries(declaration.properties).flatMap(([name, member]) =>
    candidatesOf(member.type, undefined).map((change): Change => {
      const [before, after] = change.map((value) => ({ [name]: value }));
      return [before, after];
    }),
  );
}
