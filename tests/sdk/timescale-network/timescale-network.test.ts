import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork, type TimescaleNetworkArgs } from "../../../sdk";
import { networkMocks, TYPES, VPC_ID } from "../../support/network-mocks";
import { recordResources, valueOf } from "../../support/record-resources";

const ARGS: TimescaleNetworkArgs = { cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const PEERS = { app: { vpcId: VPC_ID, routeTables: { ids: { private: "rtb-0000000a" } } } };
const OTHER = { vpcId: "vpc-0000000b", accept: false };
const SERVICES = { main: { serviceId: "db01" } };

async function record(args: Partial<TimescaleNetworkArgs> = {}) {
  let outputs: unknown;
  const recording = await recordResources(networkMocks(), async () => {
    const network = new TimescaleNetwork("db", { ...ARGS, ...args });
    const { timescaleVpcId, endpoints, peers } = network;
    await Promise.all(Object.values(peers).map(({ routeTableIds }) => valueOf(routeTableIds)));
    outputs = await valueOf(pulumi.output({ timescaleVpcId, endpoints }));
  });
  return { ...recording, outputs };
}

test("its children, their names and parents are these: users' states hold them", async () => {
  const { resources, failures } = await record({ peers: PEERS, services: SERVICES });
  expect(failures).toEqual([]);
  const children = resources.map(({ type, name, parent }) => [name, type, parent]);
  expect(children.sort()).toEqual([
    ["db", TYPES.network, ""],
    ["db-app", TYPES.peeredVpc, "db"],
    ["db-app-accepter", TYPES.accepter, "db-app"],
    ["db-app-activation", TYPES.activation, "db-app"],
    ["db-app-client", TYPES.group, "db-app"],
    ["db-app-client-tcp-5432", TYPES.egress, "db-app"],
    ["db-app-peering", TYPES.peering, "db-app"],
    ["db-app-route-private-to-10.0.0.0-24", TYPES.route, "db-app"],
    ["db-main", TYPES.attachment, "db"],
    ["db-vpc", TYPES.vpc, "db"],
  ]);
});

test("the Timescale VPC is named like the network unless a name is given", async () => {
  const inputsWith = async (args: Partial<TimescaleNetworkArgs>) =>
    (await record(args)).resources.find(({ type }) => type === TYPES.vpc)?.inputs;
  expect(await inputsWith({})).toEqual({ ...ARGS, name: "db" });
  expect(await inputsWith({ name: "My net" })).toEqual({ ...ARGS, name: "My net" });
});

test("adopt and deadlines go to all that can have them; a peer or service can say otherwise", async () => {
  const { resources } = await record({
    adopt: true,
    timeouts: { create: "30m" },
    peers: { ...PEERS, other: { ...OTHER, adopt: false } },
    services: { main: { serviceId: "db01", timeouts: { create: "1h" } } },
  });
  const steered = resources.filter(({ inputs }) => "adopt" in inputs || "timeouts" in inputs);
  expect(
    steered.map(({ name, inputs: { adopt, timeouts } }) => [name, adopt, timeouts]).sort(),
  ).toEqual([
    ["db-app-activation", undefined, { create: "30m" }],
    ["db-app-peering", true, { create: "30m" }],
    ["db-main", true, { create: "1h" }],
    ["db-other-peering", false, { create: "30m" }],
    ["db-vpc", true, { create: "30m" }],
  ]);
});

test("each peer gets the Timescale VPC", async () => {
  const { resources } = await record({ peers: PEERS });
  expect(resources.find(({ name }) => name === "db-app-peering")).toMatchObject({
    dependsOn: ["db-vpc"],
    inputs: { timescaleVpcId: "db-vpc-id", peerVpcId: VPC_ID },
  });
});

test("a service is attached once every peer is connected and has its routes", async () => {
  const { resources } = await record({ peers: PEERS, services: SERVICES });
  expect(resources.find(({ name }) => name === "db-main")).toMatchObject({
    inputs: { serviceId: "db01", timescaleVpcId: "db-vpc-id" },
    dependsOn: expect.arrayContaining([
      "db-vpc",
      "db-app-accepter",
      "db-app-activation",
      "db-app-route-private-to-10.0.0.0-24",
    ]) as string[],
  });
});

test("its outputs are the id of the VPC and the endpoint of each service by its key", async () => {
  const { outputs } = await record({ services: { ...SERVICES, log: { serviceId: "db02" } } });
  const endpoint = {
    ...{ host: "db.example", port: 5432 },
    connectionString: "postgres://tsdbadmin@db.example:5432/tsdb?sslmode=require",
    readReplicas: [],
  };
  expect(outputs).toEqual({
    timescaleVpcId: "db-vpc-id",
    endpoints: { main: endpoint, log: endpoint },
  });
});

test("a network without peers and services is a Timescale VPC", async () => {
  const { resources, outputs } = await record();
  expect(resources.map(({ name }) => name)).toEqual(["db", "db-vpc"]);
  expect(outputs).toEqual({ timescaleVpcId: "db-vpc-id", endpoints: {} });
});

test("bad arguments are refused all at once, before any child is registered", async () => {
  const { resources, failures } = await recordResources(networkMocks(), () => {
    new TimescaleNetwork("db", {
      ...ARGS,
      cidr: "10.0.0/24",
      peers: { app: { vpcId: "vpc" } },
    });
  });
  expect(failures).toEqual([
    'cidr: got "10.0.0/24"; allowed is an IPv4 CIDR block without host bits, /16 to /28. ' +
      'Did you mean "10.0.0.0/24"?\n' +
      'peers.app.vpcId: got "vpc"; allowed is an AWS VPC id such as vpc-0123456789abcdef0. ' +
      "Copy the id from the AWS console or from the VPC's id output.",
  ]);
  expect(resources.map(({ name }) => name)).toEqual(["db"]);
});

/** What each attachment waits for, without the children of the peers and the Timescale VPC. */
async function turns(concurrency?: number) {
  const services = Object.fromEntries(
    ["c", "a", "b"].map((key) => [key, { serviceId: `db0${key}` }]),
  );
  const { resources } = await record({ services, ...(concurrency && { concurrency }) });
  const attachments = resources.filter(({ type }) => type === TYPES.attachment);
  return Object.fromEntries(
    attachments.map(({ name, dependsOn }) => [name, dependsOn.filter((each) => each !== "db-vpc")]),
  );
}

test("services move one at a time, or as many as is allowed, in the order of their keys", async () => {
  expect(await turns()).toEqual({ "db-a": [], "db-b": ["db-a"], "db-c": ["db-b"] });
  expect(await turns(2)).toEqual({ "db-a": [], "db-b": [], "db-c": ["db-a"] });
  expect(await turns(3)).toEqual({ "db-a": [], "db-b": [], "db-c": [] });
});

test("a service waits for the peers that it needs only", async () => {
  const peers = { ...PEERS, other: OTHER };
  const services = { main: { serviceId: "db01", peers: ["other"] } };
  const { resources } = await record({ peers, services });
  expect(resources.find(({ name }) => name === "db-main")?.dependsOn).toEqual([
    "db-other-peering",
    "db-vpc",
  ]);
});

test("ports of services get rules of their own, or a warning where those are ignored", async () => {
  const rulesOf = async (args: Partial<TimescaleNetworkArgs>) => {
    const mocks = networkMocks();
    mocks.outputs[TYPES.attachment] = { host: "db.example", port: 30066 };
    const { resources } = await recordResources(mocks, async () => {
      const given = { ...ARGS, peers: PEERS, services: SERVICES, ...args };
      const { endpoints, peers } = new TimescaleNetwork("db", given);
      await Promise.all(Object.values(peers).map(({ routeTableIds }) => valueOf(routeTableIds)));
      await valueOf(pulumi.output(endpoints));
      // The rules follow from the same outputs.
      await new Promise((resolve) => setImmediate(resolve));
    });
    return resources.filter(({ type }) => type === TYPES.egress).map(({ name }) => name);
  };
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  expect(await rulesOf({})).toEqual(["db-app-client-tcp-5432", "db-app-client-tcp-30066"]);
  expect(warn).not.toHaveBeenCalled();
  expect(await rulesOf({ portsOfServices: "ignore" })).toEqual(["db-app-client-tcp-5432"]);
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    "portsOfServices: service db01 answers at 30066, to which the security groups of peer app are not let out. Add it to the ports there.",
  ]);
  warn.mockClear();
  const letOut = [{ ports: [5432, 30066] }, { securityGroup: "none" as const }, { accept: false }];
  for (const peer of letOut) {
    await rulesOf({ portsOfServices: "ignore", peers: { app: { ...PEERS.app, ...peer } } });
  }
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test("a Timescale VPC that exists is used and not made", async () => {
  const timescaleVpc = { id: "1001", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  const { resources } = await recordResources(networkMocks(), () => {
    new TimescaleNetwork("db", { timescaleVpc, services: SERVICES });
  });
  expect(resources.map(({ type }) => type)).not.toContain(TYPES.vpc);
  expect(resources.find(({ name }) => name === "db-main")?.inputs).toEqual({
    ...{ serviceId: "db01", timescaleVpcId: "1001" },
  });
});

test("without interruptions, attachments say so and are protected from deletion", async () => {
  const { resources, options } = await record({ services: SERVICES, allowInterruption: false });
  const attachment = resources.find(({ name }) => name === "db-main");
  expect(attachment?.inputs).toMatchObject({ allowInterruption: false });
  expect(options["db-main"]).toMatchObject({ protect: true });
});

test("the network's tags and those of a peer go to all that can carry them", async () => {
  const peers = { app: { ...PEERS.app, tags: { team: "app", tier: "db" } } };
  const { resources } = await record({ peers, tags: { team: "data", env: "dev" } });
  const tagged = resources.filter(({ inputs }) => "tags" in inputs);
  expect(tagged.map(({ name }) => name).sort()).toEqual([
    "db-app-accepter",
    "db-app-client",
    "db-app-client-tcp-5432",
  ]);
  for (const { inputs } of tagged) {
    expect(inputs["tags"]).toEqual({ team: "app", tier: "db", env: "dev" });
  }
});

test("component options go to every child as Pulumi's users expect", async () => {
  const { options } = await recordResources(networkMocks(), async () => {
    const network = new TimescaleNetwork(
      "db",
      { ...ARGS, peers: PEERS, services: SERVICES },
      {
        protect: true,
        transformations: [
          ({ props, opts }) => ({ props, opts: { ...opts, ignoreChanges: ["x"] } }),
        ],
      },
    );
    await Promise.all(
      Object.values(network.peers).map(({ routeTableIds }) => valueOf(routeTableIds)),
    );
  });
  expect(Object.keys(options).length).toBeGreaterThan(8);
  const given = Object.values(options);
  expect(given.map(({ ignoreChanges }) => ignoreChanges)).toEqual(given.map(() => ["x"]));
  // Components, and what is derived, do not pass protection on and can go.
  const names = Object.keys(options).filter((name) => options[name]?.protect);
  expect(names.sort()).toEqual([
    ...["db-app-accepter", "db-app-client", "db-app-client-tcp-5432", "db-app-peering"],
    ...["db-main", "db-vpc"],
  ]);
});
