import type { StateOf } from "../../describe/description";
import type { Reporter } from "../../operation/operation";
import { meaningOf } from "../../tiger-cloud/status";
import type { TransitGatewayPeering } from "../../tiger-cloud/transit-gateway-answers";
import { attachmentOf } from "./attachment";
import type { TRANSIT_GATEWAY_PEERING } from "./description";

export type State = StateOf<typeof TRANSIT_GATEWAY_PEERING>;

/**
 * What the state becomes of what the API shows.
 *
 * @param stored what is in the state; empty where nothing is
 * @param reporter is told where the API shows another attachment than the one that is kept
 */
export function stateFrom(
  timescaleVpcId: string,
  shown: TransitGatewayPeering,
  stored: Partial<State>,
  reporter: Pick<Reporter, "warn">,
): State {
  const { transitGatewayId, peerAccountId, peerRegionCode, status } = shown;
  const { requesterAttachmentId = stored.requesterAttachmentId ?? "" } = shown;
  const { attachmentId, other } = attachmentOf(stored, shown);
  if (other !== undefined) reporter.warn(keptWarning(shown.id, attachmentId, other));
  return {
    ...{ timescaleVpcId, transitGatewayId, peerAccountId, peerRegionCode },
    cidrBlocks: cidrBlocksOf(shown, stored.cidrBlocks),
    ...{ attachmentId, requesterAttachmentId, status },
  };
}

/** True where the API shows the blocks. While a peering is not active, none shown says nothing. */
export function showsCidrBlocks({ cidrBlocks, status }: TransitGatewayPeering): boolean {
  return cidrBlocks.length > 0 || meaningOf("peering", status) === "done";
}

function cidrBlocksOf(shown: TransitGatewayPeering, known: readonly string[] = []): string[] {
  return [...(showsCidrBlocks(shown) ? shown.cidrBlocks : known)];
}

function keptWarning(number: string, kept: string, other: string): string {
  return (
    `Peering ${number}: its attachment is ${kept}, and Tiger Cloud shows ${other} now, which may not exist. ` +
    "The former is kept. Look at both in AWS: where the former is gone, replace this resource with `pulumi up --replace`."
  );
}
