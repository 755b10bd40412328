import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { sameCidr } from "../../provider/rules/cidr";
import { answerOf, endProgram, outcomeOf } from "../program-failure";
import {
  conflictText,
  routeConflicts,
  ROUTES_PER_TABLE,
  type ExistingRoute,
} from "./route-conflicts";

/** Where routes are to lead, and who looks. */
export interface RouteDestination {
  timescaleCidr: string;
  parent: pulumi.ComponentResource;
}

/**
 * Reads what route tables have already, in previews too.
 *
 * Ends the program where routes are in the way, with all of them in a table.
 */
export async function checkRoutes(
  routeTableIds: readonly string[],
  { timescaleCidr, parent }: RouteDestination,
): Promise<void> {
  const tables = await Promise.all(
    routeTableIds.map((routeTableId) =>
      answerOf(() => aws.ec2.getRouteTable({ routeTableId }, { parent }), parent),
    ),
  );
  const routes = tables.flatMap(existingRoutes);
  for (const { routeTableId, routes: all } of tables) {
    const hasRoute = all.some(({ cidrBlock }) => sameCidr(cidrBlock, timescaleCidr));
    if (hasRoute || all.length < ROUTES_PER_TABLE) continue;
    await pulumi.log.warn(
      `Route table ${routeTableId}: it has ${all.length} routes, and AWS allows ${ROUTES_PER_TABLE} unless the quota was raised. ` +
        "Raise it, or leave this table out with routeTables.",
      parent,
    );
  }
  const suspects = routes.filter(
    ({ destinationCidrBlock, target }) =>
      target.startsWith("pcx-") && sameCidr(destinationCidrBlock, timescaleCidr),
  );
  const ours = new Set<string>();
  for (const target of new Set(suspects.map((route) => route.target))) {
    if (await isWithTimescaleVpc(target, timescaleCidr, parent)) ours.add(target);
  }
  const conflicts = routeConflicts(timescaleCidr, routes, (id) => ours.has(id));
  if (conflicts.length === 0) return;
  return endProgram(conflictText(timescaleCidr, conflicts), parent);
}

/** True for a peering with the Timescale VPC, or one that AWS no longer shows: its route is a left-over. */
async function isWithTimescaleVpc(
  id: string,
  timescaleCidr: string,
  parent: pulumi.ComponentResource,
): Promise<boolean> {
  const outcome = await outcomeOf(() => aws.ec2.getVpcPeeringConnection({ id }, { parent }));
  return "error" in outcome || sameCidr(outcome.value.cidrBlock, timescaleCidr);
}

function existingRoutes({ routeTableId, routes }: aws.ec2.GetRouteTableResult): ExistingRoute[] {
  return routes
    .filter(({ cidrBlock }) => cidrBlock !== "")
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
