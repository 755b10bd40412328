import { parseUrn } from "../rules/entry-urn";
import type { StateEntry } from "./read-export";

const NETWORK = "timescale:index:TimescaleNetwork";
const PEERED_VPC = "timescale:index:PeeredVpc";

/** What tells Pulumi that an entry was renamed. */
interface Alias {
  /** The text to write. */
  text: string;
  /** What to write it on. */
  on: string;
}

/** Says what to write so that Pulumi knows the entry `urn` to be that `former` one. */
export function aliasAdvice(former: StateEntry, urn: string): string {
  const { text, on } = aliasFor(former, urn);
  return `write ${text} on ${on}`;
}

function aliasFor(former: StateEntry, urn: string): Alias {
  const { name = "", qualifiedType } = parseUrn(urn) ?? {};
  // With other kinds of parents, a name alone leads elsewhere.
  const isBeside = qualifiedType === parseUrn(former.urn)?.qualifiedType;
  const byName = isBeside
    ? (partOfPeer(former, name) ?? partOfNetwork(former, name, "services") ?? atTop(former, name))
    : undefined;
  return byName ?? { text: `aliases: [${JSON.stringify(former.urn)}]`, on: JSON.stringify(name) };
}

function atTop({ parents, name: old }: StateEntry, name: string): Alias | undefined {
  return parents.length === 0 ? named(old, JSON.stringify(name)) : undefined;
}

/** The peering of a `PeeredVpc`, which may itself be a peer of a network. */
function partOfPeer({ parents, name: old }: StateEntry, name: string): Alias | undefined {
  const [peer, ...above] = parents;
  if (peer?.type !== PEERED_VPC || !old.startsWith(peer.name)) return undefined;
  const part = old.slice(peer.name.length);
  if (part === "" || !name.endsWith(part)) return undefined;
  const newPeer = name.slice(0, -part.length);
  if (above.length === 0) return named(peer.name, `the PeeredVpc ${JSON.stringify(newPeer)}`);
  return partOfNetwork({ parents: above, name: peer.name }, newPeer, "peers");
}

/** What a network makes by one of its keys. Either the key was renamed, or the network. */
function partOfNetwork(
  { parents, name: old }: Pick<StateEntry, "parents" | "name">,
  name: string,
  list: "services" | "peers",
): Alias | undefined {
  const [network] = parents;
  if (network?.type !== NETWORK || parents.length > 1) return undefined;
  const prefix = `${network.name}-`;
  if (!old.startsWith(prefix)) return undefined;
  const key = old.slice(prefix.length);
  if (name.endsWith(`-${key}`)) {
    return named(
      network.name,
      `the TimescaleNetwork ${JSON.stringify(name.slice(0, -key.length - 1))}`,
    );
  }
  if (!name.startsWith(prefix)) return undefined;
  const on = `${list}[${JSON.stringify(name.slice(prefix.length))}] of the TimescaleNetwork ${JSON.stringify(network.name)}`;
  return { text: `aliases: [${JSON.stringify(key)}]`, on };
}

function named(name: string, on: string): Alias {
  return { text: `aliases: [{ name: ${JSON.stringify(name)} }]`, on };
}
