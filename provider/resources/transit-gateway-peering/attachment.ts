import type { StateOf } from "../../describe/description";
import { meaningOf } from "../../tiger-cloud/status";
import type { TransitGatewayPeering } from "../../tiger-cloud/transit-gateway-answers";
import type { TRANSIT_GATEWAY_PEERING } from "./description";

type State = StateOf<typeof TRANSIT_GATEWAY_PEERING>;

/** Which attachment of the customer's transit gateway a peering has. */
export interface Attachment {
  /** Empty while there is none. */
  attachmentId: string;
  /** Another one that the API shows; undefined where it shows no other. */
  other?: string;
}

/**
 * The attachment that counts. Where several Timescale VPCs of a region peer with one transit gateway, the
 * API has been seen to show for all of them the id of the newest request, which AWS did not carry out
 * (issue 363 of timescale/terraform-provider-timescale). To follow it would remove the acceptance of the
 * one that works. So an id is kept once the peering is active, be it then or now: what became active is
 * what was accepted, and that is the id in the state.
 */
export function attachmentOf(
  { attachmentId: known = "", status: before = "" }: Partial<State>,
  { attachmentId: shown = "", status: now }: Pick<TransitGatewayPeering, "attachmentId" | "status">,
): Attachment {
  if (known === "" || shown === known) return { attachmentId: shown };
  if (shown === "") return { attachmentId: known };
  const hasWorked = [before, now].some((word) => meaningOf("peering", word) === "done");
  return hasWorked ? { attachmentId: known, other: shown } : { attachmentId: shown };
}
