import type { DangerRule } from "./danger";
import { sentence, whyReplaced } from "./sentence";

export const TIMESCALE_VPC = "pulumi-nodejs:dynamic/timescale:TimescaleVpc";

/** A Timescale VPC that goes takes its peerings with it and puts its services out. */
export const timescaleVpcRule: DangerRule = {
  knows: (type) => type === TIMESCALE_VPC,
  tellsLossBy: ["delete", "replace"],
  findIn(change) {
    const { name, cidr } = change.oldInputs;
    if (change.operation === "replace") {
      return [
        {
          class: "destroys",
          why: whyReplaced(change),
          meaning: sentence`Timescale VPC ${name} is replaced: everything attached is detached, every peering is made again, and the services in it get new hosts.`,
        },
      ];
    }
    if (change.operation !== "delete") return [];
    return [
      {
        class: "destroys",
        why: ["it is deleted"],
        meaning: sentence`Timescale VPC ${name} (${cidr}) goes: no private address of Tiger Cloud is left behind its peerings.`,
      },
    ];
  },
};
