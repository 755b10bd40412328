import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { sameCidr } from "../../provider/rules/cidr";
import { MAX_ROUTES_PER_TABLE } from "../../provider/rules/limits";
import { awsFailureText } from "../aws/failures";
import { sharedAwsOutcomeOf } from "../aws/questions";
import { knownValueOf } from "../is-known";
import { endProgram } from "../program-failure";
import { conflictText, routeConflicts, type ExistingRoute } from "./route-conflicts";
import { readTable, type RouteTable } from "./route-tables";

/** The connection that routes lead over: a VPC peering connection, `pcx-…`, or a gateway, `tgw-…`. */
export type RouteTarget =
  { vpcPeeringConnectionId: pulumi.Input<string> } | { transitGatewayId: pulumi.Input<string> };

/** Where routes are to lead, and who looks. */
export interface RouteDestination {
  timescaleCidr: string;
  target: RouteTarget;
  /** Whether another transit gateway, `tgw-…`, leads to the Timescale VPC too. */
  isPeered?: (transitGatewayId: string) => Promise<boolean>;
  parent: pulumi.ComponentResource;
}

/**
 * Reads what route tables have already, in previews too.
 *
 * Ends the program where routes are in the way, with all of them in a table; and where it cannot be
 * told whether one is.
 */
export async function checkRoutes(
  routeTableIds: readonly string[],
  destination: RouteDestination,
): Promise<void> {
  const { timescaleCidr, parent } = destination;
  const tables = await Promise.all(routeTableIds.map((id) => readTable(id, parent)));
  const routes = tables.flatMap(existingRoutes);
  for (const { routeTableId, routes: all } of tables) {
    const hasRoute = all.some(({ cidrBlock }) => sameCidr(cidrBlock, timescaleCidr));
    if (hasRoute || all.length < MAX_ROUTES_PER_TABLE) continue;
    await pulumi.log.warn(
      `Route table ${routeTableId}: it has ${all.length} routes, and AWS allows ${MAX_ROUTES_PER_TABLE} unless the quota was raised. ` +
        "Raise it, or leave this table out with routeTables.",
      parent,
    );
  }
  const suspects = routes.filter(
    ({ destinationCidrBlock, target }) =>
      /^(pcx|tgw)-/.test(target) && sameCidr(destinationCidrBlock, timescaleCidr),
  );
  const ours = new Set<string>();
  for (const suspect of new Map(suspects.map((route) => [route.target, route])).values()) {
    if (await isOurs(suspect, destination)) ours.add(suspect.target);
  }
  const conflicts = routeConflicts(timescaleCidr, routes, (id) => ours.has(id));
  if (conflicts.length === 0) return;
  return endProgram(conflictText(timescaleCidr, conflicts), parent);
}

/** A connection in one of these states carries nothing and never will: its route is a left-over. */
const OVER = ["deleted", "deleting", "expired", "failed", "rejected"];

/** True where a route is the one that the plan makes or made, or a left-over of it. */
async function isOurs(route: ExistingRoute, destination: RouteDestination): Promise<boolean> {
  const { target, isPeered } = destination;
  if ("transitGatewayId" in target) {
    if (!route.target.startsWith("tgw-")) return false;
    if ((await knownValueOf(target.transitGatewayId)) === route.target) return true;
    return (await isPeered?.(route.target)) ?? false;
  }
  return isOverOurPeering(route, { ...destination, ...target });
}

/**
 * True where a route leads over a peering with the Timescale VPC, or over one that is no more. Where
 * that cannot be told, it ends the program: to take the route for a left-over could lose somebody's.
 */
async function isOverOurPeering(
  { routeTableId, target: id }: ExistingRoute,
  {
    timescaleCidr,
    vpcPeeringConnectionId,
    parent,
  }: RouteDestination & { vpcPeeringConnectionId: pulumi.Input<string> },
): Promise<boolean> {
  if (!id.startsWith("pcx-")) return false;
  // An update makes its own connection later than this looks; it does not wait for that here.
  if (pulumi.runtime.isDryRun() && (await knownValueOf(vpcPeeringConnectionId)) === id) return true;
  const outcome = await sharedAwsOutcomeOf(aws.ec2.getVpcPeeringConnection, { id }, parent);
  if ("value" in outcome) {
    const { cidrBlock, status } = outcome.value;
    return OVER.includes(status) || sameCidr(cidrBlock, timescaleCidr);
  }
  const { failure } = outcome;
  if (failure.kind === "does not exist") return true;
  return endProgram(
    `Route to ${timescaleCidr} in ${routeTableId}: it leads to ${id}, and whose that is cannot be told: ` +
      `${awsFailureText(failure, "ec2:DescribeVpcPeeringConnections")} ` +
      "Or leave this table out with routeTables.",
    parent,
  );
}

function existingRoutes({ routeTableId, routes }: RouteTable): ExistingRoute[] {
  return routes
    .filter(({ cidrBlock }) => cidrBlock)
    .map(({ cidrBlock, ...targets }) => ({
      routeTableId,
      destinationCidrBlock: cidrBlock,
      target: targetOf(targets),
    }));
}

function targetOf(targets: Partial<aws.types.output.ec2.GetRouteTableRoute>): string {
  return (
    targets.vpcPeeringConnectionId ||
    targets.transitGatewayId ||
    targets.gatewayId ||
    targets.natGatewayId ||
    targets.networkInterfaceId ||
    targets.instanceId ||
    targets.vpcEndpointId ||
    "another target"
  );
}
