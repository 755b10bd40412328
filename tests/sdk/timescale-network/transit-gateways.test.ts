import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork, type TimescaleNetworkArgs } from "../../../sdk";
import { GATEWAY, gatewayMocks, GATEWAY_TYPES } from "../../support/gateway-mocks";
import { TYPES, VPC_ID } from "../../support/network-mocks";
import { recordResources, valueOf } from "../../support/record-resources";

const ARGS: TimescaleNetworkArgs = { cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const VPC = { vpcId: VPC_ID, routeTables: { ids: { private: "rtb-0000000a" } } };
const HUB = { transitGatewayId: GATEWAY, cidrBlocks: ["10.20.0.0/16", "10.30.0.0/16"] };
const SERVICES = { main: { serviceId: "db01" } };

const record = (args: Partial<TimescaleNetworkArgs>) => {
  const mocks = gatewayMocks();
  mocks.outputs[TYPES.attachment] = { host: "db.example", port: 30066 };
  return recordResources(mocks, async () => {
    const network = new TimescaleNetwork("db", { ...ARGS, ...args });
    const gateways = Object.values(network.transitGateways);
    await Promise.all(gateways.map(({ connection }) => valueOf(connection)));
    await valueOf(pulumi.output(network.endpoints));
    // The rules for the ports of services follow from the same outputs.
    await new Promise((resolve) => setImmediate(resolve));
  });
};

test("a gateway's children, their names and parents are these: users' states hold them", async () => {
  const transitGateways = { hub: { ...HUB, vpcs: { app: VPC } } };
  const { resources, failures } = await record({ transitGateways, services: SERVICES });
  expect(failures).toEqual([]);
  expect(resources.map(({ name, type, parent }) => [name, type, parent]).sort()).toEqual([
    ["db", TYPES.network, ""],
    ["db-hub", GATEWAY_TYPES.component, "db"],
    ["db-hub-accepter", GATEWAY_TYPES.accepter, "db-hub"],
    ["db-hub-activation", TYPES.activation, "db-hub"],
    ["db-hub-app", GATEWAY_TYPES.attachedVpc, "db-hub"],
    ["db-hub-app-client", TYPES.group, "db-hub-app"],
    ["db-hub-app-client-tcp-30066", TYPES.egress, "db-hub-app"],
    ["db-hub-app-client-tcp-5432", TYPES.egress, "db-hub-app"],
    ["db-hub-app-route-private-to-10.0.0.0-24", TYPES.route, "db-hub-app"],
    ["db-hub-gateway-route-default-to-10.0.0.0-24", GATEWAY_TYPES.route, "db-hub"],
    ["db-hub-peering", GATEWAY_TYPES.peering, "db-hub"],
    ["db-main", TYPES.attachment, "db"],
    ["db-vpc", TYPES.vpc, "db"],
  ]);
});

test("a service is attached once gateways and the VPCs behind them are connected, or those it needs", async () => {
  const transitGateways = {
    hub: { ...HUB, vpcs: { app: VPC } },
    office: { ...HUB, cidrBlocks: ["10.60.0.0/16"], accept: false },
  };
  const waitsFor = async (service: object) => {
    const services = { main: { serviceId: "db01", ...service } };
    const { resources } = await record({ transitGateways, services });
    return resources.find(({ name }) => name === "db-main")?.dependsOn;
  };
  const all = await waitsFor({});
  expect(all).toEqual(
    expect.arrayContaining([
      ...["db-hub-activation", "db-hub-gateway-route-default-to-10.0.0.0-24"],
      ...["db-hub-app-route-private-to-10.0.0.0-24", "db-office-peering"],
    ]),
  );
  expect(await waitsFor({ transitGateways: ["office"] })).toEqual(["db-office-peering", "db-vpc"]);
  expect(await waitsFor({ transitGateways: [] })).toEqual(["db-vpc"]);
});

test("adopt, deadlines and tags of the network go to a gateway, which can say otherwise", async () => {
  const own = { adopt: false, tags: { team: "hub" } };
  const { resources } = await record({
    ...{ adopt: true, timeouts: { create: "30m" }, tags: { team: "data", env: "dev" } },
    transitGateways: { hub: { ...HUB, ...own } },
  });
  const inputs = new Map(resources.map((each) => [each.name, each.inputs]));
  expect(inputs.get("db-hub-peering")).toMatchObject({
    ...{ adopt: false, timeouts: { create: "30m" } },
  });
  expect(inputs.get("db-hub-activation")).toMatchObject({ timeouts: { create: "30m" } });
  expect(inputs.get("db-hub-accepter")).toMatchObject({ tags: { team: "hub", env: "dev" } });
});

test("a gateway under another key keeps what it has by the former one", async () => {
  const aliases: unknown[] = [];
  const mocks = gatewayMocks();
  await recordResources(mocks, async () => {
    const network = new TimescaleNetwork(
      "db",
      { ...ARGS, transitGateways: { hub: { ...HUB, aliases: ["office"] } } },
      {
        transformations: [
          ({ name, props, opts }) => {
            if (name === "db-hub") aliases.push(...(opts.aliases ?? []));
            return { props, opts };
          },
        ],
      },
    );
    await valueOf(network.transitGateways["hub"]!.connection);
  });
  expect(aliases).toEqual([{ name: "db-office" }]);
});

test("what two ways lead to is warned of, and closed ports behind a gateway with it", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  await record({
    ...{ services: SERVICES, portsOfServices: "ignore" },
    peers: { app: { ...VPC, cidrBlocks: ["10.20.0.0/16"] } },
    transitGateways: { hub: { ...HUB, vpcs: { jobs: { ...VPC, ports: [30066] }, web: VPC } } },
  });
  const told = warn.mock.calls.map(([text]) => text).sort();
  warn.mockRestore();
  expect(told).toEqual([
    "portsOfServices: service db01 answers at 30066, to which the security groups of VPC web behind transit gateway hub are not let out. Add it to the ports there.",
    "portsOfServices: service db01 answers at 30066, to which the security groups of peer app are not let out. Add it to the ports there.",
    expect.stringContaining("  hub 10.20.0.0/16  overlaps  app 10.20.0.0/16\n") as string,
  ]);
});
