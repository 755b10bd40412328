import type { Peering } from "../../tiger-cloud/peerings";
import { TimescaleError } from "../../errors";
import { statusOf } from "../../tiger-cloud/status";

/** The error for a peering that can no longer become active. */
export function failedPeering(peering: Peering): TimescaleError {
  const { id, peerVpcId, peerAccountId, status, errorMessage } = peering;
  const said = errorMessage === "" ? "" : ` (${errorMessage.replace(/\.$/, "")})`;
  return new TimescaleError(
    "WaitFailed",
    `Peering ${id} (${peerVpcId}, ${peerAccountId}): ${status}${said}. ${statusOf("peering", status).advice}`,
  );
}

/** The error for a peering that vanished while it was waited for. */
export function gonePeering(id: string): TimescaleError {
  return new TimescaleError(
    "NotFound",
    `Peering ${id}: Tiger Cloud no longer knows it. Run \`pulumi refresh\`, then \`pulumi up\`.`,
  );
}
