import type { EC2, VpcPeeringConnection, VpcPeeringConnectionVpcInfo } from "@aws-sdk/client-ec2";
import { forgiving } from "./errors";

// Not "deleting", which the real provider takes for there.
const GONE = ["deleted", "expired", "failed", "rejected"];

/** By this code AWS says that there is no such peering connection. */
export const NO_PEERING = ["InvalidVpcPeeringConnectionID.NotFound"];

/** A peering connection by its id; undefined when AWS lists none, or says that there is none. */
export async function peeringOf(ec2: EC2, id: string): Promise<VpcPeeringConnection | undefined> {
  const found = await forgiving(NO_PEERING, async () => {
    const listed = await ec2.describeVpcPeeringConnections({ VpcPeeringConnectionIds: [id] });
    return listed.VpcPeeringConnections;
  });
  return found?.find(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId === id);
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
