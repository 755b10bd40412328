import type { Hono } from "hono";
import { readFields } from "../body";
import { serviceReply } from "../replies";
import { attachService, detachService, findService } from "../service-move";
import type { World } from "../world";

export function serviceRoutes(app: Hono, world: World): void {
  const { store, settings } = world;

  app.get("/projects/:project/services", (context) =>
    context.json([...store.services.values()].map((service) => serviceReply(service, settings))),
  );

  app.get("/projects/:project/services/:service", (context) =>
    context.json(serviceReply(findService(world, context.req.param("service")), settings)),
  );

  app.post("/projects/:project/services/:service/attachToVPC", async (context) => {
    const service = findService(world, context.req.param("service"));
    const { vpc_id: vpcId } = await readFields(context, ["vpc_id"]);
    attachService(world, service, vpcId);
    return context.json({ message: "The service is being attached to the VPC" }, 202);
  });

  app.post("/projects/:project/services/:service/detachFromVPC", async (context) => {
    const service = findService(world, context.req.param("service"));
    const { vpc_id: vpcId } = await readFields(context, ["vpc_id"]);
    detachService(world, service, vpcId);
    return context.json({ message: "The service is being detached from the VPC" }, 202);
  });
}
