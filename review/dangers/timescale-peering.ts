import { replaceReasonsOf } from "../property-diff";
import type { DangerRule, Finding } from "./danger";
import { sentence, whyReplaced } from "./sentence";

export const TIMESCALE_PEERING = "pulumi-nodejs:dynamic/timescale:TimescalePeering";

/** Private traffic stops with the peering that carries it. */
export const timescalePeeringRule: DangerRule = {
  knows: (type) => type === TIMESCALE_PEERING,
  tellsLossBy: ["delete", "replace"],
  findIn(change): Finding[] {
    const { peerVpcId, timescaleVpcId } = change.oldInputs;
    if (change.operation === "replace") {
      const byCidrs = replaceReasonsOf(change).includes("peerCidrBlocks");
      return [
        {
          class: "interrupts",
          why: byCidrs
            ? ["the CIDR blocks of the customer VPC changed: ", ...whyReplaced(change)]
            : whyReplaced(change),
          meaning: sentence`The peering between VPC ${peerVpcId} and Timescale VPC ${timescaleVpcId} is made again: private traffic stops until the new one is accepted and active.`,
        },
      ];
    }
    if (change.operation !== "delete") return [];
    return [
      {
        class: "interrupts",
        why: ["it is deleted"],
        meaning: sentence`VPC ${peerVpcId} loses its private way to Timescale VPC ${timescaleVpcId}: connections over it end.`,
      },
    ];
  },
};
