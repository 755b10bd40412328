import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awsAnswerOf } from "../aws/questions";
import { filledIn } from "../mocks";
import type { RouteTableChoice } from "./arguments";
import { planKeyedRoutes, planListedRoutes, type PlannedRoute } from "./plan-routes";

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
  if (choice === "all") return listed(tablesOf(place));
  if (choice === "main") return listed(tablesOf(place, mainTable()));
  if (!isSelection(choice)) return listed(pulumi.output(choice));
  if ("tags" in choice) return listed(tablesOf(place, { tags: choice.tags }));
  if ("subnetIds" in choice) {
    return listed(
      pulumi
        .output(choice.subnetIds)
        .apply((ids) => pulumi.all(ids.map((id) => ofSubnet(id, place)))),
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

type Filter = Pick<aws.ec2.GetRouteTablesArgs, "filters" | "tags">;

function tablesOf(
  { vpcId, parent }: RouteTablePlace,
  filter: Filter = {},
): pulumi.Output<string[]> {
  return pulumi.output(vpcId).apply(async (id) => {
    const ask = () => aws.ec2.getRouteTables({ vpcId: id, ...filter }, { parent });
    const about = { subject: `Route tables of ${id}`, right: "ec2:DescribeRouteTables" };
    return filledIn(await awsAnswerOf(ask, about, parent), { ids: [] }).ids;
  });
}

function mainTable(): Filter {
  return { filters: [{ name: "association.main", values: ["true"] }] };
}

/** The table that a subnet uses: AWS lists no association where that is the main one. */
function ofSubnet(subnetId: string, place: RouteTablePlace): pulumi.Output<string> {
  const own = { filters: [{ name: "association.subnet-id", values: [subnetId] }] };
  return pulumi
    .all([tablesOf(place, own), tablesOf(place, mainTable())])
    .apply(([[associated], [main = ""]]) => associated ?? main);
}
