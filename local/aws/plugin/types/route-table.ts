import { forgiving } from "../errors";
import { resourceType } from "../resource-type";
import { tagMap } from "../tags";
import { retryWhile } from "../retry";
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
  inputs: { vpcId: "replaces", routes: "updates" },
  required: ["vpcId"],
  outputs: ["arn", "ownerId", "routes"],
  isTagged: true,
  tagSpecification: "route-table",
  gone: {
    onRead: ["InvalidRouteTableID.NotFound"],
    onDelete: ["InvalidRouteTableID.NotFound"],
  },
  sets: ["routes"],

  async create({ ec2 }, { vpcId }, tags) {
    const { RouteTable } = await ec2.createRouteTable({ VpcId: vpcId, ...tags });
    return { id: RouteTable?.RouteTableId ?? "" };
  },

  async settle({ ec2 }, id, { routes }) {
    // Not given: the routes belong to others.
    if (!routes) return;
    const table = await routeTableOf(ec2, id);
    const now = new Map(inlineRoutesOf(table ?? {}).map((route) => [route.cidrBlock, route]));
    for (const route of routes) {
      const place = { RouteTableId: id, DestinationCidrBlock: route.cidrBlock };
      const old = now.get(route.cidrBlock);
      now.delete(route.cidrBlock);
      if (!old)
        await retryWhile(ROUTE_PATIENCE, () => ec2.createRoute({ ...place, ...requestOf(route) }));
      else if (!isSameTarget(old, route)) await ec2.replaceRoute({ ...place, ...requestOf(route) });
    }
    for (const destination of now.keys()) {
      await forgiving(["InvalidRoute.NotFound"], () =>
        ec2.deleteRoute({ RouteTableId: id, DestinationCidrBlock: destination }),
      );
    }
  },

  async find({ ec2, region }, id) {
    const found = await routeTableOf(ec2, id);
    return (
      found && {
        arn: `arn:aws:ec2:${region}:${found.OwnerId ?? ""}:route-table/${id}`,
        ownerId: found.OwnerId,
        tagsAll: tagMap(found.Tags),
        routes: inlineRoutesOf(found),
        vpcId: found.VpcId,
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
