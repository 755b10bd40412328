import type { StackThings } from "./subject";

/** True for a customer VPC of which a stack says how it leads to Tiger Cloud. */
export function leadsFrom(
  { peerings, gatewayPeerings, privateEndpoints }: StackThings,
  vpcId: string,
): boolean {
  return (
    peerings.some(({ peerVpcId }) => peerVpcId === vpcId) ||
    gatewayPeerings.some(({ customerVpcIds }) => customerVpcIds.includes(vpcId)) ||
    privateEndpoints.some(({ customerVpcId }) => customerVpcId === vpcId)
  );
}
