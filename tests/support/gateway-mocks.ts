import { networkMocks } from "./network-mocks";
import type { Mocks } from "./record-resources";

/** Id of the transit gateway. */
export const GATEWAY = "tgw-0123456789abcdef0";
export const ATTACHMENT = "tgw-attach-0123456789abcdef0";
const IN = "aws:ec2transitgateway";
/** Type tokens: they are in the state of users. */
export const GATEWAY_TYPES = {
  component: "timescale:index:PeeredTransitGateway",
  attachedVpc: "timescale:index:AttachedVpc",
  peering: "pulumi-nodejs:dynamic/timescale:TransitGatewayPeering",
  accepter: `${IN}/peeringAttachmentAccepter:PeeringAttachmentAccepter`,
  route: `${IN}/route:Route`,
  association: `${IN}/routeTableAssociation:RouteTableAssociation`,
};
/** The attachment as AWS shows it where all is well. */
const SHOWN = {
  id: ATTACHMENT,
  state: "pendingAcceptance",
  transitGatewayId: GATEWAY,
  peerAccountId: "999988887777",
  peerRegion: "us-east-1",
  peerTransitGatewayId: "tgw-0fedcba9876543210",
};
export const GATEWAY_TOKENS = {
  attachment: `${IN}/getPeeringAttachment:getPeeringAttachment`,
  attachments: `${IN}/getPeeringAttachments:getPeeringAttachments`,
  gateway: `${IN}/getTransitGateway:getTransitGateway`,
  vpcAttachments: `${IN}/getVpcAttachments:getVpcAttachments`,
};

/** Mocks of a transit gateway with which all is well; `calls` answer otherwise. */
export function gatewayMocks(calls: Mocks["calls"] = {}): Mocks {
  const mocks = networkMocks();
  for (const type of Object.values(GATEWAY_TYPES)) mocks.outputs[type] = {};
  mocks.outputs[GATEWAY_TYPES.peering] = { attachmentId: ATTACHMENT, status: "PENDING" };
  return {
    ...mocks,
    calls: {
      ...mocks.calls,
      [GATEWAY_TOKENS.attachment]: () => SHOWN,
      [GATEWAY_TOKENS.gateway]: () => ({
        ownerId: "123456789012",
        defaultRouteTableAssociation: "enable",
        associationDefaultRouteTableId: "tgw-rtb-0000000a",
      }),
      [GATEWAY_TOKENS.vpcAttachments]: () => ({ ids: ["tgw-attach-0000000c"] }),
      ...calls,
    },
  };
}
