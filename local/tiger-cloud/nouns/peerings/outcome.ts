import type { World } from "../../world";
import type { Ending, Seen } from "./aws-half";
import type { Peering } from "./entity";
import { sharersOf } from "./of-vpc";

/** Takes over what was seen in AWS of a peering's request. */
export function takeOver(world: World, peering: Peering, seen: Seen): void {
  if (seen === "accepted") approve(world, peering, world.settings.latenciesMs.activation);
  else if (seen !== "waiting") Object.assign(peering, seen);
}

/** Accepts a request without EC2, for all peerings that share it: ACTIVE after `activationMs`. */
export function accept(world: World, peering: Peering, activationMs: number): void {
  for (const each of withSharers(world, peering)) approve(world, each, activationMs);
}

/** Rejects a request without EC2, for all peerings that share it. */
export function reject(world: World, peering: Peering): void {
  const rejected: Ending = { status: "INVALID", errorMessage: "The peering request was rejected" };
  for (const each of withSharers(world, peering)) Object.assign(each, rejected);
}

/** Makes a peering ACTIVE: from then on, its ranges are reached. */
export function activate(peering: Peering): void {
  peering.status = "ACTIVE";
  peering.cidrBlocks = peering.wantedCidrBlocks;
}

const withSharers = ({ store }: World, peering: Peering) => [peering, ...sharersOf(store, peering)];

function approve({ jobs }: World, peering: Peering, activationMs: number): void {
  if (peering.status !== "PENDING") return;
  peering.status = "APPROVED";
  jobs.after(activationMs, () => {
    if (peering.status === "APPROVED") activate(peering);
  });
}
