import { valueOf } from "../facts/seen";
import type { Case } from "../rules/rule";
import { isWorking } from "./gateway-attachment";

/**
 * The subnets through which the client's VPC sends to a transit gateway: those of its attachment, of which AWS takes
 * the one in the client's Availability Zone. None for other ways, and where that was not seen.
 */
export function gatewaySubnetIdsOf({ way, vpc, subnet }: Case): string[] {
  if (way.kind !== "transit-gateway" || subnet === undefined) return [];
  const attachments = (valueOf(vpc.gatewayAttachments) ?? []).filter(
    (each) => each.transitGatewayId === way.transitGatewayId && isWorking(each),
  );
  const zones = new Map((valueOf(vpc.subnets) ?? []).map((each) => [each.subnetId, each.zoneId]));
  return attachments
    .flatMap(({ subnetIds }) => subnetIds)
    .filter((subnetId) => zones.get(subnetId) === subnet.zoneId);
}
