import type { TigerCloud, TigerCloudOptions } from "../../../local/tiger-cloud";
import { lookUp } from "../../../provider/lookups";
import type { LookupArgs, LookupName } from "../../../provider/lookups/contract";
import {
  LATENCIES_MS,
  peerWith,
  startCloud,
  VPC,
  type Setup,
} from "../../local/tiger-cloud/start-cloud";
import { requestsOf } from "../../support/handlers";
import { startOddServer } from "../../support/odd-server";
import { SECRET_KEY } from "../tiger-cloud/api-on";

const configOf = (cloud: Pick<TigerCloud, "apiUrl" | "publicKey" | "secretKey">) => {
  const { apiUrl, publicKey, secretKey } = cloud;
  const config = new Map(Object.entries({ apiUrl, publicKey, secretKey }));
  return (key: string) => config.get(key.replace("timescale:", ""));
};

const on =
  (cloud: Parameters<typeof configOf>[0]) =>
  <Name extends LookupName>(name: Name, args: LookupArgs<Name>) =>
    lookUp(name, args, configOf(cloud));

const METRICS = { id: "db01", name: "metrics", regionCode: "us-east-1", pooler: true, replicas: 1 };
const LOGS = { id: "db02", name: "logs", regionCode: "eu-west-1" };

/** VPC 1001 "net" in us-east-1, 1002 "net" and 1003 "other" in eu-west-1, and two services. */
async function start(options: TigerCloudOptions = {}): Promise<Setup> {
  const setup = await startCloud({ services: [METRICS, LOGS], ...options });
  await setup.call("POST", "/vpcs", VPC);
  await setup.call("POST", "/vpcs", { ...VPC, region_code: "eu-west-1" });
  await setup.call("POST", "/vpcs", { ...VPC, name: "other", region_code: "eu-west-1" });
  await setup.clock.advance(LATENCIES_MS.vpc);
  return setup;
}

const NET = { id: "1001", name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };

test("a Timescale VPC is found by id, and by name and region", async () => {
  const { cloud } = await start();
  const look = on(cloud);
  expect(await look("getTimescaleVpc", { id: "1001" })).toEqual({ result: NET });
  expect(await look("getTimescaleVpc", { name: "net", regionCode: "us-east-1" })).toEqual({
    result: NET,
  });
  expect(await look("getTimescaleVpc", { name: "net" })).toEqual({
    failure: expect.stringMatching(
      /^Timescale VPC with name "net": there are 2: .*\[Ambiguous\]$/,
    ) as string,
  });
});

test("lists are those of a region or all, in the order of ids", async () => {
  const { cloud } = await start();
  const look = on(cloud);
  const ids = async <Name extends "getTimescaleVpcs" | "getServices">(
    name: Name,
    args: LookupArgs<Name>,
  ) => {
    const outcome = await look(name, args);
    return "failure" in outcome ? outcome.failure : outcome.result.map(({ id }) => id);
  };
  expect(await ids("getTimescaleVpcs", {})).toEqual(["1001", "1002", "1003"]);
  expect(await ids("getTimescaleVpcs", { regionCode: "eu-west-1" })).toEqual(["1002", "1003"]);
  expect(await ids("getTimescaleVpcs", { regionCode: "us-west-2" })).toEqual([]);
  expect(await ids("getServices", {})).toEqual(["db01", "db02"]);
  cloud.moveService("db02", "1002");
  expect(await ids("getServices", { timescaleVpcId: "1002" })).toEqual(["db02"]);
  expect(await ids("getServices", { timescaleVpcId: "1002", regionCode: "us-east-1" })).toEqual([]);
});

test("a service shows where it and its replicas answer, publicly and in a VPC", async () => {
  const { cloud } = await start();
  const look = on(cloud);
  const endpoint = (host: string) => ({
    host: expect.stringMatching(`^${host}\\.`) as string,
    port: expect.any(Number) as number,
  });
  const found = {
    id: "db01",
    name: "metrics",
    regionCode: "us-east-1",
    status: "READY",
    ...endpoint("db01"),
    poolerEndpoint: endpoint("db01-pooler"),
    readReplicas: [
      {
        id: "db01r1",
        name: "metrics-replica-1",
        endpoint: endpoint("db01r1"),
        poolerEndpoint: endpoint("db01r1-pooler"),
      },
    ],
  };
  expect(await look("getService", { name: "metrics" })).toEqual({
    result: { ...found, timescaleVpcId: undefined, isPrivate: false },
  });
  cloud.moveService("db01", "1001");
  expect(await look("getService", { id: "db01", regionCode: "us-east-1" })).toEqual({
    result: { ...found, timescaleVpcId: "1001", isPrivate: true },
  });
});

test("a service that moves has no host, and one without a pooler none of that", async () => {
  const { cloud, call, clock } = await start();
  await call("POST", "/services/db02/attachToVPC", { vpc_id: "1002" });
  await clock.advance(LATENCIES_MS.attach / 2);
  expect(await on(cloud)("getService", { id: "db02" })).toEqual({
    result: {
      ...{ id: "db02", name: "logs", regionCode: "eu-west-1", status: "UPGRADING" },
      ...{ host: undefined, port: undefined, poolerEndpoint: undefined, readReplicas: [] },
      ...{ timescaleVpcId: undefined, isPrivate: false },
    },
  });
});

const APP = "vpc-0123456789abcdef0";
const PEERING = {
  ...{ id: "1001/5001", timescaleVpcId: "1001", peerAccountId: "123456789012" },
  ...{ peerRegionCode: "eu-west-1", peerVpcId: APP, status: "ACTIVE", errorMessage: undefined },
};

test("a peering is found by its id, its customer VPC, and its pcx wherever it is", async () => {
  const { cloud, call, clock } = await start();
  await call("POST", "/vpcs/1001/peerings", peerWith(APP));
  await clock.advance(LATENCIES_MS.peering + LATENCIES_MS.activation);
  const [{ provisionedId = "" } = {}] = cloud.peerings;
  const look = on(cloud);
  const result = { ...PEERING, provisionedId };
  const ways = [
    { timescaleVpcId: "1001", id: "5001" },
    { timescaleVpcId: "1001", id: "1001/5001" },
    { id: "1001/5001" },
    { timescaleVpcId: "1001", peerVpcId: APP, peerRegionCode: "eu-west-1" },
    { provisionedId },
  ];
  for (const way of ways) expect(await look("getTimescalePeering", way)).toEqual({ result });
});

test("the second part of a peering's id says too little without its Timescale VPC", async () => {
  const { cloud } = await startCloud();
  expect(await on(cloud)("getTimescalePeering", { id: "5001" })).toEqual({
    failure:
      'getTimescalePeering: id: got "5001"; allowed is an id such as 1001/5001. Or give timescaleVpcId, too. [Rejected]',
  });
});

test("a failed peering shows the vendor's words", async () => {
  const { cloud, call } = await start();
  await call("POST", "/vpcs/1001/peerings", peerWith(APP));
  cloud.setPeeringStatus("5001", "INVALID", "CIDR overlaps");
  const wanted = { timescaleVpcId: "1001", peerVpcId: APP };
  expect(await on(cloud)("getTimescalePeering", wanted)).toMatchObject({
    result: { provisionedId: undefined, status: "INVALID", errorMessage: "CIDR overlaps" },
  });
});

test("peerings of one customer VPC are candidates, with their status", async () => {
  const peering = { id: "5001", status: "invalid", ...peerWith(APP) };
  const successor = { ...peering, id: "5002", status: "active", provisioned_id: "pcx-0a1b2c3d" };
  const server = await startOddServer(
    { status: 200, body: JSON.stringify({ api_key: { project: { id: "p1" } } }) },
    { status: 200, body: JSON.stringify([peering, successor]) },
  );
  const stack = { apiUrl: server.apiUrl, publicKey: "pub", secretKey: SECRET_KEY };
  const wanted = { timescaleVpcId: "1001", peerVpcId: APP };
  expect(await on(stack)("getTimescalePeering", wanted)).toEqual({
    failure:
      `Peering with timescaleVpcId "1001" and peerVpcId "${APP}": there are 2: ` +
      `5001 of Timescale VPC 1001 (no pcx yet, ${APP} in 123456789012 and eu-west-1, INVALID), ` +
      `5002 of Timescale VPC 1001 (pcx-0a1b2c3d, ${APP} in 123456789012 and eu-west-1, ACTIVE). ` +
      "Also give id or provisionedId. [Ambiguous]",
  });
});

test("a peering of a Timescale VPC that is not there is told with those that are", async () => {
  const { cloud } = await start();
  const outcome = await on(cloud)("getTimescalePeering", { timescaleVpcId: "999", id: "1" });
  expect(outcome).toEqual({
    failure: expect.stringMatching(
      /^Timescale VPC with id "999": there is none\. There are 3: .*\[NotFound\]$/,
    ) as string,
  });
});

test("look-ups at the same time share requests; a later one sees what changed", async () => {
  const setup = await start();
  const { cloud } = setup;
  const look = on(cloud);
  const from = cloud.requests.length;
  await Promise.all([
    look("getTimescaleVpc", { id: "1001" }),
    look("getTimescaleVpc", { name: "other" }),
    look("getTimescaleVpcs", {}),
  ]);
  expect(requestsOf(setup, from)).toEqual(["GET /public/api/v1/auth/info 200", "GET /vpcs 200"]);
  cloud.renameVpc("1003", "renamed");
  expect(await look("getTimescaleVpc", { name: "renamed" })).toMatchObject({
    result: { id: "1003" },
  });
});

test("two stacks in one process are looked up in their own projects", async () => {
  const [one, other] = [await start(), await startCloud()];
  const wanted = {};
  expect(await on(one.cloud)("getTimescaleVpcs", wanted)).toMatchObject({ result: [{}, {}, {}] });
  expect(await on(other.cloud)("getTimescaleVpcs", wanted)).toEqual({ result: [] });
});

test.each([
  ["getTimescaleVpc", {}, "got no arguments; give id or name."],
  ["getTimescaleVpc", { regionCode: "us-east-1" }, "got regionCode alone; give id or name."],
  [
    "getTimescalePeering",
    { timescaleVpcId: "1", peerAccountId: "123456789012" },
    "got timescaleVpcId and peerAccountId alone; give id, timescaleVpcId with peerVpcId or provisionedId.",
  ],
  [
    "getService",
    { name: " " },
    'name: got " "; allowed is a name as the Tiger Cloud console shows it. Copy the name from the Tiger Cloud console.',
  ],
  [
    "getServices",
    { region: "x" },
    "region: no such argument; allowed are regionCode and timescaleVpcId.",
  ],
  ["getTimescaleVpc", "net", 'got "net"; allowed is an object with id, name and regionCode.'],
  ["getTimescaleVpc", undefined, "got nothing; allowed is an object with id, name and regionCode."],
] as const)("%s of %j is refused before any request", async (name, args, problem) => {
  const { failure } = (await lookUp(name, args as object, () => undefined)) as { failure: string };
  expect(failure).toBe(`${name}: ${problem} [Rejected]`);
});

test("all that is wrong with arguments is told at once", async () => {
  const args = {
    timescaleVpcId: "vpc-1",
    provisionedId: "pcx-x",
    peerVpcId: "tgw-1",
  };
  const outcome = await lookUp("getTimescalePeering", args, () => undefined);
  const { failure } = outcome as { failure: string };
  expect(failure.split("\n").map((line) => line.split(";")[0])).toEqual([
    'getTimescalePeering: timescaleVpcId: got "vpc-1"',
    'getTimescalePeering: provisionedId: got "pcx-x"',
    'getTimescalePeering: peerVpcId: got "tgw-1"',
  ]);
});

test("a refused key, an answer that repeats it and missing settings end as words without it", async () => {
  const server = await startOddServer({
    status: 401,
    body: JSON.stringify({ message: `no such key ${SECRET_KEY}` }),
  });
  const stack = { apiUrl: server.apiUrl, publicKey: "pub", secretKey: SECRET_KEY };
  const outcome = await on(stack)("getServices", {});
  expect(outcome).toEqual({
    failure: expect.stringMatching(
      /^Tiger Cloud API key: .* answered 401 .*\[Unauthorized\]$/,
    ) as string,
  });
  expect(JSON.stringify(outcome)).not.toContain(SECRET_KEY);
});
