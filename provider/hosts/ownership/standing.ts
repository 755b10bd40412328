import type { Standing, Witness } from "../../operation/ownership";
import { nameOf } from "../../rules/urn";
import { aliasAdvice } from "./alias";
import type { Holders } from "./holders";
import type { StateEntry } from "./read-export";

/**
 * Tells how the thing `id` stands to the entry `urn`. Pure.
 *
 * @param witness who tells that an interrupted create of the entry made it; undefined where nobody does
 */
export function standingOf(
  id: string,
  urn: string,
  holders: Pick<Holders, "another">,
  inState: readonly StateEntry[] | undefined,
  witness: Witness | undefined,
): Standing {
  const other = holders.another(id, urn);
  if (other !== undefined) return { kind: "other", holder: nameOf(other) };
  if (inState === undefined) return { kind: "unknown" };
  // What waits for its deletion is kept where somebody takes it over.
  const having = inState.filter((entry) => entry.id === id && !entry.doomed);
  if (having.some((entry) => entry.urn === urn)) return { kind: "own" };
  const [former] = having;
  if (former === undefined) {
    return witness === undefined ? { kind: "stranger" } : { kind: "lost", witness };
  }
  return { kind: "former", holder: nameOf(former.urn), advice: aliasAdvice(former, urn) };
}
