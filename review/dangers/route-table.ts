import { isUnknown } from "../../provider/rules/unknown";
import type { Change, Properties } from "../plan";
import { isRecord } from "../values";
import type { DangerRule, Finding } from "./danger";
import { sentence, whyReplaced } from "./sentence";

const TYPES = new Set([
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/defaultRouteTable:DefaultRouteTable",
]);

/** Route tables with their routes inside: a route that is not listed any more is removed. */
export const routeTableRule: DangerRule = {
  knows: (type) => TYPES.has(type),
  tellsLossBy: ["delete", "replace"],
  findIn(change): Finding[] {
    const table = change.id ?? change.name;
    if (change.operation === "delete" || change.operation === "replace") {
      return [
        {
          class: "loses-route",
          why: change.operation === "replace" ? whyReplaced(change) : ["it is deleted"],
          meaning: sentence`Route table ${table} goes with all its routes: its subnets lose the networks behind them.`,
        },
      ];
    }
    if (change.operation !== "update") return [];
    return lostRoutes(change).map((destination) => ({
      class: "loses-route",
      why: ["a route inside the table is removed"],
      meaning: sentence`Route to ${destination} leaves table ${table}: its subnets lose that network.`,
    }));
  },
};

function lostRoutes(change: Change): unknown[] {
  // A list that is left out leaves the routes of the table as they are.
  const listed = change.newInputs["routes"];
  if (listed === undefined || isUnknown(listed)) return [];
  const kept = new Set(destinations(change.newInputs));
  return destinations(change.oldInputs).filter((destination) => !kept.has(destination));
}

function destinations(inputs: Properties): unknown[] {
  const routes: unknown[] = Array.isArray(inputs["routes"]) ? inputs["routes"] : [];
  return routes
    .filter(isRecord)
    .map(
      (route) => route["cidrBlock"] ?? route["ipv6CidrBlock"] ?? route["destinationPrefixListId"],
    );
}
