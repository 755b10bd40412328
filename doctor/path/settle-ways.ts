import type { AwsFacts } from "../facts/aws";
import { valueOf } from "../facts/seen";
import type { Way } from "./way";

/**
 * Leaves out the ways that AWS disproves among those that might be: a transit gateway that the customer VPC is not
 * attached to, an endpoint that is in another VPC. Where nothing else leads to the service, they stay, for they are
 * what comes closest to a way.
 */
export function settleWays(ways: readonly Way[], aws: AwsFacts): Way[] {
  const sound = new Set(ways.filter((way) => !isDisproved(way, aws)));
  const keyOf = ({ serviceId, customerVpcId }: Way) => `${serviceId} ${customerVpcId}`;
  const led = new Set([...sound].map(keyOf));
  return ways.filter((way) => sound.has(way) || !led.has(keyOf(way)));
}

function isDisproved(way: Way, { vpcs }: AwsFacts): boolean {
  // What a stack names is meant, whatever AWS says.
  if (way.name !== undefined) return false;
  const vpc = vpcs.get(way.customerVpcId);
  if (way.kind === "transit-gateway") {
    const attachments = valueOf(vpc?.gatewayAttachments);
    const isIts = (each: { transitGatewayId: string }) =>
      each.transitGatewayId === way.transitGatewayId;
    return attachments !== undefined && !attachments.some(isIts);
  }
  if (way.kind !== "private-endpoint") return false;
  const endpoints = valueOf(vpc?.vpcEndpoints);
  const isIt = (each: { vpcEndpointId: string }) => each.vpcEndpointId === way.vpcEndpointId;
  return endpoints !== undefined && !endpoints.some(isIt);
}
