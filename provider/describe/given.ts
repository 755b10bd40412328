import { inputNames, type Description, type InputsOf } from "./description";

/** Properties by their names. */
export type Values = Record<string, unknown>;

/** Inputs as a program gives them. In a preview, the values of some are not known yet. */
export interface Given {
  /** The known values; an input that is left out has none. */
  values: Values;
  /** The names of inputs of which at least a part is not known. */
  unknown: ReadonlySet<string>;
}

/** Inputs of a resource without those that are not set. */
export function inputsIn<D extends Description>(description: D, values: Values): InputsOf<D> {
  return pick(values, inputNames(description)) as InputsOf<D>;
}

/** The inputs that only steer checks: Tiger Cloud knows nothing of them. */
export function checksIn(description: Description, values: Values): Values {
  return pick(values, inputNames(description, "check"));
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(
    names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]),
  );
}

/** True where an input has the same value before and after, by its type. What is unknown is not. */
export function isSame(
  { inputs }: Description,
  name: string,
  before: Values,
  { values, unknown }: Given,
): boolean {
  if (unknown.has(name)) return false;
  return inputs[name]?.type.same(before[name], values[name]) ?? true;
}
