import { LATENCIES_MS, peerWith, refusal, startWithVpc, type Setup } from "./start-cloud";

const services = [{ id: "db", name: "db", regionCode: "us-east-1" }];
const start = () => startWithVpc({ services });
const ask = ({ call }: Setup, peerVpcId: string) =>
  call("POST", "/vpcs/1001/peerings", peerWith(peerVpcId));
const seePeering = async ({ call }: Setup) =>
  (await call("GET", "/vpcs/1001/peerings/5001")).body as object;
const seeService = async ({ call }: Setup) => (await call("GET", "/services/db")).body;
const LONG_MS = 100_000;

test("a VPC is renamed at once, even while one of its peerings goes", async () => {
  const setup = await start();
  await ask(setup, "vpc-1");
  await setup.call("DELETE", "/vpcs/1001/peerings/5001");
  setup.cloud.renameVpc("1001", "other");
  expect(await setup.call("GET", "/vpcs/1001")).toMatchObject({ body: { name: "other" } });
});

test("a peering is removed at once, and does not come back when its request was due", async () => {
  const setup = await start();
  await ask(setup, "vpc-1");
  await ask(setup, "vpc-2");
  setup.cloud.removePeering("5001");
  expect(await seePeering(setup)).toEqual(refusal(404, "Peering not found").body);
  await setup.clock.advance(LONG_MS);
  expect(setup.cloud.peerings.map(({ id }) => id)).toEqual(["5002"]);
  expect(await ask(setup, "vpc-1")).toMatchObject({ status: 201 });
});

test("the request of a removed peering is never sent", async () => {
  const setup = await start();
  await ask(setup, "vpc-1");
  setup.cloud.removePeering("5001");
  await setup.clock.advance(LATENCIES_MS.peering);
  // One that is sent waits for its acceptance.
  expect(setup.clock.sleeperCount).toBe(0);
});

test("a VPC is removed at once together with its peerings, and no others", async () => {
  const setup = await start();
  const { cloud, call, clock } = setup;
  await call("POST", "/vpcs", { name: "b", cidr: "10.2.0.0/16", region_code: "eu-west-1" });
  await clock.advance(LATENCIES_MS.vpc);
  await ask(setup, "vpc-1");
  await ask(setup, "vpc-2");
  await call("POST", "/vpcs/1002/peerings", peerWith("vpc-1"));
  cloud.removeVpc("1001");
  expect(await call("GET", "/vpcs/1001")).toEqual(refusal(404, "VPC not found"));
  await clock.advance(LONG_MS);
  expect(cloud.vpcs.map(({ id }) => id)).toEqual(["1002"]);
  expect(cloud.peerings.map(({ id }) => id)).toEqual(["5003"]);
});

test("a VPC with a service in it, or on its way, is not removed", async () => {
  const { cloud, call, clock } = await start();
  await call("POST", "/services/db/attachToVPC", { vpc_id: "1001" });
  const remove = () => cloud.removeVpc("1001");
  expect(remove).toThrow("VPC 1001: service db is in it. Move it out first.");
  await clock.advance(LATENCIES_MS.attach);
  expect(remove).toThrow("VPC 1001: service db is in it. Move it out first.");
  expect(cloud.vpcs).toHaveLength(1);
  cloud.moveService("db", undefined);
  remove();
  expect(cloud.vpcs).toEqual([]);
});

test("a service is moved at once, with the endpoint that it has there", async () => {
  const setup = await start();
  setup.cloud.moveService("db", "1001");
  const inside = await seeService(setup);
  expect(inside).toMatchObject({
    status: "READY",
    vpc_endpoint: { host: "db.localproj1.vpc.tsdb.forge.test", port: 5432, vpc_id: "1001" },
  });
  expect(inside).not.toHaveProperty("endpoint");
  setup.cloud.moveService("db", undefined);
  const outside = await seeService(setup);
  expect(outside).toMatchObject({
    status: "READY",
    endpoint: { host: "db.localproj1.tsdb.cloud.test", port: 30068 },
  });
  expect(outside).not.toHaveProperty("vpc_endpoint");
});

test.each([
  ["that still shows READY", 0],
  ["that is under way", LATENCIES_MS.attach / 2],
])("a move %s ends where the console has put the service", async (_what, ms) => {
  const setup = await start();
  const { cloud, call, clock } = setup;
  await call("POST", "/services/db/attachToVPC", { vpc_id: "1001" });
  await clock.advance(ms);
  cloud.moveService("db", undefined);
  const moved = await seeService(setup);
  expect(moved).toMatchObject({ status: "READY", endpoint: {} });
  await clock.advance(LATENCIES_MS.attach / 5);
  expect(await seeService(setup)).toEqual(moved);
  await clock.advance(LONG_MS);
  expect(await seeService(setup)).toEqual(moved);
});

test("a peering has the status and the error message that it was given", async () => {
  const setup = await start();
  await ask(setup, "vpc-1");
  await setup.clock.advance(LONG_MS);
  expect(await seePeering(setup)).toMatchObject({ status: "ACTIVE" });
  setup.cloud.setPeeringStatus("5001", "INVALID", "Somebody did it");
  expect(await seePeering(setup)).toMatchObject({
    status: "INVALID",
    error_message: "Somebody did it",
  });
  setup.cloud.setPeeringStatus("5001", "ACTIVE");
  expect(await seePeering(setup)).toMatchObject({ status: "ACTIVE" });
  expect(await seePeering(setup)).not.toHaveProperty("error_message");
});

test("a peering whose status was given before its request was due keeps it", async () => {
  const setup = await start();
  await ask(setup, "vpc-1");
  setup.cloud.setPeeringStatus("5001", "TIMEOUT");
  await setup.clock.advance(LONG_MS);
  expect(await seePeering(setup)).toEqual({ id: "5001", ...peerWith("vpc-1"), status: "TIMEOUT" });
});

test("what is not there cannot be changed", async () => {
  const { cloud } = await start();
  const none = (what: string) => `${what} 7: there is none. Give the id of one that is there.`;
  expect(() => cloud.renameVpc("7", "x")).toThrow(none("VPC"));
  expect(() => cloud.removeVpc("7")).toThrow(none("VPC"));
  expect(() => cloud.removePeering("7")).toThrow(none("peering"));
  expect(() => cloud.setPeeringStatus("7", "ACTIVE")).toThrow(none("peering"));
  expect(() => cloud.moveService("7", undefined)).toThrow(none("service"));
  expect(() => cloud.moveService("db", "7")).toThrow(none("VPC"));
  expect(cloud.services[0]?.moves).toBe(0);
});

test("after a reset the changes are those of the new world", async () => {
  const { cloud } = await start();
  cloud.moveService("db", "1001");
  await cloud.reset();
  expect(cloud.services[0]).toMatchObject({ moves: 0 });
  expect(() => cloud.moveService("db", "1001")).toThrow("VPC 1001: there is none");
});
