import { requireCidrBlocks } from "../../body";
import { Refusal } from "../../errors";
import type { World } from "../../world";
import type { Vpc } from "../vpcs/entity";
import { requireOpen } from "../vpcs/life";
import type { Peering } from "./entity";

/**
 * Changes the ranges that are reached through a peering, which takes the `cidrUpdate` latency. The
 * status stays meanwhile: no source tells of another one, nor of a settling that begins anew.
 */
export function updateCidrBlocks(
  world: World,
  vpc: Vpc,
  peering: Peering,
  cidrBlocks: readonly string[],
): void {
  const { jobs, settings } = world;
  requireCidrBlocks(cidrBlocks);
  if (cidrBlocks.length === 0) throw new Refusal(400, "cidrBlocks: must not be empty");
  requireOpen(world, vpc);
  peering.wantedCidrBlocks = cidrBlocks;
  peering.updating = true;
  jobs.after(settings.latenciesMs.cidrUpdate, () => {
    peering.updating = false;
    if (peering.status === "ACTIVE") peering.cidrBlocks = peering.wantedCidrBlocks;
  });
}
