import type { EC2, TransitGatewayRoute } from "@aws-sdk/client-ec2";
import { AwsError, forgiving } from "../../errors";
import { toAws, where } from "../../names";
import { resourceType } from "../../resource-type";
import { NO_TABLE } from "../../transit-gateways";
import { GONE, waitForState, type Change } from "../../wait-for-state";

interface Place {
  transitGatewayRouteTableId: string;
  destinationCidrBlock: string;
}

interface Inputs extends Place {
  blackhole: boolean;
  transitGatewayAttachmentId?: string;
}

const PLACE = ["transitGatewayRouteTableId", "destinationCidrBlock"] as const;
const ALL = [...PLACE, "blackhole", "transitGatewayAttachmentId"] as const;

/** `aws.ec2transitgateway.Route`, a static one. Imported by `tgw-rtb-…_<destination>`. */
export const route = resourceType<Inputs>({
  label: "Transit gateway route",
  replaces: ALL,
  required: PLACE,
  defaults: { blackhole: false },
  outputs: [],
  gone: { onRead: NO_TABLE, onDelete: ["InvalidRoute.NotFound", ...NO_TABLE] },

  async create({ ec2 }, inputs) {
    await ec2.createTransitGatewayRoute(toAws(inputs, ...ALL));
    return { id: `${inputs.transitGatewayRouteTableId}_${inputs.destinationCidrBlock}` };
  },

  async settle({ ec2 }, id, _inputs, { isNew }) {
    if (!isNew) return;
    const target = ["active", "blackhole"];
    await until(ec2, id, "create", { pending: ["pending"], target, minutes: 2 });
  },

  async find({ ec2 }, id) {
    const place = placeOf(id);
    const found = await staticRouteOf(ec2, place);
    if (!found) return undefined;
    const [attachment] = found.TransitGatewayAttachments ?? [];
    return {
      ...place,
      // Without an attachment the real provider takes it for a blackhole, whatever its state is.
      blackhole: attachment === undefined,
      transitGatewayAttachmentId: attachment?.TransitGatewayAttachmentId ?? "",
    };
  },

  async remove({ ec2 }, id) {
    await ec2.deleteTransitGatewayRoute(toAws(placeOf(id), ...PLACE));
    const pending = ["active", "blackhole", "deleting"];
    await until(ec2, id, "delete", { pending, target: [GONE], minutes: 2 });
  },
});

async function staticRouteOf(ec2: EC2, place: Place): Promise<TransitGatewayRoute | undefined> {
  const { destinationCidrBlock, transitGatewayRouteTableId } = place;
  // A table that is gone has no routes.
  const found = await forgiving(NO_TABLE, async () => {
    const { Routes } = await ec2.searchTransitGatewayRoutes({
      TransitGatewayRouteTableId: transitGatewayRouteTableId,
      ...where({ type: "static", "route-search.exact-match": destinationCidrBlock }),
    });
    return Routes?.find(
      ({ DestinationCidrBlock }) => DestinationCidrBlock === destinationCidrBlock,
    );
  });
  return found?.State === "deleted" ? undefined : found;
}

const until = (ec2: EC2, id: string, action: string, change: Change) =>
  waitForState(
    `EC2 Transit Gateway Route (${id}) ${action}`,
    async () => (await staticRouteOf(ec2, placeOf(id)))?.State,
    change,
  );

function placeOf(id: string): Place {
  const [transitGatewayRouteTableId, destinationCidrBlock, ...others] = id.split("_");
  if (transitGatewayRouteTableId && destinationCidrBlock && others.length === 0) {
    return { transitGatewayRouteTableId, destinationCidrBlock };
  }
  throw new AwsError(
    `unexpected format for ID (${id}), expected TRANSIT-GATEWAY-ROUTE-TABLE-ID_DESTINATION`,
  );
}
