import * as pulumi from "@pulumi/pulumi";
import {
  getService,
  getServices,
  getTimescalePeering,
  getTimescaleVpc,
  getTimescaleVpcs,
  PeeredTransitGateway,
  PeeredVpc,
  PrivateEndpoint,
  TimescaleNetwork,
  type TimescaleNetworkArgs,
} from "../../sdk";
import { drawNetwork } from "../../sdk/timescale-network/diagram";
import { PCX, TIMESCALE_VPC, TOKENS, TYPES, VPC_ID } from "../support/network-mocks";
import { valueOf } from "../support/record-resources";
import { ROOT, runNode } from "../support/run-node";

type Call = (args: pulumi.runtime.MockCallArgs) => object;

const NETWORK: TimescaleNetworkArgs = {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  peers: { app: { vpcId: VPC_ID } },
  services: { main: { serviceId: "kd9w2xp4mz" } },
};

const ANYTHING: unknown = expect.anything();

let made: { type: string; name: string; inputs: Record<string, unknown> }[];

/** The mocks of Pulumi's own guide: a resource has its inputs, a function answers with its arguments. */
async function setPlainMocks(
  call: Call = ({ inputs }) => inputs as object,
  preview = false,
): Promise<void> {
  made = [];
  await pulumi.runtime.setMocks(
    {
      newResource({ type, name, inputs }) {
        made.push({ type, name, inputs: inputs as Record<string, unknown> });
        return { id: `${name}-id`, state: inputs as object };
      },
      call,
    },
    "project",
    "stack",
    preview,
  );
}

const inputsOf = (type: string) =>
  made.filter((each) => each.type === type).map(({ inputs }) => inputs);

describe.each([
  ["an update", false],
  ["a preview", true],
])("on the mocks of Pulumi's guide, in %s,", (_what, preview) => {
  beforeEach(() => setPlainMocks(undefined, preview));
  afterEach(() => jest.restoreAllMocks());

  test("a network is made whole, and its outputs have values", async () => {
    const warnings = jest.spyOn(console, "warn");
    const network = new TimescaleNetwork("db", NETWORK);
    const { app } = network.peers;
    expect(await valueOf(network.timescaleVpcId)).toBe("db-vpc-id");
    expect(await valueOf(app!.securityGroupId)).toBe("db-app-client-id");
    expect(await valueOf(app!.routeTableIds)).toEqual([]);
    expect(await valueOf(app!.cidrBlocks)).toEqual([]);
    await pulumi.runtime.disconnect();
    expect(warnings.mock.calls).toEqual([]);
    expect(made.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["db-app-accepter", "db-app-activation", "db-main"]),
    );
    expect(inputsOf(TYPES.group)).toEqual([expect.not.objectContaining({ ingress: ANYTHING })]);
  });

  test.each(["main", ["rtb-0000000a"], { ids: { private: "rtb-0000000a" } }] as const)(
    "a customer VPC with the route tables %j fails nowhere",
    async (given) => {
      const routeTables = given as "main";
      const app = new PeeredVpc("app", {
        ...{ timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID, routeTables },
        securityGroup: "default",
      });
      const warnings = jest.spyOn(console, "warn");
      const tables = given === "main" ? [] : ["rtb-0000000a"];
      expect(await valueOf(app.routeTableIds)).toEqual(tables);
      await pulumi.runtime.disconnect();
      expect(warnings.mock.calls).toEqual([]);
      expect(inputsOf(TYPES.route).map(({ routeTableId }) => routeTableId)).toEqual(tables);
    },
  );

  test("look-ups answer with what was asked for, and ask no API", async () => {
    expect(await getService({ name: "metrics" })).toEqual({ name: "metrics" });
    expect(await getTimescaleVpc({ id: "1001" })).toEqual({ id: "1001" });
    expect(await getTimescalePeering({ provisionedId: PCX })).toEqual({ provisionedId: PCX });
    expect(await getServices({ regionCode: "us-east-1" })).toEqual([]);
    expect(await getTimescaleVpcs()).toEqual([]);
  });
});

test("what mocks leave out of a network is left out of its endpoints and its diagram", async () => {
  await setPlainMocks();
  const { endpoints, diagram } = new TimescaleNetwork("db", NETWORK);
  expect(await valueOf(endpoints["main"]!)).toMatchObject({ host: undefined, readReplicas: [] });
  const { mermaid, svg } = await valueOf(diagram);
  expect(mermaid).toContain("known after apply");
  expect(svg).toContain("10.0.0.0/24");
});

test("a private endpoint is made of what mocks give: the subnets that the program names", async () => {
  await setPlainMocks();
  const endpoint = new PrivateEndpoint("db", {
    ...{ serviceId: "kd9w2xp4mz", vpcId: VPC_ID, subnetIds: ["subnet-0000000a"] },
    clients: { app: { securityGroupId: "sg-0000000a" } },
  });
  await valueOf(endpoint.connection);
  await pulumi.runtime.disconnect();
  expect(inputsOf("aws:ec2/vpcEndpoint:VpcEndpoint")).toMatchObject([
    { vpcId: VPC_ID, subnetIds: ["subnet-0000000a"], securityGroupIds: ["db-endpoint-id"] },
  ]);
  expect(made.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["db-attachment", "db-endpoint-from-app-primary", "db-record"]),
  );
});

test("what mocks leave out of a transit gateway is drawn as what is not known yet", async () => {
  await setPlainMocks();
  const hub = new PeeredTransitGateway("hub", {
    ...{ timescaleVpc: TIMESCALE_VPC, transitGatewayId: "tgw-0123456789abcdef0" },
    ...{ cidrBlocks: ["10.20.0.0/16"], vpcs: { app: { vpcId: VPC_ID } } },
  });
  await valueOf(hub.connection);
  const parts = { timescaleVpc: TIMESCALE_VPC, peers: {}, attachments: {} };
  const ports = pulumi.output([5432]);
  const { mermaid } = await valueOf(drawNetwork({ ...parts, transitGateways: { hub }, ports }));
  expect(mermaid).toContain("attachment known after apply<br/>Tiger Cloud: known after apply");
  expect(mermaid).toContain("VPC app");
});

test("what mocks leave out of a private endpoint is drawn as what is not known yet", async () => {
  await setPlainMocks();
  const endpoint = new PrivateEndpoint("db", {
    ...{ serviceId: "kd9w2xp4mz", vpcId: VPC_ID },
    clients: { app: { securityGroupId: "sg-0000000a" } },
  });
  const { mermaid, svg } = await valueOf(endpoint.diagram);
  expect(mermaid).toContain("AWS PrivateLink<br/>Tiger Cloud: known after apply");
  expect(mermaid).toContain(`customer VPC<br/>${VPC_ID}`);
  expect(svg).toContain("kd9w2xp4mz");
});

test("what mocks give is used: route tables, CIDR blocks, lists, hosts", async () => {
  await setPlainMocks(({ token, inputs }) => {
    if (token === TOKENS.tables) return { ids: ["rtb-0000000a", "rtb-0000000b"] };
    if (token === TOKENS.vpc) {
      return { cidrBlockAssociations: [{ cidrBlock: "10.20.0.0/16", state: "associated" }] };
    }
    if (token === "timescale:index:getServices") return [{ id: "db01" }];
    return inputs as object;
  });
  const app = new PeeredVpc("app", { timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID });
  expect(await valueOf(app.routeTableIds)).toEqual(["rtb-0000000a", "rtb-0000000b"]);
  expect(await valueOf(app.cidrBlocks)).toEqual(["10.20.0.0/16"]);
  expect(await getServices()).toEqual([{ id: "db01" }]);
});

/**
 * A failure that reaches a resource is also a rejection that nobody handles, for which jest fails a
 * test. So each way to fail runs in a process of its own.
 */
const FAILING = `
  const [, root, text] = process.argv;
  const { answers, args, argument } = JSON.parse(text);
  const pulumi = require(root + "/node_modules/@pulumi/pulumi");
  const { PeeredVpc } = require(root + "/dist/sdk");
  process.on("unhandledRejection", (error) => (told.unhandled += error.message));
  process.once("beforeExit", () => {
    process.stdout.write(JSON.stringify(told));
    // Pulumi makes it a failure, at the exit, that promises are left.
    process.on("exit", () => (process.exitCode = 0));
  });
  const told = { unhandled: "" };
  const note = (name, output) =>
    output.promise().then(() => (told[name] = "done"), (error) => (told[name] = error.message));
  const call = ({ token, inputs }) => {
    const answer = answers[token] ?? inputs;
    // Pulumi reads a failure from "details", as the engine gives it.
    if (typeof answer === "string") throw Object.assign(new Error(), { details: answer });
    return answer;
  };
  const newResource = ({ name, inputs }) => ({ id: name + "-id", state: inputs });
  pulumi.runtime.setMocks({ newResource, call }).then(() => {
    const failing = () => pulumi.output(1).apply(() => { throw new Error("no such output"); });
    const app = new PeeredVpc("app", { ...args, ...(argument && { [argument]: failing() }) });
    note("cidrBlocks", app.cidrBlocks);
    note("routeTableIds", app.routeTableIds);
  });`;

const APP = { timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID };

interface Failing {
  answers?: Record<string, unknown>;
  args?: object;
  /** The argument that is an output which fails. */
  argument?: string;
}

test.each<[what: string, failing: Failing, told: Record<string, unknown>]>([
  ["an argument", { argument: "cidrBlocks" }, { cidrBlocks: "no such output" }],
  [
    "a question",
    { answers: { [TOKENS.tables]: "AccessDenied" } },
    { routeTableIds: expect.stringContaining("AccessDenied") },
  ],
  [
    "a Timescale VPC of which mocks tell nothing",
    { args: { timescaleVpc: { id: "1001" } } },
    { routeTableIds: expect.stringContaining("timescale:index:getTimescaleVpc without cidr. Let") },
  ],
])(
  "in a unit test, an output behind %s that fails rejects instead of waiting for ever",
  async (_what, { answers = {}, args = {}, argument }, told) => {
    const text = JSON.stringify({ answers, args: { ...APP, ...args }, argument });
    expect(await runNode(FAILING, ROOT, [text])).toMatchObject(told);
  },
);

test("in a unit test, what mocks say that cannot be right is refused as in a preview", async () => {
  const answers = {
    [TOKENS.table]: { routes: [{ cidrBlock: "10.0.0.0/24", gatewayId: "tgw-0000000a" }] },
    [TOKENS.request]: { status: "rejected" },
  };
  const text = JSON.stringify({ answers, args: { ...APP, routeTables: ["rtb-0000000a"] } });
  const { unhandled } = (await runNode(FAILING, ROOT, [text])) as { unhandled: string };
  expect(unhandled).toContain("rtb-0000000a  10.0.0.0/24  tgw-0000000a  leads to");
  expect(unhandled).toContain(
    "not accepted, the status is rejected, not pending-acceptance. Somebody",
  );
});
