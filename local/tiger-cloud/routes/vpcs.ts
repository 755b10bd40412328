import type { Hono } from "hono";
import { readFields, requireAwsRegion, requireCidr } from "../body";
import { vpcReply } from "../replies";
import { createVpc, deleteVpc, findVpc, requireSettled } from "../vpc-life";
import type { World } from "../world";

export function vpcRoutes(app: Hono, world: World): void {
  app.get("/projects/:project/vpcs", (context) =>
    context.json([...world.store.vpcs.values()].map(vpcReply)),
  );

  app.post("/projects/:project/vpcs", async (context) => {
    const fields = await readFields(context, ["name", "cidr", "region_code"]);
    const { name, cidr, region_code: regionCode } = fields;
    requireCidr(cidr);
    requireAwsRegion(regionCode);
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
    requireSettled(world, vpc);
    vpc.name = name;
    return context.json({ message: "The VPC was renamed" });
  });
}
