import * as pulumi from "@pulumi/pulumi";
import type { TimescaleNetworkArgs } from "../../../sdk";
import { networkProblems, warnOfManyPeers } from "../../../sdk/timescale-network/check-arguments";

const ARGS: TimescaleNetworkArgs = { cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const VPC = { vpcId: "vpc-0a1b2c3d" };
const HUB = { transitGatewayId: "tgw-0a1b2c3d", cidrBlocks: ["10.20.0.0/16"] };
const problems = (args: Partial<TimescaleNetworkArgs>) =>
  networkProblems({ ...ARGS, ...args }, "net");

test.each<[string, Partial<TimescaleNetworkArgs>]>([
  ["a network alone", {}],
  ["a name", { name: "My net" }],
  ["peers and services", { peers: { app: VPC }, services: { main: { serviceId: "db01" } } }],
  ["a transit gateway", { transitGateways: { hub: HUB } }],
  ["50 peers", { peers: Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`p${n}`, VPC])) }],
])("with %s nothing is wrong", (_what, args) => {
  expect(problems(args)).toEqual([]);
});

test("all that is wrong is told at once, under the names of the arguments", () => {
  const told = problems({
    name: "",
    cidr: "10.0.0.0/29",
    regionCode: "az-eastus",
    peers: { app: { vpcId: "vpc", accountId: "1", routeTables: ["main"] } },
    services: { main: { serviceId: "My DB" } },
  });
  expect(told.map((problem) => problem.slice(0, problem.indexOf(": ")))).toEqual([
    "name",
    "cidr",
    "regionCode",
    "peers.app.vpcId",
    "peers.app.accountId",
    "peers.app.routeTables[0]",
    "services.main.serviceId",
  ]);
  expect(told.at(-1)).toBe(
    'services.main.serviceId: got "My DB"; allowed is a service id of lower-case letters and ' +
      "digits, such as kd9w2xp4mz. Copy the service id from the Tiger Cloud console, not its name or host.",
  );
});

test.each([null, "vpc-0a1b2c3d", [VPC]])("an entry %j is refused where it stands", (entry) => {
  const odd = entry as unknown as object;
  const told = problems({
    peers: { app: odd },
    transitGateways: { hub: odd as typeof HUB },
    services: { main: odd },
    concurrency: 0,
  });
  const refused = (property: string) =>
    `${property}: got ${JSON.stringify(entry)}; allowed is an object. Give it its arguments, or leave the key out.`;
  expect(told).toEqual([
    ...["peers.app", "transitGateways.hub", "services.main"].map(refused),
    expect.stringContaining("concurrency"),
  ]);
});

test("51 peers are too many for one Timescale VPC", () => {
  const peers = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`p${n}`, VPC]));
  expect(problems({ peers })).toEqual([
    "peers: got 51 peers; allowed are 50 for one Timescale VPC. Make a second network.",
  ]);
});

test("near the limit people are told, and that transit gateways may count", () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  const network = (peers: number) => ({
    peers: Object.fromEntries(Array.from({ length: peers }, (_, n) => [`p${n}`, VPC])),
  });
  const nobody = undefined as unknown as pulumi.ComponentResource;
  warnOfManyPeers(network(44), nobody);
  expect(warn).not.toHaveBeenCalled();
  warnOfManyPeers(network(45), nobody);
  warnOfManyPeers({ ...network(50), transitGateways: { hub: HUB } }, nobody);
  expect(problems({ ...network(50), transitGateways: { hub: HUB } })).toEqual([]);
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    "peers: 45 of the 50 that one Timescale VPC can have are used. Plan a second network.",
    "peers: 51 of the 50 that one Timescale VPC can have are used, if transit gateways count. Plan a second network.",
  ]);
  warn.mockRestore();
});

test("all that is wrong with transit gateways is told at once, with what is wrong with the rest", () => {
  const transitGateways = {
    app: { ...HUB, transitGatewayId: "vpc-0a1b2c3d", cidrBlocks: ["10.20.0.0/16", "10.20.1.0/24"] },
    hub: { ...HUB, accountId: "1", vpcs: { jobs: { vpcId: "vpc" } }, aliases: ["a b"] },
  };
  const services = { main: { serviceId: "db01", transitGateways: ["office"] } };
  const told = problems({ cidr: "10.0.0.0/29", peers: { app: VPC }, transitGateways, services });
  expect(told.map((problem) => problem.slice(0, problem.indexOf(": ")))).toEqual([
    "cidr",
    "transitGateways.app.transitGatewayId",
    "transitGateways.app.cidrBlocks",
    "transitGateways.hub.accountId",
    "transitGateways.hub.vpcs.jobs.vpcId",
    "transitGateways.hub.aliases",
    "transitGateways.app",
    "services.main.transitGateways",
  ]);
  expect(told.slice(-2)).toEqual([
    "transitGateways.app: got a name that peers has as well; allowed is each name once. Give one of them another name.",
    'services.main.transitGateways: got "office"; allowed are the names in transitGateways: app, hub. Correct the name.',
  ]);
});

test("a service that is named twice is told with both names", () => {
  const services = {
    one: { serviceId: "db01" },
    two: { serviceId: "db02" },
    three: { serviceId: "db01" },
  };
  expect(problems({ services })).toEqual([
    'services: got "db01" under one and three; allowed is each service once. Keep one of them.',
  ]);
});

test.each(["", "a b", "-a", "a/b", "a::b", "x".repeat(101)])(
  "the key %j cannot become a part of a Pulumi name",
  (key) => {
    const allowed = 'allowed are letters, digits, "-", "_" and ".". Choose a short name.';
    const told = `got the key ${JSON.stringify(key)}; ${allowed}`;
    expect(problems({ peers: { [key]: VPC } })).toEqual([`peers.${key}: ${told}`]);
    expect(problems({ services: { [key]: { serviceId: "db01" } } })).toEqual([
      `services.${key}: ${told}`,
    ]);
  },
);

test("what is not known yet is not looked at", () => {
  const wrong = pulumi.output("wrong!");
  expect(
    problems({
      name: wrong,
      cidr: wrong,
      regionCode: Promise.resolve("wrong!"),
      peers: { app: { vpcId: wrong, routeTables: wrong.apply((id) => [id]) } },
      services: { one: { serviceId: wrong }, two: { serviceId: wrong } },
    }),
  ).toEqual([]);
});

test("a Timescale VPC is a new one or one that exists, not both", () => {
  const timescaleVpc = { id: "1001", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  expect(networkProblems({ timescaleVpc }, "net")).toEqual([]);
  expect(problems({ timescaleVpc }).map((problem) => problem.split(":")[0])).toEqual([
    "cidr",
    "regionCode",
  ]);
  expect(networkProblems({}, "net").map((problem) => problem.split(":")[0])).toEqual([
    "cidr",
    "regionCode",
  ]);
});

test("a service can need peers of the network only", () => {
  const services = { main: { serviceId: "db01", peers: ["app", "jobs"] } };
  expect(problems({ peers: { app: VPC }, services })).toEqual([
    'services.main.peers: got "jobs"; allowed are the names in peers: app. Correct the name.',
  ]);
});

test("what is done about the ports of services is one of two words", () => {
  expect(problems({ portsOfServices: "ignore" })).toEqual([]);
  expect(problems({ portsOfServices: "none" as "ignore" })).toEqual([
    'portsOfServices: got "none"; allowed are "allow" and "ignore". Leave it out to let peers out to the ports of the services.',
  ]);
});

test.each([0, 1.5, "2"])("%j is no concurrency", (concurrency) => {
  expect(problems({ concurrency: concurrency as number })).toEqual([
    expect.stringMatching(/^concurrency: got .* a whole number, 1 or more/),
  ]);
});

test("a service that names a peer by its former key is told the present one", () => {
  const peers = { web: { ...VPC, aliases: ["app"] } };
  const services = { main: { serviceId: "db01", peers: ["app"] } };
  expect(problems({ peers, services })).toEqual([
    'services.main.peers: got "app"; allowed are the names in peers: web. Write "web".',
  ]);
});

test("former keys are lists of keys that are there no more, each once, and told at once", () => {
  const service = (serviceId: string, aliases: string[]) => ({ serviceId, aliases });
  const told = problems({
    peers: { web: { ...VPC, aliases: ["app"] }, app: { ...VPC, aliases: ["a b"] } },
    services: { one: service("db01", ["main", "main"]), two: service("db02", "old" as never) },
  });
  const keys = 'a list of former keys, of letters, digits, "-", "_" and "."';
  expect(told).toEqual([
    'peers.web.aliases: got "app", which peers has now; allowed are keys that it has no more. Remove it from the aliases.',
    `peers.app.aliases: got ["a b"]; allowed is ${keys}. Write one as a list of one.`,
    `services.two.aliases: got "old"; allowed is ${keys}. Write one as a list of one.`,
    'services: got "main" twice in the aliases of one; allowed is each former key once. Keep one of them.',
  ]);
  const good = { web: { ...VPC, aliases: ["app", "edge"] }, jobs: { ...VPC, aliases: [] } };
  expect(problems({ peers: good, services: { two: service("db02", ["app"]) } })).toEqual([]);
});

test("a service is given by its id or by its name, and a name as it can be", () => {
  const services = { main: { name: "metrics" }, log: { serviceId: "db02" } };
  expect(problems({ services })).toEqual([]);
  const both = { main: { serviceId: "db01", name: "metrics" } };
  expect(problems({ services: both })).toEqual([
    "services.main.serviceId: got a value beside name; allowed is one of them. Keep the id, which does not change.",
  ]);
  expect(problems({ services: { main: { name: "" } } })).toEqual([
    expect.stringMatching(/^services\.main\.name: got nothing/),
  ]);
});

test("a service that names a peer where the network has none is told so", () => {
  const services = { main: { serviceId: "db01", peers: ["app"] } };
  expect(problems({ services })).toEqual([
    'services.main.peers: got "app"; allowed are the names in peers: there are none. Correct the name.',
  ]);
});
