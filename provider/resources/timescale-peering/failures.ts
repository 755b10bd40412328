import type { Peering } from "../../tiger-cloud/peerings";
import type { TransitGatewayPeering } from "../../tiger-cloud/transit-gateway-answers";
import { TimescaleError } from "../../errors";
import { statusOf } from "../../tiger-cloud/status";

/** The error for a peering that can no longer become active. */
export function failedPeering(peering: Peering | TransitGatewayPeering): TimescaleError {
  const { id, peerAccountId, status, errorMessage } = peering;
  const peerId = "peerVpcId" in peering ? peering.peerVpcId : peering.transitGatewayId;
  const said = errorMessage === "" ? "" : ` (${errorMessage.replace(/\.$/, "")})`;
  return new TimescaleError(
    "WaitFailed",
    `Peering ${id} (${peerId}, ${peerAccountId}): ${status}${said}. ${statusOf("peering", status).advice}`,
  );
}

/** The error for a peering that vanished while it was waited for. */
export function gonePeering(id: string): TimescaleError {
  return new TimescaleError(
    "NotFound",
    `Peering ${id}: Tiger Cloud no longer knows it. Run \`pulumi refresh\`, then \`pulumi up\`.`,
  );
}
