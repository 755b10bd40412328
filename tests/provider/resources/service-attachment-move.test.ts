import type { TigerCloudOptions } from "../../../local/tiger-cloud";
import { failureOf } from "../../support/failure-of";
import { requestsOf, startWithReadyVpc, OTHER_VPC_INPUTS } from "../../support/handlers";
import { without } from "../../support/without";

const services = [{ id: "db01", name: "db", regionCode: "us-east-1" }];
const FIRST = { serviceId: "db01", timescaleVpcId: "1001" };
const SECOND = { serviceId: "db01", timescaleVpcId: "1002" };
/** Where it answers after so many moves: each gives another endpoint. */
const endpoint = (move: number, port: number, domain = "vpc.tsdb.forge.test") => ({
  host: `db01.m${move}.localproj1.${domain}`,
  port,
});
const MOVING = { services, movingEndpoints: true };

/** The service is in VPC 1001, and VPC 1002 is ready. */
async function startAttached(options: TigerCloudOptions = {}) {
  const setup = await startWithReadyVpc({ ...MOVING, ...options });
  await setup.vpc.create(OTHER_VPC_INPUTS);
  await setup.clock.advance(1000);
  const { outs = {} } = await setup.attachment.create(FIRST);
  return { ...setup, state: { ...outs, __provider: "text" }, from: setup.cloud.requests.length };
}

const propertiesOf = (failure: Error) =>
  (failure as unknown as { properties: Record<string, unknown> }).properties;

test("update detaches, waits, attaches and waits; the endpoint is new, the old one kept", async () => {
  const setup = await startAttached();
  expect(await setup.attachment.update("db01", setup.state, SECOND)).toEqual({
    outs: { ...SECOND, ...endpoint(3, 30070), previousEndpoint: endpoint(1, 30066) },
  });
  const changes = requestsOf(setup, setup.from).filter((request) => request.startsWith("POST"));
  expect(changes).toEqual([
    "POST /services/db01/detachFromVPC 202",
    "POST /services/db01/attachToVPC 202",
  ]);
});

test("update of a service that is there already moves nothing and keeps the old endpoint", async () => {
  const setup = await startAttached();
  const state = without(setup.state, "__provider");
  expect(await setup.attachment.update("db01", setup.state, FIRST)).toEqual({ outs: state });
  expect(new Set(requestsOf(setup, setup.from))).toEqual(new Set(["GET /services/db01 200"]));
});

test("a read of an attachment that is as it was finds it so, and an import knows no endpoint before it", async () => {
  const { attachment, state } = await startAttached();
  const props = without(state, "__provider");
  expect(await attachment.read("db01", state)).toEqual({ id: "db01", props, inputs: FIRST });
  expect((await attachment.read("db01")).props).toEqual(without(props, "previousEndpoint"));
});

test("a service moved by hand is seen by read, and moved back by update", async () => {
  const { attachment, call, clock, state } = await startAttached();
  await call("POST", "/services/db01/detachFromVPC", { vpc_id: "1001" });
  await clock.advance(5000);
  await call("POST", "/services/db01/attachToVPC", { vpc_id: "1002" });
  await clock.advance(10_000);
  const { props = {}, inputs } = await attachment.read("db01", state);
  expect(props).toMatchObject({ ...SECOND, ...endpoint(3, 30070) });
  expect(inputs).toEqual(SECOND);
  expect(await attachment.diff("db01", props, FIRST)).toEqual({ changes: true, replaces: [] });
  expect((await attachment.update("db01", props, FIRST)).outs).toMatchObject(FIRST);
});

test("a service made public by hand, or deleted, reads as an empty id", async () => {
  const { attachment, call, clock, cloud, state } = await startAttached();
  await call("POST", "/services/db01/detachFromVPC", { vpc_id: "1001" });
  await clock.advance(5000);
  expect(await attachment.read("db01", state)).toEqual({ id: "", props: {} });
  cloud.addService({ id: "db02", name: "x", regionCode: "us-east-1", status: "DELETING" });
  for (const serviceId of ["db02", "db03"]) {
    const read = await attachment.read(serviceId, { ...FIRST, serviceId });
    expect(read).toEqual({ id: "", props: {} });
  }
});

test("a service on the move reads as it was: where it ends is not known yet", async () => {
  const { attachment, call, clock, state } = await startAttached();
  await call("POST", "/services/db01/detachFromVPC", { vpc_id: "1001" });
  await clock.advance(2000);
  const props = without(state, "__provider");
  expect(await attachment.read("db01", state)).toEqual({ id: "db01", props, inputs: FIRST });
});

test("an attach that ended after its deadline is taken over by update", async () => {
  const { attachment, clock } = await startWithReadyVpc({
    ...MOVING,
    latenciesMs: { vpc: 1000, attach: 1_300_000 },
  });
  const properties = propertiesOf(await failureOf(attachment.create(FIRST)));
  await clock.advance(100_000);
  expect(await attachment.update("db01", properties, FIRST)).toEqual({
    outs: {
      ...FIRST,
      ...endpoint(1, 30066),
      previousEndpoint: endpoint(0, 30064, "tsdb.cloud.test"),
    },
  });
});

test("a detach that does not end in time is no case for the doctor", async () => {
  const { attachment, state } = await startAttached({
    latenciesMs: { vpc: 1000, detach: 2_000_000 },
  });
  const { message } = await failureOf(attachment.delete("db01", state));
  expect(message).toMatch(/console, then run `pulumi up` again\. \[WaitTimeout\]$/);
});

test("a move that came no further than the detach is finished by update", async () => {
  const { attachment, state } = await startAttached({
    latenciesMs: { vpc: 1000, detach: 2_000_000 },
  });
  const failure = await failureOf(attachment.update("db01", state, SECOND));
  expect(failure.message).toBe(
    "Service db01: still UPGRADING, not attached after 1800 s (READY, in VPC 1001 x 45, UPGRADING, not attached x 321). " +
      "Look at the service in the Tiger Cloud console, then run `pulumi up` again. " +
      "Run `npx pulumi-timescale doctor` to see which link is missing. [WaitTimeout]",
  );
  const properties = propertiesOf(failure);
  expect(properties).toEqual({
    ...SECOND,
    host: "",
    port: 0,
    previousEndpoint: endpoint(1, 30066),
    schemaVersion: 2,
  });
  expect((await attachment.update("db01", properties, SECOND)).outs).toMatchObject({
    ...SECOND,
    ...endpoint(3, 30070),
  });
});

test("delete detaches and waits until the service is public", async () => {
  const { attachment, cloud, state } = await startAttached();
  await attachment.delete("db01", state);
  expect(cloud.services).toMatchObject([{ status: "READY", moves: 2 }]);
  expect(cloud.services[0]).not.toHaveProperty("vpcId");
});

test("delete of a service that is public, elsewhere or gone already changes nothing", async () => {
  const setup = await startAttached();
  const { attachment, cloud } = setup;
  cloud.addService({ id: "db02", name: "x", regionCode: "us-east-1" });
  cloud.addService({ id: "db03", name: "x", regionCode: "us-east-1", status: "DELETING" });
  await attachment.delete("db01", { ...setup.state, ...SECOND });
  for (const serviceId of ["db02", "db03", "db04"]) {
    await attachment.delete(serviceId, { ...FIRST, serviceId });
  }
  const requests = requestsOf(setup, setup.from);
  expect(requests.filter((request) => !request.startsWith("GET"))).toEqual([]);
  expect(cloud.services).toMatchObject([{ vpcId: "1001", moves: 1 }, {}, {}]);
});

test("delete while the service is being attached waits, then detaches it", async () => {
  const { attachment, call, clock, cloud } = await startWithReadyVpc({ services });
  await call("POST", "/services/db01/attachToVPC", { vpc_id: "1001" });
  await clock.advance(2000);
  await attachment.delete("db01", { ...FIRST, host: "", port: 0 });
  expect(cloud.services).toMatchObject([{ status: "READY", moves: 2 }]);
});

test("delete after an attach that the API never began undoes nothing", async () => {
  const setup = await startWithReadyVpc({ services });
  const { attachment, cloud } = setup;
  const from = cloud.requests.length;
  await attachment.delete("db01", { ...FIRST, host: "", port: 0 });
  const asked = requestsOf(setup, from).filter((request) => request.startsWith("POST"));
  expect(asked).toEqual([expect.stringMatching(/^POST \/services\/db01\/detachFromVPC 4\d\d$/)]);
  expect(cloud.services).toMatchObject([{ status: "READY" }]);
  expect(cloud.services[0]).not.toHaveProperty("moves", 1);
});

test("delete does not take it for undone where the API refuses the key", async () => {
  const { attachment, cloud } = await startWithReadyVpc({ services });
  cloud.injectFault({ effect: "reply", status: 403, path: /detachFromVPC$/, times: Infinity });
  const { message } = await failureOf(attachment.delete("db01", { ...FIRST, host: "", port: 0 }));
  expect(message).toMatch(/\[Unauthorized\]$/);
});
