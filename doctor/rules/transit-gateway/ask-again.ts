import type { GatewayWay } from "../../path/way";
import { REFRESH_AND_UP } from "../stack-fix";

/** How another peering is asked for, as the way is that of a stack or not. */
export function askAgain({ name, timescaleVpcId, transitGatewayId }: GatewayWay): string {
  return name === undefined
    ? `Peer Timescale VPC ${timescaleVpcId} with ${transitGatewayId} again: delete what there is of the peering in the Tiger Cloud console first.`
    : `${REFRESH_AND_UP} That asks for another one and accepts it.`;
}
