import type { Route } from "@aws-sdk/client-ec2";
import { AwsError } from "../errors";
import { textOf, type Properties } from "../properties";
import type { Aws } from "../session";
import { tagMap } from "../tags";
import { inlineRoutesOf } from "../types/routes";
import { filtersOf, single, withFilters } from "./filters";

/** `aws.ec2.getRouteTables` */
export async function getRouteTables({ ec2, region }: Aws, args: Properties): Promise<Properties> {
  const { RouteTables = [] } = await ec2.describeRouteTables(
    withFilters(filtersOf(args, { vpcId: "vpc-id" })),
  );
  return { id: region, ids: RouteTables.map(({ RouteTableId }) => RouteTableId).sort(), region };
}

/** `aws.ec2.getRouteTable` */
export async function getRouteTable({ ec2, region }: Aws, args: Properties): Promise<Properties> {
  const filters = filtersOf(args, {
    gatewayId: "association.gateway-id",
    routeTableId: "route-table-id",
    subnetId: "association.subnet-id",
    vpcId: "vpc-id",
  });
  const { RouteTables = [] } = await ec2.describeRouteTables(withFilters(filters));
  const found = single("Route Table", RouteTables);
  const { RouteTableId: id = "", OwnerId: ownerId = "" } = found;
  return {
    id,
    ownerId,
    arn: `arn:aws:ec2:${region}:${ownerId}:route-table/${id}`,
    associations: (found.Associations ?? []).map((association) => ({
      main: association.Main ?? false,
      routeTableAssociationId: association.RouteTableAssociationId,
      routeTableId: association.RouteTableId,
      subnetId: association.SubnetId ?? "",
      gatewayId: association.GatewayId ?? "",
    })),
    gatewayId: textOf(args, "gatewayId") ?? "",
    region,
    routeTableId: id,
    routes: inlineRoutesOf(found),
    subnetId: textOf(args, "subnetId") ?? "",
    tags: tagMap(found.Tags),
    vpcId: found.VpcId,
  };
}

// What each argument of getRoute looks at, and its answer shows.
const ROUTE_FIELDS = {
  destinationCidrBlock: "DestinationCidrBlock",
  destinationIpv6CidrBlock: "DestinationIpv6CidrBlock",
  gatewayId: "GatewayId",
  natGatewayId: "NatGatewayId",
  networkInterfaceId: "NetworkInterfaceId",
  transitGatewayId: "TransitGatewayId",
  vpcPeeringConnectionId: "VpcPeeringConnectionId",
} as const satisfies Record<string, keyof Route>;

/** `aws.ec2.getRoute`: unlike a table, it also shows routes to `local`. */
export async function getRoute({ ec2, region }: Aws, args: Properties): Promise<Properties> {
  const id = textOf(args, "routeTableId") ?? "";
  const { RouteTables: [table] = [] } = await ec2.describeRouteTables({ RouteTableIds: [id] });
  const wanted = Object.entries(ROUTE_FIELDS).flatMap(([name, field]) => {
    const value = textOf(args, name);
    return value ? [{ field, value }] : [];
  });
  const [found, ...others] = (table?.Routes ?? []).filter(
    (route) =>
      route.Origin !== "EnableVgwRoutePropagation" &&
      wanted.every(({ field, value }) => route[field] === value),
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
  const shown = Object.entries(ROUTE_FIELDS).map(([name, field]) => [name, found[field] ?? ""]);
  const destination = found.DestinationCidrBlock ?? found.DestinationIpv6CidrBlock ?? "";
  return {
    ...(Object.fromEntries(shown) as Properties),
    ...{ id: `r-${id}${destination}`, region, routeTableId: id },
  };
}
