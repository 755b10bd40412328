import { halvesOfCidr, parseCidr, type CidrBlock } from "../../provider/rules/cidr";
import type { Route, RouteTable } from "../facts/aws";

/** A part of a CIDR block, and the route that what is sent there takes. */
export interface RoutedPart {
  /** In canonical spelling. */
  block: string;
  /** Undefined where no route leads there. */
  route: Route | undefined;
}

/** The table that a subnet uses: the one that it is associated with, else the main one. */
export function routeTableOf(
  tables: readonly RouteTable[],
  subnetId: string,
): RouteTable | undefined {
  const associated = tables.find(({ subnetIds }) => subnetIds.includes(subnetId));
  return associated ?? tables.find(({ isMain }) => isMain);
}

/**
 * Which route each part of a CIDR block takes. The parts are in the order of their addresses, have nothing in
 * common, and are the block together; none where the text is no block. The most specific route wins. AWS puts
 * the local route before propagated ones of any size, and of equal ones a static route before that of a prefix
 * list, and both before a propagated one.
 */
export function routesTo(table: RouteTable, block: string): readonly RoutedPart[] {
  const known = KNOWN.get(table) ?? new Map<string, readonly RoutedPart[]>();
  KNOWN.set(table, known);
  const parts = known.get(block) ?? selectRoutes(table, block);
  known.set(block, parts);
  return parts;
}

/** Many services are looked for behind one table. */
const KNOWN = new WeakMap<RouteTable, Map<string, readonly RoutedPart[]>>();

function selectRoutes(table: RouteTable, block: string): RoutedPart[] {
  const whole = parseCidr(block);
  if (whole === undefined) return [];
  const entries = table.routes.flatMap((route) =>
    route.destinations
      .map(parseCidr)
      .filter((destination) => destination !== undefined)
      .map((destination): Entry => ({ destination, route })),
  );
  return partsOf(whole, entries);
}

interface Entry {
  destination: CidrBlock;
  route: Route;
}

function partsOf(block: CidrBlock, entries: readonly Entry[]): RoutedPart[] {
  const near = entries.filter(
    ({ destination }) => destination.first <= block.last && block.first <= destination.last,
  );
  const splits = near.some(({ destination }) => destination.prefixLength > block.prefixLength);
  if (!splits) return [{ block: block.text, route: best(near)?.route }];
  const [left, right] = halvesOfCidr(block);
  const parts = [...partsOf(left, near), ...partsOf(right, near)];
  const [first] = parts;
  // Two halves that take one route are one part again.
  const isOne = parts.length === 2 && parts.every(({ route }) => route === first?.route);
  return isOne ? [{ block: block.text, route: first?.route }] : parts;
}

/** The entry that wins among those that have all of a block. */
function best(entries: readonly Entry[]): Entry | undefined {
  const hasLocal = entries.some(({ route }) => route.target === "local");
  return entries
    .filter(({ route }) => !(hasLocal && route.isPropagated))
    .reduce<Entry | undefined>(
      (winner, entry) => (winner === undefined || beats(entry, winner) ? entry : winner),
      undefined,
    );
}

function beats(one: Entry, other: Entry): boolean {
  const [length, otherLength] = [one.destination.prefixLength, other.destination.prefixLength];
  return length === otherLength ? rankOf(one) < rankOf(other) : length > otherLength;
}

function rankOf({ route }: Entry): number {
  if (route.isPropagated) return 2;
  return route.prefixListId === undefined ? 0 : 1;
}
