import { isDeepStrictEqual } from "node:util";
import type { InputsOf, StoredOf } from "../../describe/description";
import { canonicalCidr } from "../../rules/cidr";
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
  return !isDeepStrictEqual(comparable(before), comparable(now));
}

/** What a drift means and what comes of it. */
export function driftWarning(
  id: string,
  stored: Stored,
  known: Known,
  cidrDrift: CidrDrift,
): string {
  const consequence =
    cidrDrift === "replace"
      ? "The peering is replaced: private traffic stops until the new one is accepted."
      : 'Tiger Cloud reaches only the former until a new peering is made: set cidrDrift to "replace".';
  return (
    `Peering ${numberOfPeering(id)}: ${stored.peerVpcId} had the CIDR blocks ${listed(stored.peerCidrBlocks)} when it was made, ` +
    `and has ${listed(known.peerCidrBlocks)} now. ${consequence}`
  );
}

function comparable(blocks: readonly string[]): string[] {
  return [...new Set(blocks.map(canonicalCidr))].sort();
}

function listed(blocks: readonly string[] = []): string {
  return blocks.length === 0 ? "none" : blocks.join(", ");
}
