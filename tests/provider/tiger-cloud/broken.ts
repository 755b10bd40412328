import fc from "fast-check";

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const keyed = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...keyed.flatMap(([key, each]) => pathsOf(each, [...at, key]))];
}

const DROPPED = Symbol("dropped");

function put(value: unknown, [key, ...rest]: Path, instead: unknown): unknown {
  if (key === undefined) return instead;
  if (typeof value !== "object" || value === null) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as never;
  const changed = put((value as never)[key], rest, instead);
  if (changed === DROPPED) Reflect.deleteProperty(copy, key);
  else Object.assign(copy, { [key]: changed });
  return copy;
}

const instead = fc.constantFrom<unknown>(
  ...[DROPPED, null, "", 0, 7, -1, 1.5, true, false, "x", "5432", [], {}, [null], [[]], [{}]],
);

/** An answer with up to four of its parts left out or replaced by something else. */
export const broken = (whole: object) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(whole).slice(1)), instead), { maxLength: 4 })
    .map((changes) => changes.reduce<unknown>((body, [path, by]) => put(body, path, by), whole));
