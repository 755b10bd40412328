import type { Hono } from "hono";
import { readFields, requireAwsRegion } from "../body";
import type { Peering, Vpc } from "../entities";
import { Refusal } from "../errors";
import { createPeering, deletePeering, followPeerings } from "../peering-life";
import { peeringReply } from "../replies";
import { findUsableVpc, findVpc } from "../vpc-life";
import type { World } from "../world";

const FIELDS = ["peer_account_id", "peer_region_code", "peer_vpc_id"] as const;

export function peeringRoutes(app: Hono, world: World): void {
  const toReply = (peering: Peering) => peeringReply(peering, world.settings);

  app.get("/projects/:project/vpcs/:vpc/peerings", async (context) => {
    const vpc = findVpc(world, context.req.param("vpc"));
    await followPeerings(world, vpc);
    return context.json(world.store.peeringsOf(vpc.id).map(toReply));
  });

  app.post("/projects/:project/vpcs/:vpc/peerings", async (context) => {
    const fields = await readFields(context, FIELDS);
    requireAwsRegion(fields.peer_region_code);
    const peering = createPeering(world, findUsableVpc(world, context.req.param("vpc")), {
      peerAccountId: fields.peer_account_id,
      peerRegionCode: fields.peer_region_code,
      peerVpcId: fields.peer_vpc_id,
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

function findPeering({ store }: World, vpc: Vpc, id: string): Peering {
  const peering = store.peerings.get(id);
  if (peering?.vpcId !== vpc.id) throw new Refusal(404, "Peering not found");
  return peering;
}
