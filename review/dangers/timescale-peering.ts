import { replaceReasonsOf } from "../property-diff";
import { PEERING_ACTIVATION, TIMESCALE_PEERING } from "../types";
import { findLoss, type DangerRule } from "./danger";
import { sentence, whyLost } from "./sentence";
import { findWithdrawal } from "./withdrawn-blocks";

/** Private traffic stops with the peering that carries it. */
export const timescalePeeringRule: DangerRule = {
  types: [TIMESCALE_PEERING],
  supersedes: ["deleted", "replaced"],
  findIn(change) {
    const { peerVpcId, timescaleVpcId } = change.oldInputs;
    const isByCidrs =
      change.operation === "replace" && replaceReasonsOf(change).includes("peerCidrBlocks");
    const cause = isByCidrs ? ["the CIDR blocks of the customer VPC changed: "] : [];
    return [
      ...findLoss(
        change,
        "interrupts",
        {
          delete: sentence`VPC ${peerVpcId} loses its private way to Timescale VPC ${timescaleVpcId}: connections over it end.`,
          replace: sentence`The peering between VPC ${peerVpcId} and Timescale VPC ${timescaleVpcId} is made again: private traffic stops until the new one is accepted and active.`,
        },
        [...cause, ...whyLost(change)],
      ),
      // With any other choice, an update tells Tiger Cloud of no block.
      ...(change.newInputs["cidrDrift"] === "update"
        ? findWithdrawal(change, {
            property: "peerCidrBlocks",
            noAnswer: sentence`Timescale VPC ${timescaleVpcId} no longer answers`,
          })
        : []),
    ];
  },
};

/** An activation only waits: making it again or removing it changes nothing in a cloud. */
export const peeringActivationRule: DangerRule = {
  types: [PEERING_ACTIVATION],
  supersedes: ["deleted", "replaced", "replaced-and-kept"],
  findIn: () => [],
};
