import { canonicalCidr, canonicalCidrSet } from "../rules/cidr";
import { isObject } from "../rules/object";
import { decoder, id, line, list, listDecoder, listWhere, object, optional } from "./decode";
import type { Vpc } from "./vpcs";

/** A customer's transit gateway, and what is to be reached through it. */
export interface TransitGateway {
  /** `tgw-…` */
  transitGatewayId: string;
  peerAccountId: string;
  peerRegionCode: string;
  /** As a canonical set; the API may show none until the peering is active. */
  cidrBlocks: readonly string[];
}

/** A peering with a transit gateway, as the API shows it. */
export interface TransitGatewayPeering extends TransitGateway {
  id: string;
  /** The accepter's attachment, `tgw-attach-…`; undefined until AWS has the request. */
  attachmentId: string | undefined;
  /** The requester's, which is another one where both gateways are in one region. */
  requesterAttachmentId: string | undefined;
  /** Upper case, see status.ts; `REQUESTED` while the API gives none. */
  status: string;
  /** The vendor's own words about a failure; empty where there are none. */
  errorMessage: string;
}

/** A Timescale VPC, with its peerings with transit gateways. */
export interface VpcWithGateways extends Omit<Vpc, "name"> {
  gateways: TransitGatewayPeering[];
}

const peer = object({ id, accountId: id, regionCode: id, cidrBlocks: list(id) }, (told) => told);
const fields = {
  ...{ id, provisionedId: optional(id), accepterProvisionedId: optional(id) },
  ...{ errorMessage: line, status: line, peerVpc: peer },
};
/** A peering with a transit gateway, and one with a VPC, of which the API gives the same fields. */
export const peering = object(fields, ({ peerVpc, ...told }): TransitGatewayPeering => {
  return {
    id: told.id,
    transitGatewayId: peerVpc.id,
    peerAccountId: peerVpc.accountId,
    peerRegionCode: peerVpc.regionCode,
    cidrBlocks: canonicalCidrSet(peerVpc.cidrBlocks),
    attachmentId: told.accepterProvisionedId,
    requesterAttachmentId: told.provisionedId,
    status: told.status.toUpperCase() || "REQUESTED",
    errorMessage: told.errorMessage,
  };
});

/** False for a peering with something else. One that does not say with what is not let pass. */
function isWithGateway(peeringConnection: unknown): boolean {
  const peerVpc = isObject(peeringConnection) ? peeringConnection["peerVpc"] : undefined;
  const peerId = isObject(peerVpc) ? peerVpc["id"] : undefined;
  return typeof peerId !== "string" || peerId === "" || peerId.startsWith("tgw-");
}

const vpc = object(
  { id, cidr: id, regionCode: id, peeringConnections: listWhere(isWithGateway, peering) },
  (told): VpcWithGateways => {
    const { id: vpcId, cidr, regionCode, peeringConnections: gateways } = told;
    return { id: vpcId, cidr: canonicalCidr(cidr), regionCode, gateways };
  },
);

export const vpcAnswer = decoder("VPC with transit gateways", vpc);
export const listAnswer = listDecoder("VPCs with transit gateways", vpc, "id");

/** Of a request, the id of the peering that it made. */
export const openedAnswer = decoder(
  "opened peering",
  object({ id }, (told) => told.id),
);
