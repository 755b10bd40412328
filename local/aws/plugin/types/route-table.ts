import { forgiving } from "../errors";
import { arnOf, toAws, toPulumi } from "../names";
import { resourceType } from "../resource-type";
import { retryWhile } from "../retry";
import { tagMap } from "../tags";
import {
  inlineRoutesOf,
  isSameTarget,
  requestOf,
  ROUTE_PATIENCE,
  routeTableOf,
  type InlineRoute,
} from "./routes";

interface Inputs {
  vpcId: string;
  routes?: InlineRoute[];
}

/** `aws.ec2.RouteTable` */
export const routeTable = resourceType<Inputs>({
  label: "Route table",
  replaces: ["vpcId"],
  updates: ["routes"],
  required: ["vpcId"],
  outputs: ["arn", "ownerId", "routes"],
  tags: "route-table",
  gone: { onRead: ["InvalidRouteTableID.NotFound"], onDelete: ["InvalidRouteTableID.NotFound"] },
  sets: ["routes"],

  async create({ ec2 }, inputs, tags) {
    const { RouteTable } = await ec2.createRouteTable({ ...toAws(inputs, "vpcId"), ...tags });
    return { id: RouteTable?.RouteTableId ?? "" };
  },

  async settle({ ec2 }, id, { routes }) {
    // Not given: the routes belong to others.
    if (!routes) return;
    const table = await routeTableOf(ec2, id);
    const now = new Map(inlineRoutesOf(table ?? {}).map((route) => [route.cidrBlock, route]));
    const placeOf = (cidr: string) => ({ RouteTableId: id, DestinationCidrBlock: cidr });
    for (const route of routes) {
      const request = { ...placeOf(route.cidrBlock), ...requestOf(route) };
      const old = now.get(route.cidrBlock);
      now.delete(route.cidrBlock);
      if (!old) await retryWhile(ROUTE_PATIENCE, () => ec2.createRoute(request));
      else if (!isSameTarget(old, route)) await ec2.replaceRoute(request);
    }
    for (const cidr of now.keys()) {
      await forgiving(["InvalidRoute.NotFound"], () => ec2.deleteRoute(placeOf(cidr)));
    }
  },

  async find({ ec2, region }, id) {
    const found = await routeTableOf(ec2, id);
    return (
      found && {
        arn: arnOf("route-table", region, found.OwnerId, id),
        ...toPulumi(found, "ownerId", "vpcId"),
        tagsAll: tagMap(found.Tags),
        routes: inlineRoutesOf(found),
      }
    );
  },

  async remove({ ec2 }, id) {
    const table = await routeTableOf(ec2, id);
    for (const { RouteTableAssociationId: AssociationId } of table?.Associations ?? []) {
      await forgiving(["InvalidAssociationID.NotFound"], () =>
        ec2.disassociateRouteTable({ AssociationId }),
      );
    }
    await ec2.deleteRouteTable({ RouteTableId: id });
  },
});
