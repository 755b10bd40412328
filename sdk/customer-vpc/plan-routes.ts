import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** One route to make: what its Pulumi name says of its route table, and that table. */
export interface PlannedRoute<Id> {
  /** From the identity of the table, never from its place in a list, so that names stay. */
  key: string;
  routeTableId: Id;
  /** The table as a resource of the program, where it was given as one. */
  table?: aws.ec2.RouteTable;
}

/** One route per table of a map: the map's keys name the routes. */
export function planKeyedRoutes(
  tables: Readonly<Record<string, pulumi.Input<string> | aws.ec2.RouteTable>>,
): PlannedRoute<pulumi.Input<string>>[] {
  return Object.entries(tables).map(([key, given]) =>
    aws.ec2.RouteTable.isInstance(given)
      ? { key, routeTableId: given.id, table: given }
      : { key, routeTableId: given },
  );
}

/** One route per table of a list, each table once: the ids name the routes. */
export function planListedRoutes(routeTableIds: readonly string[]): PlannedRoute<string>[] {
  return [...new Set(routeTableIds)].sort().map((id) => ({ key: id, routeTableId: id }));
}
