import { childNames } from "../sdk/child-names";

/** A network to take over: what stands in its program. */
export interface AdoptedNetwork {
  /** The Pulumi name. */
  name: string;
  timescaleVpc: { id: string; name: string; cidr: string; regionCode: string };
  peers: AdoptedPeer[];
  transitGateways: AdoptedGateway[];
  services: { key: string; serviceId: string }[];
}

/** A customer VPC: a peer, or one behind a transit gateway. */
export interface AdoptedVpc {
  key: string;
  vpcId: string;
  accountId: string;
  regionCode: string;
  routeTableIds: string[];
  groups: { key: string; id: string; ports: Map<number, string> }[];
}

/** A customer VPC with a peering of its own. */
export interface AdoptedPeer extends AdoptedVpc {
  /** `pcx-…`; undefined where the state does not know it. */
  pcx: string | undefined;
  /** False where the state has nothing of its AWS half. */
  accept: boolean;
}

/** A transit gateway of a network. */
export interface AdoptedGateway {
  key: string;
  transitGatewayId: string;
  accountId: string;
  regionCode: string;
  cidrBlocks: string[];
  /** `tgw-attach-…` that was accepted, or that Tiger Cloud names; undefined where the state knows none. */
  attachmentId: string | undefined;
  /** The account that asked for the accepted attachment; undefined where the state does not tell. */
  requesterAccountId: string | undefined;
  /** False where the state has nothing of its AWS half. */
  accept: boolean;
  /** The route tables of the gateway, `tgw-rtb-…`, that lead to the Timescale VPC. */
  tables: { key: string; id: string }[];
  /** The table with which the attachment is associated; undefined for what the gateway does by itself. */
  association: "none" | { routeTableId: string } | undefined;
  vpcs: AdoptedVpc[];
}

/** What can be taken over, and what to do about the rest. */
export interface Adoption {
  networks: AdoptedNetwork[];
  /** What Terraform no longer owns afterwards: what depends on others comes first. */
  removals: string[];
  /** A sentence for each thing that the program does not hold. */
  notes: string[];
}

/** The ports of a customer VPC's groups, sorted. */
export function portsOf({ groups }: AdoptedVpc): number[] {
  return [...new Set(groups.flatMap(({ ports }) => [...ports.keys()]))].sort((a, b) => a - b);
}

/** A Pulumi name, and the id to import what goes by it. */
type Import = [name: string, id: string];

/** Pulumi's names of all that exists and is imported, each with the id to import it by. */
export function importsOf({
  name,
  timescaleVpc: { cidr },
  peers,
  transitGateways,
}: AdoptedNetwork): Import[] {
  const nameOf = ({ key }: { key: string }) => childNames.peer(name, key);
  return [
    ...peers.flatMap((peer) => importsOfVpc(nameOf(peer), peer, cidr)),
    ...transitGateways.flatMap((gateway) => importsOfGateway(nameOf(gateway), gateway, cidr)),
  ];
}

function importsOfGateway(name: string, gateway: AdoptedGateway, cidr: string): Import[] {
  const { tables, association, attachmentId = "", vpcs } = gateway;
  const routes = tables.map(({ key, id }): Import => [
    childNames.gatewayRoute(name, key, cidr),
    `${id}_${cidr}`,
  ]);
  const associated: Import[] =
    typeof association === "object"
      ? [[childNames.association(name), `${association.routeTableId}_${attachmentId}`]]
      : [];
  const behind = vpcs.flatMap((vpc) =>
    importsOfVpc(childNames.attachedVpc(name, vpc.key), vpc, cidr),
  );
  return [...associated, ...routes, ...behind];
}

function importsOfVpc(name: string, { routeTableIds, groups }: AdoptedVpc, cidr: string): Import[] {
  const rules = groups.flatMap((group) =>
    [...group.ports].map(([port, rule]): Import => [
      childNames.egressRule(childNames.existingGroup(name, group.key), port),
      rule,
    ]),
  );
  const routes = routeTableIds.map((id): Import => [
    childNames.route(name, id, cidr),
    `${id}_${cidr}`,
  ]);
  return [...routes, ...rules];
}
