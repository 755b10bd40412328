import type { TigerCloudApi } from "../tiger-cloud/client";
import type { Validator } from "../rules/inputs";
import type { LookupArgs, LookupName, LookupResult } from "./contract";

/** One look-up: what its arguments must be, and how it finds. */
export interface Lookup<Name extends LookupName> {
  /** What validates each argument that is given. */
  validators: Record<keyof LookupArgs<Name> & string, Validator>;
  /** Of these sets of arguments, one must be given whole. */
  oneOf?: readonly (readonly (keyof LookupArgs<Name> & string)[])[];
  find(api: TigerCloudApi, args: LookupArgs<Name>): Promise<LookupResult<Name>>;
}

/** Things in the order of their ids, so that what depends on a list does not change by itself. */
export function inOrder<T extends { id: string }>(things: readonly T[]): T[] {
  return things.toSorted((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}
