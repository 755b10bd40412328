import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { canonicalCidr, sameCidr } from "../../provider/rules/cidr";
import type { RouteTableChoice } from "./arguments";
import { aliasesFor } from "../former-keys";
import { checkRoutes, type RouteDestination } from "./check-routes";
import { chooseRouteTables, isSelection } from "./choose-route-tables";
import { childNames } from "../child-names";
import type { PlannedRoute } from "./plan-routes";
import { withPlainStacks } from "../plain-stacks";

/** The routes from a customer VPC to a Timescale VPC. */
export interface RoutePlan extends Pick<RouteDestination, "target" | "isPeered" | "parent"> {
  choice: RouteTableChoice;
  vpcId: pulumi.Input<string>;
  timescaleCidr: pulumi.Input<string>;
  /** What must be there before a route. */
  dependsOn: pulumi.Resource[];
}

/**
 * Makes one route in each chosen table, once nothing is found to stand in its way. Routes are never
 * protected: one whose table is chosen no more could then be deleted by a command on the state only.
 */
export function createRoutes(name: string, plan: RoutePlan): pulumi.Output<aws.ec2.Route[]> {
  const planned = chooseRouteTables(plan.choice, plan);
  const create = (
    timescaleCidr: string,
    routes: readonly PlannedRoute<pulumi.Input<string>>[],
  ): aws.ec2.Route[] => {
    const destination = { ...plan, timescaleCidr };
    const known = routes.flatMap(({ routeTableId: id }) => (typeof id === "string" ? id : []));
    const checked = checkRoutes(known, destination);
    return routes.map((route) => createRoute(name, route, { plan, destination, checked }));
  };
  const cidr = pulumi.output(plan.timescaleCidr);
  // An output of routes with an unknown id would itself be unknown.
  return Array.isArray(planned)
    ? cidr.apply((timescaleCidr) => create(timescaleCidr, planned))
    : pulumi.all([cidr, planned]).apply(([timescaleCidr, routes]) => create(timescaleCidr, routes));
}

interface RouteContext {
  plan: RoutePlan;
  destination: RouteDestination;
  /** Ends when the tables that are known from the start were looked at. */
  checked: Promise<void>;
}

function createRoute(
  name: string,
  { key, routeTableId, table }: PlannedRoute<pulumi.Input<string>>,
  { plan, destination, checked }: RouteContext,
): aws.ec2.Route {
  const { timescaleCidr } = destination;
  const { target, dependsOn, parent } = plan;
  if (table !== undefined) warnOfInlineRoutes(key, table, destination);
  const afterCheck =
    typeof routeTableId === "string"
      ? checked.then(() => routeTableId)
      : pulumi.output(routeTableId).apply(async (id) => {
          await checkRoutes([id], destination);
          return id;
        });
  const nameOf = (each: string) => childNames.route(name, each, timescaleCidr);
  return withPlainStacks(
    () =>
      new aws.ec2.Route(
        nameOf(key),
        {
          routeTableId: afterCheck,
          destinationCidrBlock: canonicalCidr(timescaleCidr),
          ...target,
        },
        {
          ...{ parent, dependsOn, protect: false },
          ...aliasesFor(formerKeysOf(key, plan.choice), nameOf),
        },
      ),
  );
}

function formerKeysOf(key: string, choice: RouteTableChoice): readonly string[] | undefined {
  return isSelection(choice) && "ids" in choice ? choice.aliases?.[key] : undefined;
}

/**
 * A table whose resource has inline routes deletes every other route at the program's next change of
 * it. Its inputs are not to be seen; but it then shows routes, and not ours.
 */
function warnOfInlineRoutes(
  key: string,
  table: aws.ec2.RouteTable,
  { timescaleCidr, parent }: RouteDestination,
): void {
  // The mocks of a unit test may give none.
  const given: pulumi.Output<aws.types.output.ec2.RouteTableRoute[] | undefined> = table.routes;
  given.apply(async (routes = []) => {
    if (routes.length === 0) return;
    if (routes.some(({ cidrBlock }) => sameCidr(cidrBlock ?? "", timescaleCidr))) return;
    await pulumi.log.warn(
      `Route table "${key}": if its aws.ec2.RouteTable has inline \`routes\`, that deletes the route to ${timescaleCidr} again. ` +
        "Make its routes with aws.ec2.Route instead.",
      parent,
    );
  });
}
