import { isDeepStrictEqual } from "node:util";
import type { CidrDrift, TimescalePeeringInputs, TimescalePeeringState } from "../../contract";
import { UNKNOWN_VALUE } from "../../hosts/dynamic/properties";
import { canonicalCidr } from "../../rules/cidr";

/**
 * True where the customer VPC has other CIDR blocks than when the peering was made. Unknown on either
 * side, nothing can be said; nor of another VPC, to which the peering moves.
 */
export function hasDrifted(
  state: TimescalePeeringState,
  inputs: Partial<TimescalePeeringInputs>,
): boolean {
  if (inputs.peerVpcId !== state.peerVpcId) return false;
  const before = state.peerCidrBlocks;
  const now = inputs.peerCidrBlocks;
  if (!Array.isArray(before) || !Array.isArray(now) || now.includes(UNKNOWN_VALUE)) return false;
  return !isDeepStrictEqual(comparable(before), comparable(now));
}

/** What a drift means and what comes of it. */
export function driftWarning(
  id: string,
  state: TimescalePeeringState,
  inputs: Partial<TimescalePeeringInputs>,
  cidrDrift: CidrDrift,
): string {
  const consequence =
    cidrDrift === "replace"
      ? "The peering is replaced: private traffic stops until the new one is accepted."
      : 'Tiger Cloud reaches only the former until the peering is made anew: set cidrDrift to "replace".';
  return (
    `Peering ${id}: ${state.peerVpcId} had the CIDR blocks ${listed(state.peerCidrBlocks)} when it was made, ` +
    `and has ${listed(inputs.peerCidrBlocks)} now. ${consequence}`
  );
}

function comparable(blocks: readonly string[]): string[] {
  return [...new Set(blocks.map(canonicalCidr))].sort();
}

function listed(blocks: readonly string[] = []): string {
  return blocks.length === 0 ? "none" : blocks.join(", ");
}
