import type { TigerCloudApi } from "../tiger-cloud/client";
import type { TransitGatewayPeering } from "../tiger-cloud/transit-gateway-answers";
import { formatPeeringId } from "../resources/timescale-peering/id";
import {
  decimalIdValidator,
  transitGatewayAttachmentIdValidator,
  transitGatewayIdValidator,
  wholePeeringIdValidator,
} from "../rules/inputs";
import { chooseOne, type Kind } from "./choose";
import type { GetTransitGatewayPeeringResult } from "./contract";
import type { Lookup } from "./lookup";

interface PlacedPeering extends TransitGatewayPeering {
  timescaleVpcId: string;
}

const PEERING: Kind<PlacedPeering> = {
  noun: "Peering with a transit gateway",
  properties: {
    timescaleVpcId: ({ timescaleVpcId }) => timescaleVpcId,
    id: ({ timescaleVpcId, id }) => formatPeeringId(timescaleVpcId, id),
    attachmentId: ({ attachmentId }) => attachmentId,
    transitGatewayId: ({ transitGatewayId }) => transitGatewayId,
  },
  unique: ["id"],
  describe({ id, timescaleVpcId, attachmentId = "no attachment yet", transitGatewayId, status }) {
    return `${id} of Timescale VPC ${timescaleVpcId} (${attachmentId}, ${transitGatewayId}, ${status})`;
  },
};

export const getTransitGatewayPeering: Lookup<"getTransitGatewayPeering"> = {
  validators: {
    timescaleVpcId: decimalIdValidator,
    id: wholePeeringIdValidator,
    attachmentId: transitGatewayAttachmentIdValidator,
    transitGatewayId: transitGatewayIdValidator,
  },
  oneOf: [["id"], ["timescaleVpcId", "transitGatewayId"], ["attachmentId"]],
  async find(api, args) {
    return resultOf(chooseOne(await everywhere(api), PEERING, args));
  },
};

async function everywhere(api: TigerCloudApi): Promise<PlacedPeering[]> {
  const vpcs = await api.transitGatewayPeerings.listFresh();
  return vpcs.flatMap(({ id: timescaleVpcId, gateways }) =>
    gateways.map((peering) => ({ ...peering, timescaleVpcId })),
  );
}

function resultOf(peering: PlacedPeering): GetTransitGatewayPeeringResult {
  const { id, timescaleVpcId, transitGatewayId, peerAccountId, peerRegionCode } = peering;
  const { cidrBlocks, attachmentId, requesterAttachmentId, status, errorMessage } = peering;
  return {
    id: formatPeeringId(timescaleVpcId, id),
    ...{ timescaleVpcId, transitGatewayId, peerAccountId, peerRegionCode },
    ...{ cidrBlocks: [...cidrBlocks], attachmentId, requesterAttachmentId, status },
    errorMessage: errorMessage === "" ? undefined : errorMessage,
  };
}
