import type * as ProviderLookups from "../../provider/lookups";

/** The provider's look-ups and all that they need, loaded when the first look-up is called. */
export function loadProviderLookups(): typeof ProviderLookups {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("../../provider/lookups") as typeof ProviderLookups;
}
