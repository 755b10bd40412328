import type { Hono } from "hono";
import { readFields } from "../../body";
import { inCase, type Settings } from "../../settings";
import type { World } from "../../world";
import { findVpc } from "../vpcs/life";
import type { Peering } from "./entity";
import { Refusal } from "../../errors";
import type { Vpc } from "../vpcs/entity";
import { createPeering, deletePeering, findPeering, followPeerings } from "./life";
import { isWithTransitGateway, peeringsOf } from "./of-vpc";

const FIELDS = ["peer_account_id", "peer_region_code", "peer_vpc_id"] as const;

export function rest(app: Hono, world: World): void {
  const toReply = (peering: Peering) => peeringReply(peering, world.settings);
  const isShown = (peering: Peering) =>
    world.settings.transitGatewaysInRest || !isWithTransitGateway(peering);
  const find = (vpc: Vpc, id: string) => {
    const peering = findPeering(world, vpc, id);
    if (!isShown(peering)) throw new Refusal(404, "Peering not found");
    return peering;
  };

  app.get("/projects/:project/vpcs/:vpc/peerings", async (context) => {
    const vpc = findVpc(world, context.req.param("vpc"));
    await followPeerings(world, vpc);
    return context.json(peeringsOf(world.store, vpc.id).filter(isShown).map(toReply));
  });

  app.post("/projects/:project/vpcs/:vpc/peerings", async (context) => {
    const fields = await readFields(context, FIELDS);
    // It has no field for the CIDR blocks that a transit gateway's peering needs.
    if (isWithTransitGateway({ peerVpcId: fields.peer_vpc_id })) {
      throw new Refusal(400, `${fields.peer_vpc_id} is no VPC`);
    }
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
    return context.json(toReply(find(vpc, context.req.param("peering"))));
  });

  app.delete("/projects/:project/vpcs/:vpc/peerings/:peering", (context) => {
    const vpc = findVpc(world, context.req.param("vpc"));
    deletePeering(world, vpc, find(vpc, context.req.param("peering")));
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
