import { abridge, inOrder, type DiagramLimits } from "./abridge";
import type { Box } from "./box";
import { boxesOf, moreBox } from "./boxes";
import type { DrawnRoute, DrawnValue, Mark } from "./drawn-network";
import { known } from "./wording";

/**
 * The route tables that have routes to the Timescale VPC, and a box that counts what is not drawn.
 *
 * @param target what the routes lead to
 * @param remarksOn what is said of a table beside its route; by default nothing
 */
export function routeBoxes(
  routes: readonly DrawnRoute[],
  limits: DiagramLimits,
  target: string,
  remarksOn: (route: DrawnRoute) => readonly string[] = () => [],
): Box[] {
  const { shown, left } = abridge(
    inOrder(routes, ({ routeTable, destination }) => [routeTable, destination]),
    limits.detailsPerVpc,
  );
  const boxes = shown.map((route) => {
    const { routeTable, destination, mark } = route;
    const lines = [`${known(destination)} to ${target}`, ...remarksOn(route)];
    return routeTableBox(routeTable, lines, mark);
  });
  return boxesOf([...boxes, moreBox("route table", left)]);
}

/** A route table, and what there is in it because of the network. */
export function routeTableBox(id: DrawnValue, lines: readonly string[], mark?: Mark): Box {
  return {
    kind: "route-table",
    caption: "route table",
    title: known(id),
    lines,
    mark,
    boxes: [],
  };
}
