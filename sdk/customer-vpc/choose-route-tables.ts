import * as pulumi from "@pulumi/pulumi";
import type { RouteTableChoice } from "./arguments";
import { planKeyedRoutes, planListedRoutes, type PlannedRoute } from "./plan-routes";
import { readMainTable, readTable, subnetsOf, tableIdsOf } from "./route-tables";

/** Where the route tables are looked for. */
export interface RouteTablePlace {
  vpcId: pulumi.Input<string>;
  /** Whose AWS provider is asked. */
  parent: pulumi.ComponentResource;
}

/**
 * The routes to make, by a choice of route tables. Those of a map are known at once, whether or not
 * the ids of the tables are; the others are known once the ids are.
 */
export function chooseRouteTables(
  choice: RouteTableChoice,
  place: RouteTablePlace,
): PlannedRoute<pulumi.Input<string>>[] | pulumi.Output<PlannedRoute<string>[]> {
  if (choice === "none") return [];
  const { vpcId, parent } = place;
  const inVpc = (find: (id: string) => Promise<string[]>) =>
    listed(pulumi.output(vpcId).apply(find));
  if (choice === "all") return inVpc((id) => tableIdsOf(id, parent));
  if (choice === "main") return inVpc((id) => mainTableIdsOf(id, parent));
  if (!isSelection(choice)) return listed(pulumi.output(choice));
  if ("tags" in choice) return inVpc((id) => tableIdsOf(id, parent, { tags: choice.tags }));
  if ("subnetIds" in choice) {
    return listed(
      pulumi
        .all([vpcId, choice.subnetIds])
        .apply(([id, subnetIds]) => tableIdsOfSubnets(id, subnetIds, parent)),
    );
  }
  return planKeyedRoutes(choice.ids);
}

/** True for a choice that is told by its properties. */
export function isSelection(
  choice: RouteTableChoice,
): choice is Exclude<RouteTableChoice, string | pulumi.Input<pulumi.Input<string>[]>> {
  return (
    typeof choice === "object" &&
    !Array.isArray(choice) &&
    !pulumi.Output.isInstance(choice) &&
    !(choice instanceof Promise)
  );
}

function listed(ids: pulumi.Output<string[]>): pulumi.Output<PlannedRoute<string>[]> {
  return ids.apply(planListedRoutes);
}

/** The id of the main table; none where mocks of unit tests tell none. */
async function mainTableIdsOf(vpcId: string, parent: pulumi.Resource): Promise<string[]> {
  const { routeTableId } = await readMainTable(vpcId, parent);
  return routeTableId ? [routeTableId] : [];
}

/** The tables that subnets use: AWS lists no association where that is the main one. */
async function tableIdsOfSubnets(
  vpcId: string,
  subnetIds: readonly string[],
  parent: pulumi.Resource,
): Promise<string[]> {
  if (subnetIds.length === 0) return [];
  const values = [...new Set(subnetIds)].sort();
  const filters = [{ name: "association.subnet-id", values }];
  const ids = await tableIdsOf(vpcId, parent, { filters });
  const tables = await Promise.all(ids.map((id) => readTable(id, parent)));
  const associated = new Set(tables.flatMap(subnetsOf));
  const useMain = values.some((subnetId) => !associated.has(subnetId));
  return useMain ? [...ids, ...(await mainTableIdsOf(vpcId, parent))] : ids;
}
