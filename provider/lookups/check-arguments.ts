import type { Validator } from "../rules/inputs";

/** What is known of a look-up's arguments. */
interface Expected {
  validators: Readonly<Record<string, Validator>>;
  oneOf?: readonly (readonly string[])[];
}

/** All that is wrong with the arguments of a look-up, each as `argument: got …; allowed is …. Fix.` */
export function argumentProblems(args: unknown, { validators, oneOf = [] }: Expected): string[] {
  const names = Object.keys(validators);
  if (typeof args !== "object" || args === null || Array.isArray(args)) {
    const got = args === undefined ? "nothing" : JSON.stringify(args);
    return [`got ${got}; allowed is an object with ${listed(names, "and")}.`];
  }
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  return [
    ...given.flatMap(([name, value]) => problem(name, value, validators)),
    ...missing(
      given.map(([name]) => name),
      oneOf,
    ),
  ];
}

function problem(name: string, value: unknown, validators: Expected["validators"]): string[] {
  if (!Object.hasOwn(validators, name)) {
    return [`${name}: no such argument; allowed are ${listed(Object.keys(validators), "and")}.`];
  }
  const reason = validators[name]?.(value);
  return reason === undefined ? [] : [`${name}: ${reason}`];
}

function missing(given: readonly string[], oneOf: NonNullable<Expected["oneOf"]>): string[] {
  if (oneOf.length === 0 || oneOf.some((set) => set.every((name) => given.includes(name)))) {
    return [];
  }
  const sets = oneOf.map((set) => set.join(" with "));
  const got = given.length === 0 ? "no arguments" : `${listed(given, "and")} alone`;
  return [`got ${got}; give ${listed(sets, "or")}.`];
}

function listed(words: readonly string[], last: "and" | "or"): string {
  const most = words.slice(0, -1).join(", ");
  return most === "" ? (words[0] ?? "") : `${most} ${last} ${words.at(-1) ?? ""}`;
}
