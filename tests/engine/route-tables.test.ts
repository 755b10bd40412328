import {
  CreateInternetGatewayCommand,
  CreateRouteTableCommand,
  DeleteRouteTableCommand,
  DescribeRouteTablesCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { createCustomerVpc } from "../../local/customer-vpc";
import { COMMANDS, MESSAGES } from "../reliability/recovery";
import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";
import { TIME_FACTOR } from "../support/time-limits";

// The service and its pooler answer at ports that no group has a rule for beforehand.
const stacks = useLocalStacks({ movingEndpoints: true });
// Each runs `pulumi` five times and more.
jest.setTimeout(120_000 * TIME_FACTOR);

const { tableGone: TABLE_IS_GONE } = MESSAGES;

const open = (tables: string) => stacks.open(programs("own-vpc"), { config: { tables } });

interface Outputs {
  vpcId: string;
  mainRouteTableId: string;
  made: string[];
  routed: string[];
}
const outputs = async (stack: LocalStack) =>
  JSON.parse((await stack.succeeds("stack", "output", "--json")).stdout) as Outputs;
const plannedRoutes = async (stack: LocalStack) =>
  (await stack.plan()).filter((step) => step.includes("-route-"));

async function destroyed(stack: LocalStack, vpcId: string): Promise<void> {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  const ec2 = stacks.clouds.ec2();
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  ec2.destroy();
  expect(Vpcs.map((vpc) => vpc.VpcId)).not.toContain(vpcId);
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
}

test("a map of route tables that do not exist yet shows each route in the preview", async () => {
  const stack = await open("map");
  expect(await plannedRoutes(stack)).toEqual([
    "create app-route-one-to-10.0.0.0-24",
    "create app-route-two-to-10.0.0.0-24",
  ]);
  await stack.up();
  const { vpcId, made, routed } = await outputs(stack);
  expect(routed.sort()).toEqual(made.sort());
  await stack.succeeds("preview", "--expect-no-changes");
  await destroyed(stack, vpcId);
});

test("a list of route tables that do not exist yet makes routes once their ids are known", async () => {
  const stack = await open("list");
  expect(await plannedRoutes(stack)).toEqual([]);
  await stack.up();
  const { vpcId, made, routed } = await outputs(stack);
  expect(routed.sort()).toEqual(made.sort());
  await stack.succeeds("preview", "--expect-no-changes");
  await destroyed(stack, vpcId);
});

test("all route tables of a VPC that does not exist yet are those that it has when it is read", async () => {
  const stack = await open("all");
  expect(await plannedRoutes(stack)).toEqual([]);
  await stack.up();
  const first = await outputs(stack);
  expect(first.routed).toContain(first.mainRouteTableId);
  // Those that the same program makes may come after the reading; the next up routes them.
  await stack.up();
  const { vpcId, made, mainRouteTableId, routed } = await outputs(stack);
  expect(routed.sort()).toEqual([mainRouteTableId, ...made].sort());
  await stack.succeeds("preview", "--expect-no-changes");
  await destroyed(stack, vpcId);
});

test("a table with inline routes, which would delete the route, is warned of in the preview", async () => {
  const ec2 = stacks.clouds.ec2();
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  ec2.destroy();
  const stack = await open("map");
  const WARNING = 'Route table "two": if its aws.ec2.RouteTable has inline `routes`';
  expect((await stack.succeeds("preview")).stdout).not.toContain(WARNING);
  await stack.workspace.setConfig({ gatewayId: InternetGateway?.InternetGatewayId ?? "" });
  expect((await stack.succeeds("preview")).stdout).toContain(WARNING);
});

test("another peer of a network touches neither the first peer nor the attachment", async () => {
  const ec2 = stacks.clouds.ec2();
  const other = await createCustomerVpc(ec2, "10.40.0.0/16");
  ec2.destroy();
  const network = (peers: object) => ({
    networks: {
      net: {
        cidr: "10.0.0.0/24",
        regionCode: "us-east-1",
        peers: { app: { vpcId: stacks.customer.vpcId }, ...peers },
        services: { main: { serviceId: SERVICE_ID } },
      },
    },
  });
  const stack = await stacks.open(programs("resources"));
  await stack.up(network({}));
  expect(await stack.plan(network({ jobs: { vpcId: other.vpcId } }))).toEqual([
    "create net-jobs",
    "create net-jobs-accepter",
    "create net-jobs-activation",
    "create net-jobs-client",
    // The service and its pooler answer at ports of their own.
    "create net-jobs-client-tcp-30066",
    "create net-jobs-client-tcp-30067",
    "create net-jobs-client-tcp-5432",
    "create net-jobs-peering",
    ...other.routeTableIds.map((id) => `create net-jobs-route-${id}-to-10.0.0.0-24`),
  ]);
  const before = await stack.outputsOf("net-main");
  await stack.up();
  expect(await stack.outputsOf("net-main")).toEqual(before);
  expect(stacks.clouds.tigerCloud.peerings).toMatchObject([
    { status: "ACTIVE" },
    { status: "ACTIVE" },
  ]);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});

/** What docs/recovery.md promises of a route table that was deleted in AWS. */
test("a route table deleted in AWS fails up and destroy until a refresh has dropped its route", async () => {
  const ec2 = stacks.clouds.ec2();
  const { vpcId } = await createCustomerVpc(ec2, "10.41.0.0/16");
  const addTable = async () => {
    const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpcId }));
    return RouteTable?.RouteTableId ?? "";
  };
  const [first, second] = [await addTable(), await addTable()];
  const removeTable = (RouteTableId: string) =>
    ec2.send(new DeleteRouteTableCommand({ RouteTableId }));
  const stack = await stacks.open(programs("resources"));
  const peers = { app: { vpcId } };
  await stack.up({ networks: { net: { cidr: "10.0.0.0/24", regionCode: "us-east-1", peers } } });
  const routeOf = (id: string) => `net-app-route-${id}-to-10.0.0.0-24`;
  const fails = async (command: string) => {
    const { code, stdout, stderr } = await stack.pulumi(command, "--yes", "--skip-preview");
    expect([command, code]).not.toEqual([command, 0]);
    return stdout + stderr;
  };

  await removeTable(first);
  // The preview asks the state, not AWS.
  expect(await stack.plan()).toEqual([`delete ${routeOf(first)}`]);
  expect(await fails("up")).toContain(TABLE_IS_GONE);
  await stack.succeeds(...COMMANDS.refreshOnly, "--yes", "--skip-preview");
  await stack.succeeds("preview", "--expect-no-changes");

  await removeTable(second);
  expect(await fails("destroy")).toContain(TABLE_IS_GONE);
  await stack.succeeds(...COMMANDS.destroyRefreshed, "--yes", "--skip-preview");
  const { RouteTables: left = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: "vpc-id", Values: [vpcId] }] }),
  );
  ec2.destroy();
  expect(left.flatMap(({ Routes = [] }) => Routes.map(({ GatewayId }) => GatewayId))).toEqual([
    "local",
    "local",
  ]);
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
}, 180_000);
