import type {
  DrawnCustomerVpc,
  DrawnNetwork,
  DrawnTransitGateway,
  DrawnValue,
  Mark,
  Markable,
} from "./drawn-network";

/** How many of each a drawing shows; the rest is counted in words. */
export interface DiagramLimits {
  /** Peered ones, and those behind the transit gateways that are shown. */
  customerVpcs: number;
  transitGateways: number;
  services: number;
  /** With more customer VPCs than that, what is unmarked in them is only counted. */
  customerVpcsInDetail: number;
  /** Route tables of one VPC or transit gateway, and likewise security groups and private names. */
  detailsPerVpc: number;
  /** CIDR blocks of a VPC, and likewise rules of a security group and subnets of an endpoint. */
  linesPerBox: number;
}

/** What a page of a review still shows well. */
export const DIAGRAM_LIMITS: DiagramLimits = {
  customerVpcs: 12,
  transitGateways: 4,
  services: 12,
  customerVpcsInDetail: 5,
  detailsPerVpc: 4,
  linesPerBox: 3,
};

/** What is drawn of a list, and what is only counted. */
export interface Abridged<T> {
  shown: T[];
  left: T[];
}

/**
 * Takes as many as the limit allows, marked ones first, and leaves the order as it is.
 *
 * @param partsOf what can be marked of an item; by default the item itself
 */
export function abridge<T extends Markable>(
  items: readonly T[],
  limit: number,
  partsOf: (item: T) => readonly Markable[] = (item) => [item],
): Abridged<T> {
  if (items.length <= limit) return { shown: [...items], left: [] };
  const isMarked = (item: T) => partsOf(item).some(({ mark }) => mark !== undefined);
  const marked = items.filter(isMarked);
  const unmarked = items.filter((item) => !isMarked(item));
  const chosen = new Set([...marked, ...unmarked].slice(0, limit));
  return {
    shown: items.filter((item) => chosen.has(item)),
    left: items.filter((item) => !chosen.has(item)),
  };
}

/** A customer VPC and all in it that can be marked: mostly the VPC stays and what is in it changes. */
export function partsOfVpc(vpc: DrawnCustomerVpc): Markable[] {
  const { peering, endpoint, routes = [], securityGroups = [] } = vpc;
  return [
    ...[vpc, peering, endpoint].filter((part) => part !== undefined),
    ...(endpoint?.names ?? []),
    ...routes,
    ...securityGroups,
  ];
}

/** A transit gateway and all in it and behind it that can be marked. */
export function partsOfGateway(gateway: DrawnTransitGateway): Markable[] {
  const { attachment, association, routes = [], customerVpcs } = gateway;
  return [
    ...[gateway, attachment, association].filter((part) => part !== undefined),
    ...routes,
    ...customerVpcs.flatMap(partsOfVpc),
  ];
}

/** All in a network that can be marked. */
export function partsOf(network: DrawnNetwork): Markable[] {
  const { customerVpcs, transitGateways = [], services } = network;
  return [
    network.timescaleVpc ?? network.connection,
    ...customerVpcs.flatMap(partsOfVpc),
    ...transitGateways.flatMap(partsOfGateway),
    ...services,
  ];
}

/** Such as `2 added, 1 removed`; empty where nothing is marked. */
export function countMarks(items: readonly Markable[]): string {
  return (["added", "changed", "removed"] satisfies Mark[])
    .map((mark) => ({ mark, count: items.filter((item) => item.mark === mark).length }))
    .filter(({ count }) => count > 0)
    .map(({ mark, count }) => `${count} ${mark}`)
    .join(", ");
}

/** Such as `1 service` and `2 services`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** What decides where an element stands: the first difference counts. */
type SortKey = readonly (string | null | undefined)[];

/**
 * Sorts by what is in the elements, so that two lists of the same give the same drawing. `app-10`
 * comes after `app-2`.
 */
export function inOrder<T>(items: readonly T[], keyOf: (item: T) => SortKey): T[] {
  return items
    .map((item) => ({ item, key: sortText(keyOf(item)) }))
    .sort((one, other) => (one.key === other.key ? 0 : one.key < other.key ? -1 : 1))
    .map(({ item }) => item);
}

function sortText(key: SortKey): string {
  return key
    .map((part) => (part ?? "").slice(0, 200).replace(/\d+/g, (digits) => digits.padStart(20, "0")))
    .join("\0");
}

/** Where a thing is in AWS. */
export interface Place {
  accountId?: DrawnValue | undefined;
  regionCode?: DrawnValue | undefined;
}

/** True where two things are drawn in one frame. */
export function isSamePlace(one: Place, other: Place): boolean {
  return one.accountId === other.accountId && one.regionCode === other.regionCode;
}
