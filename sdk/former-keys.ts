import type * as pulumi from "@pulumi/pulumi";
import type { GivenArgument } from "./bad-arguments";

/** The former keys of a map's entries, by their present keys. */
export type FormerKeys = Readonly<Record<string, string[] | undefined>>;

/** A map whose keys become parts of Pulumi names, and the former keys of its entries. */
export interface RenamedMap {
  /** How the map is named to the user, such as `peers`. */
  property: string;
  keys: readonly string[];
  formerKeys: FormerKeys;
  /** How the former keys of one entry are named to the user. */
  aliasesOf: (key: string) => string;
}

/** What is to be checked of the former keys of a map's entries. */
export function givenFormerKeys({
  property,
  keys,
  formerKeys,
  aliasesOf,
}: RenamedMap): GivenArgument[] {
  const given = Object.entries(formerKeys).filter(([, aliases]) => aliases !== undefined);
  const holders = new Map<string, string[]>();
  for (const [key, aliases] of given) {
    if (!isListOfKeys(aliases)) continue;
    for (const alias of aliases) holders.set(alias, [...(holders.get(alias) ?? []), key]);
  }
  return [
    ...given.map(([key, aliases]) => ({
      ...{ property: aliasesOf(key), value: aliases },
      validate: () => listProblem(aliases) ?? presentProblem(aliases, property, keys),
    })),
    ...[...holders].map(([alias, held]) => ({
      ...{ property, value: alias },
      validate: () => heldTwiceProblem(alias, held),
    })),
  ];
}

function listProblem(aliases: unknown): string | undefined {
  return isListOfKeys(aliases)
    ? undefined
    : `got ${JSON.stringify(aliases)}; allowed is a list of former keys, of letters, digits, "-", "_" and ".". Write one as a list of one.`;
}

function presentProblem(
  aliases: readonly string[] = [],
  property: string,
  keys: readonly string[],
): string | undefined {
  const present = aliases.filter((alias) => keys.includes(alias));
  if (present.length === 0) return undefined;
  return `got ${present.map((key) => JSON.stringify(key)).join(", ")}, which ${property} has now; allowed are keys that it has no more. Remove it from the aliases.`;
}

function heldTwiceProblem(alias: string, holders: readonly string[]): string | undefined {
  return holders.length < 2
    ? undefined
    : `got ${JSON.stringify(alias)} twice in the aliases of ${[...new Set(holders)].join(" and ")}; allowed is each former key once. Keep one of them.`;
}

function isListOfKeys(aliases: unknown): aliases is string[] {
  return Array.isArray(aliases) && aliases.every(isKey);
}

/** True for what can be a key of a map that names resources. */
export function isKey(key: unknown): boolean {
  return typeof key === "string" && /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(key);
}

/** Pulumi's option `aliases` for a resource that is named after a key which was another one before. */
export function aliasesFor(
  formerKeys: readonly string[] | undefined,
  nameOf: (key: string) => string,
): { aliases?: pulumi.Alias[] } {
  if (formerKeys === undefined || formerKeys.length === 0) return {};
  return { aliases: formerKeys.map((key) => ({ name: nameOf(key) })) };
}
