import { LATENCIES_MS, refusal, startWithVpc, VPC, type Call } from "./start-cloud";

const services = [{ id: "db", name: "db", regionCode: "us-east-1", pooler: true, replicas: 1 }];
const start = () => startWithVpc({ services });
const { attach: ATTACH_MS, detach: DETACH_MS } = LATENCIES_MS;

const see = async (call: Call) => (await call("GET", "/services/db")).body;
const attach = (call: Call, vpcId = "1001") =>
  call("POST", "/services/db/attachToVPC", { vpc_id: vpcId });
const detach = (call: Call, vpcId = "1001") =>
  call("POST", "/services/db/detachFromVPC", { vpc_id: vpcId });

const host = (name: string) => `${name}.localproj1.tsdb.cloud.test`;
const inside = (name: string) => `${name}.localproj1.vpc.tsdb.forge.test`;
const PUBLIC = { host: host("db"), port: 30064 };
const ATTACHED = { host: inside("db"), port: 5432, vpc_id: "1001" };

test("a public service has public endpoints for itself, its pooler and its replicas", async () => {
  const { call } = await start();
  expect(await see(call)).toMatchObject({
    status: "READY",
    endpoint: PUBLIC,
    connection_pooler: { endpoint: { host: host("db-pooler"), port: 30065 } },
    read_replica_sets: [
      {
        endpoint: { host: host("dbr1"), port: 30066 },
        connection_pooler: { endpoint: { host: host("dbr1-pooler"), port: 30067 } },
      },
    ],
  });
  expect(await see(call)).not.toHaveProperty("vpc_endpoint");
});

test("an attach shows READY, then UPGRADING without endpoints, then new ones", async () => {
  const { call, clock } = await start();
  expect(await attach(call)).toMatchObject({ status: 202 });
  expect(await see(call)).toMatchObject({ status: "READY", endpoint: PUBLIC });
  await clock.advance(ATTACH_MS / 10);
  const moving = await see(call);
  expect(moving).toMatchObject({ status: "UPGRADING", connection_pooler: {} });
  for (const path of ["endpoint", "vpc_endpoint", "connection_pooler.endpoint"]) {
    expect(moving).not.toHaveProperty(path);
  }
  expect(moving).not.toHaveProperty(["read_replica_sets", 0, "endpoint"]);
  await clock.advance(0.9 * ATTACH_MS - 1);
  expect(await see(call)).toMatchObject({ status: "UPGRADING" });
  await clock.advance(1);
  const attached = await see(call);
  expect(attached).toMatchObject({
    status: "READY",
    vpc_endpoint: ATTACHED,
    connection_pooler: { endpoint: { host: inside("db-pooler"), port: 5432 } },
    read_replica_sets: [{ endpoint: { host: inside("dbr1"), port: 5432 } }],
  });
  expect(attached).not.toHaveProperty("endpoint");
});

test("a detach gives a public endpoint with a new port", async () => {
  const { call, clock } = await start();
  await attach(call);
  await clock.advance(ATTACH_MS);
  expect(await detach(call)).toMatchObject({ status: 202 });
  expect(await see(call)).toMatchObject({ status: "READY", vpc_endpoint: ATTACHED });
  await clock.advance(DETACH_MS - 1);
  expect(await see(call)).toMatchObject({ status: "UPGRADING" });
  await clock.advance(1);
  const detached = await see(call);
  expect(detached).toMatchObject({ endpoint: { host: host("db"), port: 30072 } });
  expect(detached).not.toHaveProperty("vpc_endpoint");
});

test("where endpoints move, each move gives another host and port, also inside a VPC", async () => {
  const { cloud, call, clock } = await startWithVpc({ services, movingEndpoints: true });
  const moved = (move: number, domain: string) => `db.m${move}.localproj1.${domain}`;
  await attach(call);
  await clock.advance(ATTACH_MS);
  expect(await see(call)).toMatchObject({
    vpc_endpoint: { host: moved(1, "vpc.tsdb.forge.test"), port: 30068 },
    read_replica_sets: [{ connection_pooler: { endpoint: { port: 30071 } } }],
  });
  cloud.moveService("db", undefined);
  expect(await see(call)).toMatchObject({
    endpoint: { host: moved(2, "tsdb.cloud.test"), port: 30072 },
  });
});

test("a service on the move takes no second change", async () => {
  const { call, clock } = await start();
  const expected = refusal(409, "The service is already being updated");
  await attach(call);
  expect(await attach(call)).toEqual(expected);
  await clock.advance(ATTACH_MS / 2);
  expect(await detach(call)).toEqual(expected);
});

test("a service that is not at rest is not moved, a paused one is", async () => {
  const { cloud, call, clock } = await start();
  cloud.addService({ id: "busy", name: "busy", regionCode: "us-east-1", status: "CONFIGURING" });
  cloud.addService({ id: "idle", name: "idle", regionCode: "us-east-1", status: "PAUSED" });
  expect(await call("POST", "/services/busy/attachToVPC", { vpc_id: "1001" })).toEqual(
    refusal(409, "The service is already being updated"),
  );
  await call("POST", "/services/idle/attachToVPC", { vpc_id: "1001" });
  await clock.advance(ATTACH_MS);
  expect(await call("GET", "/services/idle")).toMatchObject({
    body: { status: "PAUSED", vpc_endpoint: { vpc_id: "1001" } },
  });
});

test("a service goes into one VPC only, of its own region, that is ready", async () => {
  const { call, clock } = await start();
  await call("POST", "/vpcs", VPC);
  await call("POST", "/vpcs", { ...VPC, region_code: "eu-west-1" });
  expect(await attach(call, "1002")).toEqual(refusal(404, "VPC not found"));
  expect(await attach(call, "77")).toEqual(refusal(404, "VPC not found"));
  await clock.advance(LATENCIES_MS.vpc);
  expect(await attach(call, "1003")).toEqual(
    refusal(400, "The service is in us-east-1 and the VPC in eu-west-1"),
  );
  await attach(call);
  await clock.advance(ATTACH_MS);
  expect(await attach(call)).toEqual(refusal(400, "The service is already in this VPC"));
  expect(await attach(call, "1002")).toEqual(
    refusal(400, "The service is in VPC 1001: detach it first"),
  );
});

test("a detach names the VPC that the service is in", async () => {
  const { call } = await start();
  expect(await detach(call)).toEqual(refusal(400, "The service is not in VPC 1001"));
});

test("several services go into one VPC at the same time", async () => {
  const { cloud, call, clock } = await start();
  cloud.addService({ id: "db2", name: "db2", regionCode: "us-east-1" });
  expect(await attach(call)).toMatchObject({ status: 202 });
  expect(await call("POST", "/services/db2/attachToVPC", { vpc_id: "1001" })).toMatchObject({
    status: 202,
  });
  await clock.advance(ATTACH_MS);
  expect(cloud.services.map(({ vpcId }) => vpcId)).toEqual(["1001", "1001"]);
});

test("however many services there are, each has a port that TCP knows, and a host of its own", async () => {
  const many = Array.from({ length: 1_100 }, (_, i) => ({
    ...{ id: `db${i}`, name: `db${i}`, regionCode: "us-east-1" },
  }));
  const { call } = await startWithVpc({ services: many });
  const seen = (await call("GET", "/services")).body as { endpoint: typeof PUBLIC }[];
  expect(Math.max(...seen.map(({ endpoint }) => endpoint.port))).toBeLessThan(65_536);
  expect(new Set(seen.map(({ endpoint }) => endpoint.host)).size).toBe(1_100);
});
