import { isDeepStrictEqual } from "node:util";
import type { OperationOptions } from "../../contract";
import type { ResourceHandler } from "../../resources/handler";
import { ENTRY_URN } from "../../rules/entry-urn";
import { isUrn } from "../../rules/urn";

/** Properties as the engine hands them over. */
export type Values = Record<string, unknown>;

/** What the engine passes for a value that it does not know yet in a preview. */
export const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The property in which the engine keeps the serialised provider. */
export const PROVIDER = "__provider";

type Handler<Inputs extends object> = Pick<ResourceHandler<Inputs, Inputs>, "inputs">;

/** The names of a resource's inputs. */
export function namesOf<Inputs extends object>(
  handler: Handler<Inputs>,
): (keyof Inputs & string)[] {
  return Object.keys(handler.inputs) as (keyof Inputs & string)[];
}

/** The inputs among properties, without those that are not set. */
export function inputsOf<Inputs extends object>(handler: Handler<Inputs>, values: Values): Inputs {
  return Object.fromEntries(
    namesOf(handler)
      .filter((name) => values[name] !== undefined)
      .map((name) => [name, values[name]]),
  ) as Inputs;
}

/**
 * True where an input has the same value in both: by value and as deep as it goes, texts by the input's
 * own rule where it has one. What is undefined counts as left out.
 */
export function isSame<Inputs extends object>(
  handler: Handler<Inputs>,
  name: keyof Inputs & string,
  left: Values,
  right: Values,
): boolean {
  const [before, after] = [left[name], right[name]];
  const { same } = handler.inputs[name];
  if (same && typeof before === "string" && typeof after === "string") return same(before, after);
  return isDeepStrictEqual(asSent(before), asSent(after));
}

/** A value as the engine hands it on: as JSON. */
function asSent(value: unknown): unknown {
  return JSON.parse(JSON.stringify({ value }));
}

/** What steers operations, among properties. */
export function optionsOf({ adopt, timeouts }: Values): OperationOptions {
  return {
    ...(typeof adopt === "boolean" && { adopt }),
    ...(typeof timeouts === "object" && timeouts !== null && { timeouts }),
  };
}

/** For which entry of the stack the properties are; undefined where they do not say so. */
export function urnIn(values: Values): string | undefined {
  const urn = values[ENTRY_URN];
  return typeof urn === "string" && isUrn(urn) ? urn : undefined;
}

/** What of that goes into the state. */
export function entryOf(values: Values): Values {
  const urn = urnIn(values);
  return urn === undefined ? {} : { [ENTRY_URN]: urn };
}
