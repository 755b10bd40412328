import type { EC2 } from "@aws-sdk/client-ec2";
import { AwsError } from "../../errors";
import { toPulumi } from "../../names";
import { resourceType } from "../../resource-type";
import {
  associate,
  associationIn,
  disassociate,
  NO_TABLE,
  untilAssociated,
} from "../../transit-gateways";

interface Inputs {
  transitGatewayAttachmentId: string;
  transitGatewayRouteTableId: string;
  replaceExistingAssociation: boolean;
}

/** `aws.ec2transitgateway.RouteTableAssociation`. Imported by `tgw-rtb-…_tgw-attach-…`. */
export const routeTableAssociation = resourceType<Inputs>({
  label: "Transit gateway route table association",
  replaces: ["transitGatewayAttachmentId", "transitGatewayRouteTableId"],
  // It steers the creation alone.
  updates: ["replaceExistingAssociation"],
  required: ["transitGatewayAttachmentId", "transitGatewayRouteTableId"],
  defaults: { replaceExistingAssociation: false },
  outputs: ["resourceId", "resourceType"],
  gone: { onRead: NO_TABLE, onDelete: ["InvalidAssociation.NotFound", ...NO_TABLE] },

  async create({ ec2 }, inputs) {
    const { transitGatewayAttachmentId, transitGatewayRouteTableId } = inputs;
    if (inputs.replaceExistingAssociation) await removeExisting(ec2, transitGatewayAttachmentId);
    await associate(ec2, transitGatewayRouteTableId, transitGatewayAttachmentId);
    return { id: `${transitGatewayRouteTableId}_${transitGatewayAttachmentId}` };
  },

  async settle({ ec2 }, id, _inputs, { isNew }) {
    if (isNew) await untilAssociated(ec2, ...partsOf(id));
  },

  async find({ ec2 }, id, known) {
    const [tableId, attachmentId] = partsOf(id);
    const found = await associationIn(ec2, tableId, attachmentId);
    return (
      found && {
        replaceExistingAssociation: known["replaceExistingAssociation"],
        ...toPulumi(found, "resourceId", "resourceType", "transitGatewayAttachmentId"),
        transitGatewayRouteTableId: tableId,
      }
    );
  },

  remove: ({ ec2 }, id) => disassociate(ec2, ...partsOf(id)),
});

/** Such as the one with the default route table, which AWS makes by itself. */
async function removeExisting(ec2: EC2, attachmentId: string): Promise<void> {
  const request = { TransitGatewayAttachmentIds: [attachmentId] };
  const { TransitGatewayAttachments } = await ec2.describeTransitGatewayAttachments(request);
  const { TransitGatewayRouteTableId: tableId, State: state } =
    TransitGatewayAttachments?.[0]?.Association ?? {};
  if (!tableId) return;
  if (state === "associated") return disassociate(ec2, tableId, attachmentId);
  throw new AwsError(
    `existing EC2 Transit Gateway Route Table (${tableId}) Association (${attachmentId}) in unexpected state: ${state}`,
  );
}

function partsOf(id: string): [tableId: string, attachmentId: string] {
  const [tableId, attachmentId, ...others] = id.split("_");
  if (tableId && attachmentId && others.length === 0) return [tableId, attachmentId];
  throw new AwsError(
    `unexpected format for ID (${id}), expected TRANSIT-GATEWAY-ROUTE-TABLE-ID_TRANSIT-GATEWAY-ATTACHMENT-ID`,
  );
}
