import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { sameCidr } from "../../provider/rules/cidr";
import { awsAnswerOf, sharedAwsOutcomeOf, type AwsOutcome } from "../aws/questions";
import { filledIn } from "../mocks";
import type { RouteTableChoice } from "./arguments";
import { NO_SUCH_VPC } from "./customer-vpc";
import { lookForMainTable, readTable, tableIdsOf, type RouteTable } from "./route-tables";

/**
 * All IPv4 CIDR blocks of a VPC as AWS shows them now, secondary ones included, sorted. While the id is
 * unknown, nothing is read.
 *
 * A look-up of a VPC costs five requests to EC2. The route tables are read anyway, and where one shows
 * that the VPC has a single block, that costs one.
 *
 * @param choice the route tables that are read for their routes
 * @param parent whose AWS provider is asked
 */
export function cidrBlocksOf(
  vpcId: pulumi.Input<string>,
  choice: RouteTableChoice,
  parent: pulumi.Resource,
): pulumi.Output<string[]> {
  return pulumi.output(vpcId).apply(async (id) => {
    const table = await tableOf(id, choice, parent);
    const single = table && (await singleBlockIn(table, parent));
    return single === undefined ? blocksOf(id, parent) : [single];
  });
}

/** What is on its way out of a VPC, or never came in, can overlap nothing. */
const PRESENT = ["associating", "associated"];

async function blocksOf(id: string, parent: pulumi.Resource): Promise<string[]> {
  const vpc = await awsAnswerOf(aws.ec2.getVpc, { id }, parent, {
    subject: `Customer VPC ${id}`,
    right: "ec2:DescribeVpcs",
    missing: NO_SUCH_VPC,
  });
  return filledIn(vpc, { cidrBlockAssociations: [] })
    .cidrBlockAssociations.filter(({ state }) => PRESENT.includes(state))
    .map(({ cidrBlock }) => cidrBlock)
    .sort();
}

/** A table of the VPC, if possible one that is read anyway; undefined where AWS shows none. */
async function tableOf(
  vpcId: string,
  choice: RouteTableChoice,
  parent: pulumi.Resource,
): Promise<RouteTable | undefined> {
  if (choice !== "all") return valueIn(await lookForMainTable(vpcId, parent));
  const [first] = (await tableIdsOf(vpcId, parent)).sort();
  return first === undefined ? undefined : readTable(first, parent);
}

/**
 * The CIDR block of a VPC that has one only, by a table of it: a table has a route to `local` for each
 * block, and nobody can delete it.
 *
 * @returns undefined where that cannot be told, as of a VPC with more blocks
 */
async function singleBlockIn(
  { routeTableId, routes }: RouteTable,
  parent: pulumi.Resource,
): Promise<string | undefined> {
  if (!routes.every(leavesLocalRoutes)) return undefined;
  // More than one is a failure of this function.
  const local = { routeTableId, gatewayId: "local" };
  const found = valueIn(await sharedAwsOutcomeOf(aws.ec2.getRoute, local, parent));
  return found?.destinationCidrBlock || undefined;
}

const EVERYTHING = "0.0.0.0/0";

/**
 * False for a route that may be one to `local` which somebody led elsewhere: AWS lets it lead to a
 * network interface, an instance, a NAT gateway or an endpoint of a load balancer. The table then shows
 * less of the VPC than there is.
 */
function leavesLocalRoutes(route: Partial<RouteTable["routes"][number]>): boolean {
  const { cidrBlock, networkInterfaceId, instanceId, natGatewayId, vpcEndpointId } = route;
  if (!cidrBlock || sameCidr(cidrBlock, EVERYTHING)) return true;
  return !(networkInterfaceId || instanceId || natGatewayId || vpcEndpointId);
}

function valueIn<T>(outcome: AwsOutcome<T>): T | undefined {
  return "value" in outcome ? outcome.value : undefined;
}
