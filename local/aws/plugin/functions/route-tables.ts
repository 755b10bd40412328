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
