import { LATENCIES_MS } from "../../local/tiger-cloud/start-cloud";
import { failureOf } from "../../support/failure-of";
import { without } from "../../support/without";
import {
  askedFor,
  ATTACH,
  ID,
  INPUTS,
  placesOf,
  refuse,
  SERVICES,
  startWithConnections,
  STATE,
  VPCE,
} from "./private-endpoints";

test("a service is behind the endpoint once all that answers of it has a port there", async () => {
  const setup = await startWithConnections();
  expect(await setup.attachment.create(INPUTS)).toEqual({ id: ID, outs: STATE });
  expect(placesOf(setup)).toEqual(["db01 attached", undefined]);
  const plain = await setup.attachment.create({ serviceId: "db02", connectionId: "conn-aws-2" });
  expect(without(without(plain.outs ?? {}, "host"), "port")).toEqual({
    ...{ serviceId: "db02", connectionId: "conn-aws-2" },
  });
});

test("ports that come one by one are waited for", async () => {
  const setup = await startWithConnections();
  const alter = (body: unknown) => {
    const { data } = body as { data: { listPrivateLinkConnections: { bindings: object[] }[] } };
    for (const each of data.listPrivateLinkConnections) each.bindings.splice(1);
    return body;
  };
  await setup.attachBy("db01", "conn-aws-1");
  await setup.clock.advance(LATENCIES_MS.privateLinkAttach);
  const operation = "ListPrivateLinkConnections";
  setup.cloud.injectFault({ effect: "alter-answer", alter, operation, times: 2 });
  const { outs } = await setup.attachment.create({ ...INPUTS, adopt: true });
  expect(outs).toMatchObject(STATE);
});

test("an attachment that is there is refused, or taken over without asking for it", async () => {
  const setup = await startWithConnections();
  await setup.attachment.create(INPUTS);
  const from = setup.cloud.requests.length;
  expect((await failureOf(setup.attachment.create(INPUTS))).message).toMatch(
    /^Service db01: the attachment of service db01 to connection conn-aws-1 \(approved\) exists already\. .*adopt: true.*\[Exists\]$/,
  );
  const { outs } = await setup.attachment.create({ ...INPUTS, adopt: true });
  expect(outs).toEqual({ ...STATE, adopt: true });
  expect(askedFor(setup, ATTACH, from)).toBe(0);
});

test("an attach that an earlier try asked for is waited for", async () => {
  const setup = await startWithConnections();
  await setup.attachBy("db01", "conn-aws-1");
  const { outs } = await setup.attachment.create(INPUTS);
  expect(outs).toEqual(STATE);
});

test("while an earlier detach goes on, an attach is asked for until it is taken", async () => {
  const setup = await startWithConnections();
  await setup.attachment.create(INPUTS);
  await setup.detachBy("db01", "conn-aws-1");
  await setup.clock.advance(LATENCIES_MS.privateLinkDetach);
  refuse(setup, ATTACH, "connection conn-aws-1 is already attached", 3);
  const from = setup.cloud.requests.length;
  const { outs } = await setup.attachment.create(INPUTS);
  expect(outs).toEqual(STATE);
  expect(askedFor(setup, ATTACH, from)).toBe(4);
});

test("a service that is not at rest is attached when it is, and a paused one as it is", async () => {
  const services = [
    { ...SERVICES[0], status: "RESUMING" as const },
    { ...SERVICES[1], status: "PAUSED" as const },
  ];
  const setup = await startWithConnections({ services });
  const { message } = await failureOf(setup.attachment.create(INPUTS));
  expect(message).toMatch(/^Service db01: still RESUMING after 600 s .*\[WaitTimeout\]$/);
  expect(askedFor(setup, ATTACH)).toBe(0);
  await setup.attachment.create({ serviceId: "db02", connectionId: "conn-aws-2" });
  expect(placesOf(setup)).toEqual([undefined, "db02 attached"]);
});

test("a connection that the list does not show yet is waited for", async () => {
  const setup = await startWithConnections();
  const operation = "ListPrivateLinkConnections";
  const alter = () => ({ data: { listPrivateLinkConnections: [] } });
  // The look for what is there already comes first.
  setup.cloud.injectFault({ effect: "alter-answer", alter, operation, times: 2, skip: 1 });
  const { outs } = await setup.attachment.create(INPUTS);
  expect(outs).toEqual(STATE);
  expect(askedFor(setup, ATTACH)).toBe(1);
});

test("an attach to a service that is busy is asked for until it is taken", async () => {
  const setup = await startWithConnections();
  refuse(setup, ATTACH, "Service is already being updated", 2);
  const { outs } = await setup.attachment.create(INPUTS);
  expect(outs).toEqual(STATE);
  expect(askedFor(setup, ATTACH)).toBe(3);
});

test("ports are not taken for the end of it while the service is still on the move", async () => {
  const setup = await startWithConnections();
  await setup.attachBy("db01", "conn-aws-1");
  await setup.clock.advance(LATENCIES_MS.privateLinkAttach);
  let moving = 0;
  const alter = (body: unknown) => {
    moving += 1;
    return JSON.parse(JSON.stringify(body).replace("READY", "UPGRADING")) as unknown;
  };
  setup.cloud.injectFault({ effect: "alter-answer", alter, path: /\/services\/db01$/, times: 3 });
  const { outs } = await setup.attachment.create({ ...INPUTS, adopt: true });
  expect(outs).toMatchObject(STATE);
  expect(moving).toBe(3);
});

test("a service that is being deleted is refused before anything is asked for", async () => {
  const services = [{ ...SERVICES[0], status: "DELETING" as const }];
  const setup = await startWithConnections({ services });
  expect((await failureOf(setup.attachment.create(INPUTS))).message).toBe(
    "Service db01: it is DELETING. Use another one. [NotFound]",
  );
  expect(askedFor(setup, ATTACH)).toBe(0);
});

test.each(["lose-request", "lose-answer"] as const)(
  "whether the attach was carried out (%s), it is done once",
  async (effect) => {
    const setup = await startWithConnections();
    setup.cloud.injectFault({ effect, operation: ATTACH });
    const { outs } = await setup.attachment.create(INPUTS);
    expect(outs).toEqual(STATE);
    expect(placesOf(setup)).toEqual(["db01 attached", undefined]);
  },
);

test("an attach that does not end in time is kept, and the next update goes on from there", async () => {
  const setup = await startWithConnections({
    latenciesMs: { ...LATENCIES_MS, privateLinkAttach: 700_000 },
  });
  const failure = await failureOf(setup.attachment.create(INPUTS));
  expect(failure.message).toMatch(
    /^Service db01: still not attached after 600 s .*pulumi-timescale doctor.*\[WaitTimeout\]$/,
  );
  const properties = { ...INPUTS, host: "", port: 0 };
  expect(failure).toMatchObject({ id: ID, properties });
  expect((await setup.attachment.read(ID, properties)).props).toEqual(properties);
  expect(await setup.attachment.diff(ID, properties, INPUTS)).toMatchObject({ changes: true });
  const { outs } = await setup.attachment.update(ID, properties, INPUTS);
  expect(outs).toEqual(STATE);
});

test("what the API refuses for good is told in its words, and leaves nothing behind", async () => {
  const setup = await startWithConnections();
  refuse(setup, ATTACH, "a service can have at most 2 connections");
  const failure = await failureOf(setup.attachment.create(INPUTS));
  expect(failure.message).toMatch(/at most 2 connections.*\[Rejected\]$/);
  expect(failure).not.toHaveProperty("id");
});

test("an API without the operation is told as changed", async () => {
  const setup = await startWithConnections();
  refuse(setup, ATTACH, `Cannot query field "${ATTACH}" on type "Mutation".`);
  const { message } = await failureOf(setup.attachment.create(INPUTS));
  expect(message).toMatch(/^Service db01: .*upgrade pulumi-timescale.*\[ApiChanged\]$/);
});

test("a connection that leads elsewhere, is elsewhere or is lost is refused before anything is asked for", async () => {
  const setup = await startWithConnections();
  const { cloud, attachment } = setup;
  const refusalOf = async (inputs: object) =>
    (await failureOf(attachment.create({ ...INPUTS, ...inputs }))).message;
  await attachment.create({ serviceId: "db02", connectionId: "conn-aws-2" });
  const from = cloud.requests.length;
  expect(await refusalOf({ connectionId: "conn-aws-2" })).toMatch(
    /^Service db01: connection conn-aws-2 leads to service db02 already, and leads to one at most\. .*\[Rejected\]$/,
  );
  expect(await refusalOf({ serviceId: "db09" })).toMatch(/^Service db09: .*\[NotFound\]$/);
  cloud.rejectPrivateLink(VPCE);
  await setup.clock.advance(20_000);
  expect(await refusalOf({})).toMatch(
    /^Service db01: its connection conn-aws-1 is rejected, which is for good\. Replace the endpoint.*\[WaitFailed\]$/,
  );
  expect(askedFor(setup, ATTACH, from)).toBe(0);
});

test("a connection in another region is refused before anything is asked for", async () => {
  const setup = await startWithConnections({
    services: [{ ...SERVICES[0], regionCode: "eu-west-1" }],
  });
  expect((await failureOf(setup.attachment.create(INPUTS))).message).toBe(
    "Service db01: service db01 is in eu-west-1, connection conn-aws-1 in us-east-1. " +
      "Make a VPC endpoint in the service's own region. [Rejected]",
  );
  expect(askedFor(setup, ATTACH)).toBe(0);
});

test("another service or connection replaces it; with the same connection, it goes first", async () => {
  const { attachment } = await startWithConnections();
  const diff = (news: object) => attachment.diff(ID, STATE, { ...INPUTS, ...news });
  expect(await diff({})).toMatchObject({ changes: false });
  expect(await diff({ serviceId: "db02" })).toEqual({
    ...{ changes: true, replaces: ["serviceId"], deleteBeforeReplace: true },
  });
  expect(await diff({ connectionId: "conn-aws-2" })).toEqual({
    ...{ changes: true, replaces: ["connectionId"] },
  });
});

test("a read finds other ports, and that the attachment or the connection is gone", async () => {
  const setup = await startWithConnections({ movingEndpoints: true });
  const { attachment, clock } = setup;
  const { outs: before = {} } = await attachment.create(INPUTS);
  await attachment.create({ ...INPUTS, connectionId: "conn-aws-2" });
  const { props } = await attachment.read(ID, before);
  expect(props).toMatchObject({ host: before["host"] });
  expect(props?.["port"]).not.toBe(before["port"]);
  expect((await attachment.read(ID)).props).toEqual(props);
  await setup.detachBy("db01", "conn-aws-1");
  await clock.advance(20_000);
  expect(await attachment.read(ID, before)).toMatchObject({ id: "" });
  expect(await attachment.read("db01/conn-aws-7", before)).toMatchObject({ id: "" });
});

test("behind a lost connection, an attachment stays until it is detached", async () => {
  const setup = await startWithConnections();
  const { attachment, cloud, clock } = setup;
  await attachment.create(INPUTS);
  cloud.rejectPrivateLink(VPCE);
  await clock.advance(20_000);
  expect(await attachment.read(ID, STATE)).toMatchObject({ id: ID, props: STATE });
  await setup.detachBy("db01", "conn-aws-1");
  await clock.advance(20_000);
  for (const stored of [STATE, { ...INPUTS, host: "", port: 0 }]) {
    expect(await attachment.read(ID, stored)).toMatchObject({ id: "" });
  }
});

test("a read by another form of id is refused", async () => {
  const { attachment } = await startWithConnections();
  expect((await failureOf(attachment.read("conn-aws-1"))).message).toMatch(
    /not of the form kd9w2xp4mz\/conn-aws-1.*\[State\]$/,
  );
});
