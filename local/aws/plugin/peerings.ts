import type { EC2, VpcPeeringConnection, VpcPeeringConnectionVpcInfo } from "@aws-sdk/client-ec2";

const GONE = ["deleting", "deleted", "rejected", "failed", "expired"];

/** A peering connection by its id; undefined when AWS lists none. */
export async function peeringOf(ec2: EC2, id: string): Promise<VpcPeeringConnection | undefined> {
  const { VpcPeeringConnections: found = [] } = await ec2.describeVpcPeeringConnections({
    VpcPeeringConnectionIds: [id],
  });
  return found.find(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId === id);
}

/** Whether it is over. AWS lists such a one for some time, moto for good. */
export function isGone(peering: VpcPeeringConnection): boolean {
  return GONE.includes(peering.Status?.Code ?? "");
}

/** One side's options, in the real provider's words. */
export function optionsOf(side: VpcPeeringConnectionVpcInfo | undefined) {
  const { AllowDnsResolutionFromRemoteVpc: isAllowed = false } = side?.PeeringOptions ?? {};
  return { allowRemoteVpcDnsResolution: isAllowed };
}
