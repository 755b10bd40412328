import { AwsError } from "../errors";
import { arnOf, toPulumi } from "../names";
import { textOf } from "../properties";
import { tagMap } from "../tags";
import { inlineRoutesOf, TARGETS } from "../types/routes";
import { many, one, type Look } from "./find";

/** `aws.ec2.getRouteTables` */
export const getRouteTables = many(
  async (ec2, request) =>
    (await ec2.describeRouteTables(request)).RouteTables?.map(({ RouteTableId }) => RouteTableId),
  { vpcId: "vpc-id" },
);

/** `aws.ec2.getRouteTable` */
export const getRouteTable = one({
  what: "Route Table",
  filters: {
    ...{ gatewayId: "association.gateway-id", routeTableId: "route-table-id" },
    ...{ subnetId: "association.subnet-id", vpcId: "vpc-id" },
  },
  list: async (ec2, request) => (await ec2.describeRouteTables(request)).RouteTables,
  tell: (found, { region }, args) => ({
    id: found.RouteTableId,
    arn: arnOf("route-table", region, found.OwnerId, found.RouteTableId),
    associations: (found.Associations ?? []).map((association) => ({
      main: association.Main ?? false,
      ...toPulumi(association, "routeTableAssociationId", "routeTableId"),
      subnetId: association.SubnetId ?? "",
      gatewayId: association.GatewayId ?? "",
    })),
    gatewayId: textOf(args, "gatewayId") ?? "",
    ...toPulumi(found, "ownerId", "routeTableId", "vpcId"),
    routes: inlineRoutesOf(found),
    subnetId: textOf(args, "subnetId") ?? "",
    tags: tagMap(found.Tags),
  }),
});

// What the arguments of getRoute look at, and its answer shows.
const ROUTE_FIELDS = ["destinationCidrBlock", "destinationIpv6CidrBlock", ...TARGETS] as const;

/** `aws.ec2.getRoute`: unlike a table, it also shows routes to `local`. */
export const getRoute: Look = async ({ ec2, region }, args) => {
  const id = textOf(args, "routeTableId") ?? "";
  const { RouteTables: [table] = [] } = await ec2.describeRouteTables({ RouteTableIds: [id] });
  const [found, ...others] = (table?.Routes ?? [])
    .filter(({ Origin }) => Origin !== "EnableVgwRoutePropagation")
    .map((route) => toPulumi(route, ...ROUTE_FIELDS))
    .filter((route) =>
      ROUTE_FIELDS.every((name) => !textOf(args, name) || route[name] === args[name]),
    );
  if (found === undefined) {
    throw new AwsError(`No routes matching supplied arguments found in Route Table (${id})`);
  }
  if (others.length > 0) {
    throw new AwsError(
      `${others.length + 1} routes matched in Route Table (${id}); ` +
        "use additional constraints to reduce matches to a single route",
    );
  }
  const shown = ROUTE_FIELDS.map((name) => [name, found[name] ?? ""] as const);
  const destination = found.destinationCidrBlock ?? found.destinationIpv6CidrBlock ?? "";
  return { ...Object.fromEntries(shown), id: `r-${id}${destination}`, region, routeTableId: id };
};
