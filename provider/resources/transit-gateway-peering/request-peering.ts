import type { InputsOf } from "../../describe/description";
import { createOnce } from "../../operation/create-once";
import type { Operation } from "../../operation/operation";
import { requestWhenReady } from "../../operation/request-when-ready";
import type { TransitGatewayPeering } from "../../tiger-cloud/transit-gateway-answers";
import { formatPeeringId } from "../timescale-peering/id";
import type { TRANSIT_GATEWAY_PEERING } from "./description";
import { describeGateway, identicalGateways, leadsToSame, unusableGateway } from "./findings";

type Inputs = InputsOf<typeof TRANSIT_GATEWAY_PEERING>;

/** The peering, made or taken over. */
export interface Requested {
  peering: TransitGatewayPeering;
  /** True where it was asked for here, so that its CIDR blocks are the wanted ones. */
  isOurs: boolean;
}

/** Asks for the peering as soon as the API will take it: a new Timescale VPC needs some time. */
export async function requestPeering(inputs: Inputs, operation: Operation): Promise<Requested> {
  const { timescaleVpcId, transitGatewayId } = inputs;
  const { transitGatewayPeerings: calls } = operation.api;
  let isOurs = false;
  const request = () => {
    isOurs = true;
    return calls.create(inputs);
  };
  const peering = await createOnce(
    {
      subject: `Peering of Timescale VPC ${timescaleVpcId} with ${transitGatewayId}`,
      find: async (age) => {
        const vpcs = await (age === "fresh" ? calls.listFresh() : calls.listRecent());
        return identicalGateways(inputs, vpcs.find(({ id }) => id === timescaleVpcId)?.gateways);
      },
      create: () =>
        operation
          .changesOf(timescaleVpcId)
          .inTurn(() => requestWhenReady(timescaleVpcId, operation, request)),
      idOf: ({ id }) => formatPeeringId(timescaleVpcId, id),
      describe: describeGateway,
      unusable: (found) => unusableGateway(inputs, found),
      isAsAsked: (found) => leadsToSame(inputs, found),
    },
    operation,
  );
  return { peering, isOurs };
}
