import { parseUrn } from "../../rules/urn";
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
  const ways = aliasesFor(former, urn).map(({ text, on }) => `${text} on ${on}`);
  return `write ${ways.join(", or ")}`;
}

function aliasesFor(former: StateEntry, urn: string): Alias[] {
  const { name = "", types } = parseUrn(urn) ?? {};
  // With other kinds of parents, a name alone leads elsewhere.
  const isBeside = types === parseUrn(former.urn)?.types;
  const byName = isBeside
    ? (partOfPeer(former, name) ?? partOfNetwork(former, name, "services") ?? atTop(former, name))
    : undefined;
  const byUrn = { text: `aliases: [${JSON.stringify(former.urn)}]`, on: JSON.stringify(name) };
  return byName ?? [byUrn];
}

function atTop({ parents, name: old }: StateEntry, name: string): Alias[] | undefined {
  return parents.length === 0 ? [named(old, JSON.stringify(name))] : undefined;
}

/** The peering of a `PeeredVpc`, which may itself be a peer of a network. */
function partOfPeer({ parents, name: old }: StateEntry, name: string): Alias[] | undefined {
  const [peer, ...above] = parents;
  if (peer?.type !== PEERED_VPC || !old.startsWith(peer.name)) return undefined;
  const part = old.slice(peer.name.length);
  if (part === "" || !name.endsWith(part)) return undefined;
  const newPeer = name.slice(0, -part.length);
  if (above.length === 0) return [named(peer.name, `the PeeredVpc ${JSON.stringify(newPeer)}`)];
  return partOfNetwork({ parents: above, name: peer.name }, newPeer, "peers");
}

/** What a network makes by one of its keys. The key was renamed, or the network: it can be either. */
function partOfNetwork(
  { parents, name: old }: Pick<StateEntry, "parents" | "name">,
  name: string,
  list: "services" | "peers",
): Alias[] | undefined {
  const [network] = parents;
  const prefix = `${network?.name ?? ""}-`;
  if (network?.type !== NETWORK || parents.length > 1 || !old.startsWith(prefix)) return undefined;
  const key = old.slice(prefix.length);
  const quotedNetwork = JSON.stringify(network.name);
  const ways: Alias[] = [];
  if (name.startsWith(prefix)) {
    const on = `${list}[${JSON.stringify(name.slice(prefix.length))}]`;
    const text = `aliases: [${JSON.stringify(key)}]`;
    ways.push({ text, on: `${on} of the TimescaleNetwork ${quotedNetwork}` });
  }
  if (name.endsWith(`-${key}`)) {
    const renamed = JSON.stringify(name.slice(0, -key.length - 1));
    ways.push(named(network.name, `the TimescaleNetwork ${renamed}`));
  }
  return ways.length === 0 ? undefined : ways;
}

function named(name: string, on: string): Alias {
  return { text: `aliases: [{ name: ${JSON.stringify(name)} }]`, on };
}
