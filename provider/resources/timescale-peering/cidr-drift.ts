import type { InputsOf, StoredOf } from "../../describe/description";
import { sameCidrSet } from "../../rules/cidr";
import type { CidrDrift } from "../types";
import type { TIMESCALE_PEERING } from "./description";
import { numberOfPeering } from "./id";

type Stored = StoredOf<typeof TIMESCALE_PEERING>;
type Known = Partial<InputsOf<typeof TIMESCALE_PEERING>>;

/**
 * True where the customer VPC has other CIDR blocks than when the peering was made. Unknown on either
 * side, nothing can be said; nor of another VPC, to which the peering moves.
 */
export function hasDrifted(stored: Stored, known: Known): boolean {
  if (known.peerVpcId !== stored.peerVpcId) return false;
  const before = stored.peerCidrBlocks;
  const now = known.peerCidrBlocks;
  if (!Array.isArray(before) || !Array.isArray(now)) return false;
  return !sameCidrSet(before, now);
}

/** True where the peering is to be told the CIDR blocks that the customer VPC has now. */
export function isToBeTold(stored: Stored, known: Known): boolean {
  // The API takes no empty list.
  const isTellable = (known.peerCidrBlocks ?? []).length > 0;
  return known.cidrDrift === "update" && isTellable && hasDrifted(stored, known);
}

/** What a drift means and what comes of it. */
export function driftWarning(
  id: string,
  stored: Stored,
  known: Known,
  cidrDrift: CidrDrift,
): string {
  return (
    `Peering ${numberOfPeering(id)}: ${stored.peerVpcId} had the CIDR blocks ${listed(stored.peerCidrBlocks)} when Tiger Cloud took them up, ` +
    `and has ${listed(known.peerCidrBlocks)} now. ${consequenceOf(stored, known, cidrDrift)}`
  );
}

function consequenceOf(stored: Stored, known: Known, cidrDrift: CidrDrift): string {
  if (cidrDrift === "replace") {
    return "The peering is replaced: private traffic stops until the new one is accepted.";
  }
  if (isToBeTold(stored, known)) {
    return "Tiger Cloud is told, and the peering stays: nothing is interrupted.";
  }
  return 'Tiger Cloud reaches only the former: set cidrDrift to "update" or "replace".';
}

function listed(blocks: readonly string[] = []): string {
  return blocks.length === 0 ? "none" : blocks.join(", ");
}
