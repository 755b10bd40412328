import { isObject } from "../provider/rules/object";
import type { GivenArgument } from "./bad-arguments";
import type { Validator } from "../provider/rules/inputs";
import { givenFormerKeys } from "./former-keys";
import { keyValidator } from "./peered-vpc/validators";

/** The entries of a map whose keys become parts of Pulumi names. */
export type KeyedEntries = readonly (readonly [string, { aliases?: string[] }])[];

/**
 * What is to be checked of the keys of a map.
 *
 * @param property how the map is named to the user, such as `peers`
 */
export function givenKeys(property: string, entries: KeyedEntries): GivenArgument[] {
  return entries.flatMap(([key, entry]) => [
    { property: `${property}.${key}`, value: key, validate: keyValidator },
    { property: `${property}.${key}`, value: entry, validate: entryValidator },
  ]);
}

const entryValidator: Validator = (entry) =>
  isObject(entry)
    ? undefined
    : `got ${JSON.stringify(entry)}; allowed is an object. Give it its arguments, or leave the key out.`;

/** The entries that can be looked into: JavaScript lets a program give others, which {@link givenKeys} refuses. */
export function objectsOf<T extends object>(
  map: Readonly<Record<string, T>> | undefined,
): [string, T][] {
  return Object.entries(map ?? {}).filter(([, entry]) => isObject(entry));
}

/** What is to be checked of the former keys, which each entry names itself. */
export function givenAliases(property: string, entries: KeyedEntries): GivenArgument[] {
  return givenFormerKeys({
    property,
    keys: entries.map(([key]) => key),
    formerKeys: Object.fromEntries(entries.map(([key, { aliases }]) => [key, aliases])),
    aliasesOf: (key) => `${property}.${key}.aliases`,
  });
}
