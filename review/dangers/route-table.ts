import { isUnknown } from "../../provider/rules/unknown";
import type { Change, Properties } from "../plan";
import { DEFAULT_ROUTE_TABLE, ROUTE_TABLE } from "../types";
import { isObject } from "../../provider/rules/object";
import { findLoss, type DangerRule, type Finding } from "./danger";
import { sentence } from "./sentence";

/** Route tables with their routes inside: a route that is not listed any more is removed. */
export const routeTableRule: DangerRule = {
  types: [ROUTE_TABLE, DEFAULT_ROUTE_TABLE],
  supersedes: ["deleted", "replaced"],
  findIn(change): Finding[] {
    const table = change.id ?? change.name;
    if (change.operation !== "update") {
      const meaning = sentence`Route table ${table} goes with all its routes: its subnets lose the networks behind them.`;
      return findLoss(change, "loses-route", { delete: meaning, replace: meaning });
    }
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
    .filter(isObject)
    .map(
      (route) => route["cidrBlock"] ?? route["ipv6CidrBlock"] ?? route["destinationPrefixListId"],
    );
}
