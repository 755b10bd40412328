import type {
  StackGatewayPeering,
  StackPeering,
  StackPrivateEndpoint,
} from "../../../doctor/subject/subject";

export const attached = (serviceId: string, timescaleVpcId: string) => ({
  ...{ name: serviceId, serviceId, timescaleVpcId },
});

export function stackPeering(
  timescaleVpcId: string,
  peeringId: string,
  peerVpcId: string,
): StackPeering {
  const ids = { timescaleVpcId, peeringId, peerVpcId, provisionedId: `pcx-${peeringId}` };
  return { name: `to-${peerVpcId}`, ...ids };
}

export function stackGateway(
  timescaleVpcId: string,
  peeringId: string,
  customerVpcIds: string[],
): StackGatewayPeering {
  const ids = { timescaleVpcId, peeringId, transitGatewayId: `tgw-${peeringId}` };
  return { name: "hub", ...ids, attachmentId: `tgw-attach-${peeringId}`, customerVpcIds };
}

export function stackEndpoint(
  id: string,
  customerVpcId: string | undefined,
  serviceId: string | undefined,
): StackPrivateEndpoint {
  const ids = { vpcEndpointId: `vpce-${id}`, connectionId: id };
  return { name: `endpoint-${id}`, serviceId, ...ids, customerVpcId };
}
