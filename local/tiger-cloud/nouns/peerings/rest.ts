import type { Hono } from "hono";
import { readFields } from "../../body";
import { inCase, type Settings } from "../../settings";
import type { World } from "../../world";
import { findVpc } from "../vpcs/life";
import type { Peering } from "./entity";
import { createPeering, deletePeering, findPeering, followPeerings } from "./life";
import { peeringsOf } from "./of-vpc";

const FIELDS = ["peer_account_id", "peer_region_code", "peer_vpc_id"] as const;

export function rest(app: Hono, world: World): void {
  const toReply = (peering: Peering) => peeringReply(peering, world.settings);

  app.get("/projects/:project/vpcs/:vpc/peerings", async (context) => {
    const vpc = findVpc(world, context.req.param("vpc"));
    await followPeerings(world, vpc);
    return context.json(peeringsOf(world.store, vpc.id).map(toReply));
  });

  app.post("/projects/:project/vpcs/:vpc/peerings", async (context) => {
    const fields = await readFields(context, FIELDS);
    const peering = createPeering(world, context.req.param("vpc"), {
      peerAccountId: fields.peer_account_id,
      peerRegionCode: fields.peer_region_code,
      peerVpcId: fields.peer_vpc_id,
      wantedCidrBlocks: [],
    });
    return context.json(toReply(peering), 201);
  });

  app.get("/projects/:project/vpcs/:vpc/peerings/:peering", async (context) => {
    const vpc = findVpc(world, context.req.param("vpc"));
    await followPeerings(world, vpc);
    return context.json(toReply(findPeering(world, vpc, context.req.param("peering"))));
  });

  app.delete("/projects/:project/vpcs/:vpc/peerings/:peering", (context) => {
    const vpc = findVpc(world, context.req.param("vpc"));
    deletePeering(world, vpc, findPeering(world, vpc, context.req.param("peering")));
    return context.body(null, 204);
  });
}

/** The API has no field for CIDR blocks, nor for the id that the accepter has of a peering. */
function peeringReply(peering: Peering, settings: Settings) {
  const { provisionedId, status, errorMessage } = peering;
  return {
    id: peering.id,
    peer_account_id: peering.peerAccountId,
    peer_region_code: peering.peerRegionCode,
    peer_vpc_id: peering.peerVpcId,
    ...(provisionedId !== undefined && { provisioned_id: provisionedId }),
    ...(status !== undefined && { status: inCase(status, settings) }),
    ...(errorMessage !== undefined && { error_message: errorMessage }),
  };
}
