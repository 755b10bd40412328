import type { DrawnRoute } from "../../diagram/drawn-network";
import { ROUTE } from "../types";
import type { PlannedResource } from "./planned-resource";
import { knownText, type ResourceSet } from "./resource-set";

/** Some of the routes in route tables of customer VPCs. */
export function routesOf(
  all: ResourceSet,
  isOurs: (route: PlannedResource) => boolean,
): DrawnRoute[] {
  return all
    .ofType(ROUTE)
    .filter(isOurs)
    .map(({ inputs, mark }) => ({
      routeTable: knownText(inputs["routeTableId"]),
      destination: knownText(inputs["destinationCidrBlock"]),
      mark,
    }));
}
