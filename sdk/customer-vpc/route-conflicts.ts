import { cidrsOverlap, sameCidr } from "../../provider/rules/cidr";

/** A route that a table has already, as AWS shows it. */
export interface ExistingRoute {
  routeTableId: string;
  /** IPv4. */
  destinationCidrBlock: string;
  /** What it leads to: `pcx-…`, `igw-…`, `tgw-…`, `local`. */
  target: string;
}

/** A route that stands in the way, and why. */
export interface RouteConflict extends ExistingRoute {
  reason: string;
}

const EVERYTHING = "0.0.0.0/0";

/**
 * The routes that are in the way of a new one to the Timescale VPC. The default route is none: the
 * new one is more specific.
 *
 * @param isOurs true for the id of a peering connection with that Timescale VPC: a route to it is
 * the one that is wanted, or was
 */
export function routeConflicts(
  timescaleCidr: string,
  routes: readonly ExistingRoute[],
  isOurs: (peeringConnectionId: string) => boolean,
): RouteConflict[] {
  return routes
    .filter(
      ({ destinationCidrBlock: destination, target }) =>
        !sameCidr(destination, EVERYTHING) &&
        cidrsOverlap(destination, timescaleCidr) &&
        !(sameCidr(destination, timescaleCidr) && isOurs(target)),
    )
    .map((route) => ({ ...route, reason: reasonOf(route, timescaleCidr) }));
}

function reasonOf({ destinationCidrBlock, target }: ExistingRoute, timescaleCidr: string): string {
  if (sameCidr(destinationCidrBlock, timescaleCidr)) return `leads to ${target} already`;
  return target === "local" ? "is the customer VPC itself" : `overlaps ${timescaleCidr}`;
}

/** The conflicts as a table for people, and what to do. */
export function conflictText(timescaleCidr: string, conflicts: readonly RouteConflict[]): string {
  const head = ["route table", "destination", "target", "why"];
  const rows = conflicts.map(({ routeTableId, destinationCidrBlock, target, reason }) => [
    routeTableId,
    destinationCidrBlock,
    target,
    reason,
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return (
    `Routes to the Timescale VPC ${timescaleCidr}: ${conflicts.length} existing ` +
    `route${conflicts.length === 1 ? " is" : "s are"} in the way.\n` +
    `${lines.map((line) => `  ${line}`).join("\n")}\n` +
    "Remove them, leave these tables out with routeTables, or choose another CIDR block for the Timescale VPC."
  );
}
