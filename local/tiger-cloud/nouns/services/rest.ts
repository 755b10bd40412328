import type { Hono } from "hono";
import { readFields } from "../../body";
import type { World } from "../../world";
import { inCase } from "../../settings";
import { CREATED } from "../created";
import { addressesOf } from "./addresses";
import { endpointsOf, type EndpointReply } from "./endpoints";
import type { Service } from "./entity";
import { attachService, detachService, findService } from "./move";

const SIZE = { cpu_millis: 500, memory_gbs: 2 };

export function rest(app: Hono, world: World): void {
  const { store } = world;

  app.get("/projects/:project/services", (context) =>
    context.json([...store.services.values()].map((service) => serviceReply(world, service))),
  );

  app.get("/projects/:project/services/:service", (context) =>
    context.json(serviceReply(world, findService(world, context.req.param("service")))),
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

function serviceReply(world: World, service: Service) {
  const { settings } = world;
  const { projectId } = settings;
  const { id, name, regionCode, status, vpcId, hasPooler, replicaIds } = service;
  const endpoints = endpointsOf(service, settings);
  const { primary: own, pooler: ownPooler } = addressesOf(world, service);
  return {
    service_id: id,
    project_id: projectId,
    name,
    region_code: regionCode,
    service_type: "TIMESCALEDB",
    created: CREATED,
    status: inCase(status, settings),
    resources: [{ id: `${id}n1`, spec: { ...SIZE, volume_type: "gp3" } }],
    ...(own && (vpcId === undefined ? { endpoint: own } : { vpc_endpoint: inVpc(own, vpcId) })),
    ...(hasPooler && { connection_pooler: pooler(ownPooler) }),
    ...(replicaIds.length > 0 && {
      read_replica_sets: replicaIds.map((replicaId, index) => ({
        id: replicaId,
        name: `${name}-replica-${index + 1}`,
        status: "active",
        nodes: 1,
        ...SIZE,
        ...(endpoints && { endpoint: endpoints.of(replicaId) }),
        ...(hasPooler && { connection_pooler: pooler(endpoints?.poolerOf(replicaId)) }),
      })),
    }),
  };
}

function inVpc(endpoint: EndpointReply, vpcId: string) {
  return { ...endpoint, vpc_id: vpcId };
}

function pooler(endpoint: EndpointReply | undefined) {
  return endpoint ? { endpoint } : {};
}
