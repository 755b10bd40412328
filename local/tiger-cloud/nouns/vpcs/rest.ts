import type { Hono } from "hono";
import { readFields } from "../../body";
import type { World } from "../../world";
import type { Vpc } from "./entity";
import { createVpc, deleteVpc, findVpc, renameVpc } from "./life";

export function rest(app: Hono, world: World): void {
  app.get("/projects/:project/vpcs", (context) =>
    context.json([...world.store.vpcs.values()].map(vpcReply)),
  );

  app.post("/projects/:project/vpcs", async (context) => {
    const fields = await readFields(context, ["name", "cidr", "region_code"]);
    const { name, cidr, region_code: regionCode } = fields;
    return context.json(vpcReply(createVpc(world, { name, cidr, regionCode })), 201);
  });

  app.get("/projects/:project/vpcs/:vpc", (context) =>
    context.json(vpcReply(findVpc(world, context.req.param("vpc")))),
  );

  app.delete("/projects/:project/vpcs/:vpc", (context) => {
    deleteVpc(world, findVpc(world, context.req.param("vpc")));
    return context.body(null, 204);
  });

  app.post("/projects/:project/vpcs/:vpc/rename", async (context) => {
    const vpc = findVpc(world, context.req.param("vpc"));
    const { name } = await readFields(context, ["name"]);
    renameVpc(world, vpc, name);
    return context.json({ message: "The VPC was renamed" });
  });
}

function vpcReply({ id, name, cidr, regionCode }: Vpc) {
  return { id, name, cidr, region_code: regionCode };
}
