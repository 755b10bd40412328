import { failureOf } from "../../support/failure-of";
import { requestsOf, startWithReadyVpc, OTHER_VPC_INPUTS } from "../../support/handlers";
import { without } from "../../support/without";

const services = [{ id: "db01", name: "db", regionCode: "us-east-1", pooler: true, replicas: 1 }];
const INPUTS = { serviceId: "db01", timescaleVpcId: "1001" };
const inside = (name = "db01") => `${name}.localproj1.vpc.tsdb.forge.test`;

const PUBLIC = { host: "db01.localproj1.tsdb.cloud.test", port: 30064 };
const STATE = {
  ...INPUTS,
  host: inside(),
  port: 5432,
  poolerEndpoint: { host: inside("db01-pooler"), port: 5432 },
  readReplicas: [
    {
      id: "db01r1",
      name: "db-replica-1",
      endpoint: { host: inside("db01r1"), port: 5432 },
      poolerEndpoint: { host: inside("db01r1-pooler"), port: 5432 },
    },
  ],
  previousEndpoint: PUBLIC,
};

test("create returns once the service answers in the VPC, with its old endpoint", async () => {
  const { attachment, cloud } = await startWithReadyVpc({ services });
  const created = await attachment.create({ ...INPUTS, __provider: "text" });
  expect(created).toEqual({ id: "db01", outs: STATE });
  expect(cloud.services).toMatchObject([{ vpcId: "1001", status: "READY" }]);
});

test("a service without a pooler has no pooler endpoint", async () => {
  const plain = [{ id: "db01", name: "db", regionCode: "us-east-1" }];
  const { attachment } = await startWithReadyVpc({ services: plain });
  expect((await attachment.create(INPUTS)).outs).not.toHaveProperty("poolerEndpoint");
});

test("a service that is paused stays so, and is attached", async () => {
  const paused = [{ ...services[0]!, status: "PAUSED" as const }];
  const { attachment, cloud } = await startWithReadyVpc({ services: paused });
  expect((await attachment.create(INPUTS)).outs).toMatchObject({ host: inside() });
  expect(cloud.services).toMatchObject([{ status: "PAUSED" }]);
});

test("a service that is in the VPC already is refused, or taken over without a move", async () => {
  const setup = await startWithReadyVpc({ services });
  await setup.attachment.create(INPUTS);
  const from = setup.cloud.requests.length;
  expect((await failureOf(setup.attachment.create(INPUTS))).message).toMatch(
    /^Service db01: the attachment of service db01 to Timescale VPC 1001 \(READY\) exists already\. /,
  );
  const { outs } = await setup.attachment.create({ ...INPUTS, adopt: true });
  expect(outs).toEqual({ ...without(STATE, "previousEndpoint"), adopt: true });
  expect(requestsOf(setup, from).filter((request) => request.startsWith("POST"))).toEqual([]);
});

test("a service that is attached elsewhere is refused, and nothing is asked for", async () => {
  const setup = await startWithReadyVpc({ services });
  await setup.vpc.create(OTHER_VPC_INPUTS);
  await setup.attachment.create(INPUTS);
  const from = setup.cloud.requests.length;
  const failure = await failureOf(setup.attachment.create({ ...INPUTS, timescaleVpcId: "1002" }));
  expect(failure.message).toBe(
    "Service db01: service db01 is attached to Timescale VPC 1001 already. " +
      "A service is in one VPC at most: detach it there first. [Rejected]",
  );
  expect(failure).not.toHaveProperty("id");
  expect(requestsOf(setup, from)).toEqual(["GET /services/db01 200"]);
});

test("a service of another region is refused, and nothing is asked for", async () => {
  const abroad = [{ ...services[0]!, regionCode: "eu-west-1" }];
  const setup = await startWithReadyVpc({ services: abroad });
  const from = setup.cloud.requests.length;
  const failure = await failureOf(setup.attachment.create(INPUTS));
  expect(failure.message).toBe(
    "Service db01: service db01 is in eu-west-1, Timescale VPC 1001 in us-east-1. " +
      "Attach it to a Timescale VPC in its own region. [Rejected]",
  );
  expect(requestsOf(setup, from)).toEqual(["GET /services/db01 200", "GET /vpcs 200"]);
});

test("a service that does not exist is refused", async () => {
  const { attachment } = await startWithReadyVpc();
  expect((await failureOf(attachment.create(INPUTS))).message).toBe(
    "Service db01: the Tiger Cloud API answered 404 to GET /projects/localproj1/services/db01 " +
      "(NOT_FOUND: Service not found). Run `pulumi refresh` if it was removed outside Pulumi. [NotFound]",
  );
});

test("a service that is busy is attached when it is free", async () => {
  const { attachment, call, clock, cloud, vpc } = await startWithReadyVpc({ services });
  await vpc.create(OTHER_VPC_INPUTS);
  await call("POST", "/services/db01/attachToVPC", { vpc_id: "1001" });
  await clock.advance(10_000);
  await call("POST", "/services/db01/detachFromVPC", { vpc_id: "1001" });
  await clock.advance(2000);
  await attachment.create(INPUTS);
  expect(cloud.services).toMatchObject([{ vpcId: "1001", moves: 3 }]);
});

test("an attach that does not end in time leaves an unfinished attachment", async () => {
  const { attachment } = await startWithReadyVpc({
    services,
    latenciesMs: { vpc: 1000, attach: 36_000_000 },
  });
  const failure = await failureOf(attachment.create(INPUTS));
  const message =
    "Service db01: still READY, not attached after 1200 s (READY, not attached x 246). " +
    "Look at the service in the Tiger Cloud console, then run `pulumi up` again. " +
    "Run `npx pulumi-timescale doctor` to see which link is missing. [WaitTimeout]";
  expect(failure).toMatchObject({
    id: "db01",
    properties: { ...INPUTS, host: "", port: 0, previousEndpoint: PUBLIC },
    reasons: [message],
    message,
  });
});

test("an answer that shows a service at rest nowhere does not make its attachment gone", async () => {
  const handlers = await startWithReadyVpc({
    services: [{ id: "svc1", name: "db", regionCode: "us-east-1" }],
  });
  const inputs = { serviceId: "svc1", timescaleVpcId: "1001" };
  const { id, outs } = await handlers.attachment.create(inputs);
  handlers.cloud.injectFault({
    path: /services$/,
    effect: "alter-answer",
    alter: (body) =>
      (body as Record<string, unknown>[]).map((service) => without(service, "vpc_endpoint")),
  });
  expect(await handlers.attachment.read(id, outs)).toMatchObject({ id, props: outs });
});
