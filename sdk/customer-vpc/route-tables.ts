import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  answerIn,
  awsAnswerOf,
  knowAwsAnswer,
  sharedAwsOutcomeOf,
  type AwsOutcome,
} from "../aws/questions";
import { filledIn } from "../mocks";

/** A route table as AWS shows it, without the routes to `local` and the propagated ones. */
export type RouteTable = aws.ec2.GetRouteTableResult;

/** By what tables of a VPC are looked for. */
export type TableFilter = Pick<aws.ec2.GetRouteTablesArgs, "filters" | "tags">;

const RIGHT = "ec2:DescribeRouteTables";
const NONE = "AWS shows none in the account and region of the AWS provider. ";
const MAIN: TableFilter = { filters: [{ name: "association.main", values: ["true"] }] };

/** What mocks of unit tests leave out. */
const NOTHING_TOLD = { routes: [], associations: [] };

/** The ids of the tables of a VPC: all of them, or those that a filter lets through. */
export async function tableIdsOf(
  vpcId: string,
  parent: pulumi.Resource,
  filter: TableFilter = {},
): Promise<string[]> {
  const about = { subject: `Route tables of ${vpcId}`, right: RIGHT };
  const found = await awsAnswerOf(aws.ec2.getRouteTables, { vpcId, ...filter }, parent, about);
  return [...filledIn(found, { ids: [] }).ids];
}

/** A table by its id. Where there is none, that ends the program. */
export async function readTable(
  routeTableId: string,
  parent: pulumi.Resource,
): Promise<RouteTable> {
  const found = await awsAnswerOf(aws.ec2.getRouteTable, { routeTableId }, parent, {
    subject: `Route table ${routeTableId}`,
    right: RIGHT,
    missing: `${NONE}Correct its id in routeTables, or take it out there if it was deleted.`,
  });
  return filledIn(found, { routeTableId, ...NOTHING_TOLD });
}

/** The main table of a VPC. */
export async function readMainTable(vpcId: string, parent: pulumi.Resource): Promise<RouteTable> {
  return answerIn(await lookForMainTable(vpcId, parent), parent, {
    subject: `Main route table of ${vpcId}`,
    right: RIGHT,
    missing: `${NONE}Check the id of the customer VPC, or name the tables with routeTables.`,
  });
}

/** The same where a failure does not end the program. The table then is known by its id, too. */
export async function lookForMainTable(
  vpcId: string,
  parent: pulumi.Resource,
): Promise<AwsOutcome<RouteTable>> {
  const outcome = await sharedAwsOutcomeOf(aws.ec2.getRouteTable, { vpcId, ...MAIN }, parent);
  if (!("value" in outcome)) return outcome;
  const table = filledIn(outcome.value, NOTHING_TOLD);
  const { routeTableId } = table;
  knowAwsAnswer(aws.ec2.getRouteTable, { routeTableId }, parent, table);
  return { value: table };
}

/** The subnets that a table is associated with. */
export function subnetsOf({ associations }: RouteTable): string[] {
  return associations.flatMap(({ subnetId }) => subnetId || []);
}
