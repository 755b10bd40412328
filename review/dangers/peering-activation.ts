import type { DangerRule } from "./danger";

export const PEERING_ACTIVATION = "pulumi-nodejs:dynamic/timescale:PeeringActivation";

/** An activation only waits: making it again or removing it changes nothing in a cloud. */
export const peeringActivationRule: DangerRule = {
  knows: (type) => type === PEERING_ACTIVATION,
  tellsLossBy: ["delete", "replace"],
  findIn: () => [],
};
