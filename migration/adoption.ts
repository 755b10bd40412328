import { childNames } from "../sdk/child-names";

/** A network to take over: what stands in its program. */
export interface AdoptedNetwork {
  /** The Pulumi name. */
  name: string;
  timescaleVpc: { id: string; name: string; cidr: string; regionCode: string };
  peers: AdoptedPeer[];
  services: { key: string; serviceId: string }[];
}

/** A customer VPC of a network. */
export interface AdoptedPeer {
  key: string;
  vpcId: string;
  accountId: string;
  regionCode: string;
  /** `pcx-…`; undefined where the state does not know it. */
  pcx: string | undefined;
  /** False where the state has nothing of its AWS half. */
  accept: boolean;
  routeTableIds: string[];
  groups: { key: string; id: string; ports: Map<number, string> }[];
}

/** What can be taken over, and what to do about the rest. */
export interface Adoption {
  networks: AdoptedNetwork[];
  /** What Terraform no longer owns afterwards: what depends on others comes first. */
  removals: string[];
  /** A sentence for each thing that the program does not hold. */
  notes: string[];
}

/** The ports of a peer's groups, sorted. */
export function portsOf({ groups }: AdoptedPeer): number[] {
  return [...new Set(groups.flatMap(({ ports }) => [...ports.keys()]))].sort((a, b) => a - b);
}

/** Pulumi's names of the routes and rules that exist, each with the id to import it by. */
export function importsOf({ name, timescaleVpc, peers }: AdoptedNetwork): [string, string][] {
  const { cidr } = timescaleVpc;
  return peers.flatMap(({ key, routeTableIds, groups }) => {
    const peer = childNames.peer(name, key);
    const rules = groups.flatMap((group) =>
      [...group.ports].map(([port, rule]): [string, string] => [
        childNames.egressRule(childNames.existingGroup(peer, group.key), port),
        rule,
      ]),
    );
    const routes = routeTableIds.map((id): [string, string] => [
      childNames.route(peer, id, cidr),
      `${id}_${cidr}`,
    ]);
    return [...routes, ...rules];
  });
}
