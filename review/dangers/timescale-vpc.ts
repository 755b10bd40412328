import { TIMESCALE_VPC } from "../types";
import { findLoss, type DangerRule } from "./danger";
import { sentence } from "./sentence";

/** A Timescale VPC that goes takes its peerings with it and puts its services out. */
export const timescaleVpcRule: DangerRule = {
  types: [TIMESCALE_VPC],
  supersedes: ["deleted", "replaced"],
  findIn(change) {
    const { name, cidr } = change.oldInputs;
    return findLoss(change, "destroys", {
      delete: sentence`Timescale VPC ${name} (${cidr}) goes: no private address of Tiger Cloud is left behind its peerings.`,
      replace: sentence`Timescale VPC ${name} is replaced: everything attached is detached, every peering is made again, and the services in it get new hosts.`,
    });
  },
};
