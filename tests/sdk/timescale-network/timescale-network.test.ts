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
