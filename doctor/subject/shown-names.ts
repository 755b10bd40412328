import type { State, StateResource } from "./state";
import { PEERED_TRANSIT_GATEWAY, TIMESCALE_NETWORK } from "./types";

/** A thing of a state under the name by which people know it. */
interface Named {
  name: string;
}

/** The components that name what they make by their own name and a key of their arguments. */
const KEYED: readonly string[] = [TIMESCALE_NETWORK, PEERED_TRANSIT_GATEWAY];

/**
 * Names things by the keys under which a program lists them, such as `app` for the peer `db-app` of the network
 * `db`. Where two things have one key, they keep their whole names.
 *
 * @param things each with the component or resource that it is named after
 */
export function withShownNames<T>(
  state: State,
  things: readonly (readonly [named: StateResource, thing: T])[],
): (T & Named)[] {
  const urnsOf = new Map<string, Set<string>>();
  for (const [named] of things) {
    const key = keyOf(state, named);
    urnsOf.set(key, (urnsOf.get(key) ?? new Set()).add(named.urn));
  }
  return things.map(([named, thing]) => {
    const key = keyOf(state, named);
    return { ...thing, name: urnsOf.get(key)?.size === 1 ? key : named.name };
  });
}

function keyOf(state: State, named: StateResource): string {
  const around = state.parentOf(named);
  const prefix = `${around?.name ?? ""}-`;
  const isKeyed = around !== undefined && KEYED.includes(around.type);
  if (!isKeyed || !named.name.startsWith(prefix)) return named.name;
  return named.name.slice(prefix.length) || named.name;
}
