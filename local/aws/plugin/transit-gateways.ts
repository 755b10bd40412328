import type { EC2, TransitGateway } from "@aws-sdk/client-ec2";
import { AwsError, forgiving } from "./errors";
import { where } from "./names";
import { GONE, waitForState } from "./wait-for-state";

/** By this code AWS says that there is no such gateway. */
export const NO_GATEWAY = ["InvalidTransitGatewayID.NotFound"];
/** By this code AWS says that there is no such attachment. */
export const NO_ATTACHMENT = ["InvalidTransitGatewayAttachmentID.NotFound"];
/** By this code AWS says that there is no such route table, of a transit gateway too. */
export const NO_TABLE = ["InvalidRouteTableID.NotFound"];

// `findTransitGatewayVPCAttachmentByID` and `findTransitGatewayPeeringAttachmentByID`.
const OVER = ["deleted", "failed", "rejected"];

/** A gateway by its id; undefined when it is gone. */
export async function gatewayOf(ec2: EC2, id: string): Promise<TransitGateway | undefined> {
  const found = await forgiving(NO_GATEWAY, async () => {
    const listed = await ec2.describeTransitGateways({ TransitGatewayIds: [id] });
    return listed.TransitGateways?.[0];
  });
  return found?.State === "deleted" ? undefined : found;
}

/** The gateway that an attachment has. The real provider fails where it is not there. */
export async function attachedGateway(ec2: EC2, id = ""): Promise<TransitGateway> {
  const found = await gatewayOf(ec2, id);
  if (found) return found;
  throw new AwsError(`reading EC2 Transit Gateway (${id}): couldn't find resource`);
}

/** A peering attachment by its id, in whatever state; undefined when AWS lists none. */
export async function peeringAttachmentOf(ec2: EC2, id: string) {
  return forgiving(NO_ATTACHMENT, async () => {
    const request = { TransitGatewayAttachmentIds: [id] };
    const listed = await ec2.describeTransitGatewayPeeringAttachments(request);
    return listed.TransitGatewayPeeringAttachments?.[0];
  });
}

/** An attachment of a VPC by its id, in whatever state; undefined when AWS lists none. */
export async function vpcAttachmentOf(ec2: EC2, id: string) {
  return forgiving(NO_ATTACHMENT, async () => {
    const request = { TransitGatewayAttachmentIds: [id] };
    const listed = await ec2.describeTransitGatewayVpcAttachments(request);
    return listed.TransitGatewayVpcAttachments?.[0];
  });
}

/** Undefined where an attachment is over: AWS lists such a one for some time. */
export function unlessOver<T extends { State?: string | undefined }>(attachment: T | undefined) {
  return OVER.includes(attachment?.State ?? "") ? undefined : attachment;
}

/** The association of an attachment with a route table; undefined when there is none. */
export async function associationIn(ec2: EC2, tableId: string, attachmentId: string) {
  const found = await forgiving(NO_TABLE, async () => {
    const listed = await ec2.getTransitGatewayRouteTableAssociations({
      TransitGatewayRouteTableId: tableId,
      ...where({ "transit-gateway-attachment-id": attachmentId }),
    });
    return listed.Associations?.[0];
  });
  return found?.State === "disassociated" ? undefined : found;
}

/** Associates an attachment with a route table. */
export async function associate(ec2: EC2, tableId: string, attachmentId: string): Promise<void> {
  await ec2.associateTransitGatewayRouteTable(requestOf(tableId, attachmentId));
}

/** Waits until an attachment is associated with a route table. */
export async function untilAssociated(
  ec2: EC2,
  tableId: string,
  attachmentId: string,
): Promise<void> {
  await waitForState(
    `EC2 Transit Gateway Route Table Association (${tableId}_${attachmentId}) create`,
    async () => (await associationIn(ec2, tableId, attachmentId))?.State,
    { pending: ["associating"], target: ["associated"], minutes: 5 },
  );
}

/** Takes an association away, and waits until it is gone. A table that is gone has none. */
export async function disassociate(ec2: EC2, tableId: string, attachmentId: string): Promise<void> {
  await forgiving(NO_TABLE, () =>
    ec2.disassociateTransitGatewayRouteTable(requestOf(tableId, attachmentId)),
  );
  await waitForState(
    `EC2 Transit Gateway Route Table (${tableId}) Association (${attachmentId}) delete`,
    async () => (await associationIn(ec2, tableId, attachmentId))?.State,
    { pending: ["associated", "disassociating"], target: [GONE], minutes: 10 },
  );
}

/** The propagation of an attachment to a route table; undefined when there is none. */
export async function propagationIn(ec2: EC2, tableId: string, attachmentId: string) {
  const found = await forgiving(NO_TABLE, async () => {
    const listed = await ec2.getTransitGatewayRouteTablePropagations({
      TransitGatewayRouteTableId: tableId,
      ...where({ "transit-gateway-attachment-id": attachmentId }),
    });
    return listed.TransitGatewayRouteTablePropagations?.[0];
  });
  return found?.State === "disabled" ? undefined : found;
}

/** The request's part that names a route table and an attachment. */
export const requestOf = (tableId: string, attachmentId: string) => ({
  TransitGatewayRouteTableId: tableId,
  TransitGatewayAttachmentId: attachmentId,
});
