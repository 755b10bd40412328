import type { GivenArgument } from "./bad-arguments";
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
  return entries.map(([key]) => ({
    property: `${property}.${key}`,
    value: key,
    validate: keyValidator,
  }));
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
