import type { TigerCloudOptions } from "../../../local/tiger-cloud";
import { clientOf, messageOf, valueOf, type Run } from "./graphql-client";
import { LATENCIES_MS, startCloud } from "./start-cloud";

const { claimable, sync, privateLinkAttach, privateLinkDetach } = LATENCIES_MS;
const VPCE = "vpce-0123456789abcdef0";
const OTHER_VPCE = "vpce-0fedcba9876543210";
const ACCOUNT = "123456789012";
const SERVICE = {
  ...{ id: "db01", name: "metrics", regionCode: "us-east-1", pooler: true, replica: true },
};
const HOST = "db01.localproj1.tsdb.cloud.test";

interface Connection {
  connectionId: string;
  state: string;
  name: string;
  bindings: { bindingType: string; hostname: string; port: number; serviceId: string }[];
}

async function start(options: TigerCloudOptions = {}) {
  const services = [SERVICE, { id: "db02", name: "logs", regionCode: "us-east-1" }];
  const setup = await startCloud({ services, ...options });
  for (const id of [VPCE, OTHER_VPCE]) {
    setup.cloud.addVpcEndpoint({ id, accountId: ACCOUNT, regionCode: "us-east-1" });
  }
  return { ...setup, run: await clientOf(setup.cloud) };
}

/** Both endpoints, claimed: `conn-aws-1` and `conn-aws-2`. */
async function startClaimed(options: TigerCloudOptions = {}) {
  const setup = await start(options);
  await setup.clock.advance(claimable);
  await setup.run("SyncPrivateLinkConnections");
  for (const id of [VPCE, OTHER_VPCE]) await valueOf(claim(setup.run, id));
  return setup;
}

const claim = (run: Run, claimIdentifier = VPCE) =>
  run("ClaimPrivateLinkConnection", { claimIdentifier });
const list = (run: Run, variables: object = {}) =>
  valueOf<Connection[]>(run("ListPrivateLinkConnections", variables));
const attach = (run: Run, ids: string[], serviceId = "db01") =>
  run("AttachServiceToPrivateLinkConnection", { serviceId, connectionIds: ids });
const detach = (run: Run, ids: string[], serviceId = "db01") =>
  run("DetachServiceFromPrivateLinkConnection", { serviceId, connectionIds: ids });
const service = (run: Run) => valueOf(run("GetServiceWithLinks", { serviceId: "db01" }));

test("each region has an endpoint service, whose name AWS would give", async () => {
  const { run } = await start();
  const regions = await valueOf<object[]>(run("ListPrivateLinkAvailableRegions"));
  expect(regions).toHaveLength(13);
  expect(regions).toContainEqual({
    ...{ region: "us-east-1", cloudProvider: "aws" },
    serviceName: expect.stringMatching(
      /^com\.amazonaws\.vpce\.us-east-1\.vpce-svc-[0-9a-f]{17}$/,
    ) as string,
  });
});

test("an endpoint can be claimed after a sync that finds it, or some minutes later without one", async () => {
  const { run, clock } = await start();
  expect(await messageOf(claim(run))).toBe("connection not found");
  await run("SyncPrivateLinkConnections");
  expect(await messageOf(claim(run))).toBe("connection not found");
  await clock.advance(claimable);
  expect(await messageOf(claim(run))).toBe("connection not found");
  await run("SyncPrivateLinkConnections");
  const claimed = await valueOf(claim(run));
  expect(claimed).toEqual({
    ...{ connectionId: "conn-aws-1", state: "approved", name: "", region: "us-east-1" },
    ...{ linkIdentifier: VPCE, providerConnectionId: VPCE, principalId: ACCOUNT },
    ...{ cloudProvider: "aws", createdAt: "2025-01-01T00:00:00.000Z" },
    updatedAt: "2025-01-01T00:00:00.000Z",
  });
  expect(await valueOf(claim(run))).toEqual(claimed);

  const later = await start();
  await later.clock.advance(sync);
  expect(await valueOf(claim(later.run))).toEqual(claimed);
});

test("what nobody or somebody else has claimed is not listed", async () => {
  const { run, clock, cloud } = await start();
  await clock.advance(sync);
  expect(await list(run)).toEqual([]);
  cloud.claimForAnotherProject(OTHER_VPCE);
  await claim(run);
  expect(await list(run)).toMatchObject([{ connectionId: "conn-aws-1", bindings: [] }]);
  expect(await list(run, { region: "eu-west-1" })).toEqual([]);
  expect(await messageOf(claim(run, OTHER_VPCE))).toMatch(/already claimed/);
  const name = { connectionId: "conn-aws-2", name: "mine" };
  expect(await messageOf(run("UpdatePrivateLinkConnection", name))).toBe("connection not found");
});

test("the plan PERFORMANCE has none of it", async () => {
  const { run, clock } = await start({ planType: "PERFORMANCE" });
  await clock.advance(sync);
  expect(await messageOf(claim(run))).toBe("The PERFORMANCE plan has no private endpoints");
});

test("a name is given in place, and left as it is by nothing", async () => {
  const { run } = await startClaimed();
  const connectionId = "conn-aws-1";
  const named = { connectionId, name: "app" };
  for (const given of [named, { connectionId }]) {
    expect(await valueOf(run("UpdatePrivateLinkConnection", given))).toMatchObject(named);
  }
});

test("a service answers behind a connection a while after the attach, at its host and other ports", async () => {
  const { run, clock, call } = await startClaimed();
  const before = await service(run);
  expect(before).toMatchObject({ privateLinkConnectionIds: [] });
  await valueOf(attach(run, ["conn-aws-1"]));
  expect(await service(run)).toEqual(before);
  await clock.advance(privateLinkAttach);
  expect(await service(run)).toEqual({
    ...{ id: "db01", privateLinkConnectionIds: ["conn-aws-1"] },
    endpoints: {
      primary: { host: HOST, port: 5432 },
      replica: { host: HOST.replace("db01", "db01-repl"), port: 5433 },
      pooler: { host: HOST, port: 6432 },
    },
  });
  const [first, second] = await list(run);
  expect(first?.bindings).toEqual(
    await valueOf(run("ListPrivateLinkBindings", { serviceId: "db01" })),
  );
  expect(
    first?.bindings.map(({ bindingType, hostname, port }) => `${bindingType} ${hostname}:${port}`),
  ).toEqual([
    ...[`primary ${HOST}:5432`, `replica ${HOST.replace("db01", "db01-repl")}:5433`],
    `pooler ${HOST}:6432`,
  ]);
  expect(second?.bindings).toEqual([]);
  expect((await call("GET", "/services/db01")).body).toMatchObject({
    ...{ endpoint: { host: HOST, port: 5432 } },
    connection_pooler: { endpoint: { host: HOST, port: 6432 } },
  });

  await valueOf(detach(run, ["conn-aws-1"]));
  expect(await messageOf(attach(run, ["conn-aws-1"]))).toMatch(/already attached/);
  await clock.advance(privateLinkDetach);
  const after = await service(run);
  expect(after).toMatchObject({
    privateLinkConnectionIds: [],
    endpoints: { primary: { host: HOST } },
  });
  expect(after).not.toEqual(before);
});

test("a connection leads to one service, a service has two connections, both in one region", async () => {
  const { run, cloud, clock } = await startClaimed();
  const far = "vpce-0000000000000000f";
  const third = "vpce-00000000000000003";
  cloud.addVpcEndpoint({ id: far, accountId: ACCOUNT, regionCode: "eu-west-1" });
  cloud.addVpcEndpoint({ id: third, accountId: ACCOUNT, regionCode: "us-east-1" });
  await clock.advance(sync);
  for (const id of [far, third]) await valueOf(claim(run, id));
  expect(await messageOf(attach(run, ["conn-aws-3"]))).toMatch(/in us-east-1.*in eu-west-1/);
  await valueOf(attach(run, ["conn-aws-1", "conn-aws-2"]));
  await clock.advance(privateLinkAttach);
  expect(await messageOf(attach(run, ["conn-aws-1"], "db02"))).toMatch(/already attached/);
  expect(await messageOf(attach(run, ["conn-aws-4"]))).toMatch(/at most 2 connections/);
  expect(await service(run)).toMatchObject({
    privateLinkConnectionIds: ["conn-aws-1", "conn-aws-2"],
  });
});

test("a connection is rejected for good, once nothing is behind it", async () => {
  const { run, clock } = await startClaimed();
  const connectionId = "conn-aws-1";
  const remove = () => run("DeletePrivateLinkConnection", { connectionId });
  await valueOf(attach(run, [connectionId]));
  await clock.advance(privateLinkAttach);
  await valueOf(detach(run, [connectionId]));
  expect(await messageOf(remove())).toMatch(/existing bindings/);
  await clock.advance(privateLinkDetach);
  await valueOf(remove());
  expect(await list(run)).toMatchObject([{ state: "rejected" }, { state: "approved" }]);
  expect(await messageOf(claim(run))).toBe("connection in state Rejected cannot be claimed");
  expect(await messageOf(attach(run, [connectionId]))).toMatch(/is rejected/);
});

test("an endpoint that the customer deletes is removed after the next sync, for good", async () => {
  const { run, cloud } = await startClaimed();
  cloud.removeVpcEndpoint(VPCE);
  await run("SyncPrivateLinkConnections");
  expect(await list(run)).toMatchObject([{ state: "removed" }, { state: "approved" }]);
  expect(await messageOf(claim(run))).toBe("connection in state Removed cannot be claimed");
});

test("in the console, a connection is rejected whatever is behind it", async () => {
  const { run, cloud } = await startClaimed();
  cloud.rejectPrivateLink(VPCE);
  expect(await list(run)).toMatchObject([{ state: "rejected" }, { state: "approved" }]);
  expect(() => cloud.rejectPrivateLink("vpce-0")).toThrow(
    "connection of VPC endpoint vpce-0: there is none",
  );
});

test("with moving endpoints, each attach gives other ports and leaves the host", async () => {
  const { run, clock } = await startClaimed({ movingEndpoints: true });
  const seen = [await service(run)];
  await valueOf(attach(run, ["conn-aws-1"]));
  await clock.advance(privateLinkAttach);
  seen.push(await service(run));
  const [before, after] = seen.map(
    (each) =>
      (each as { endpoints: { primary: { host: string; port: number } } }).endpoints.primary,
  );
  expect(after?.host).toBe(before?.host);
  expect(after?.port).not.toBe(before?.port);
});
