import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DescribeRouteTablesCommand } from "@aws-sdk/client-ec2";
import { createCustomerVpc } from "../../local/customer-vpc";
import {
  programs,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";

const stacks = useLocalStacks({ movingEndpoints: true });
const folders = useTemporaryFolders();
let stack: LocalStack;
let otherVpcId: string;

beforeAll(async () => {
  const ec2 = stacks.clouds.ec2();
  ({ vpcId: otherVpcId } = await createCustomerVpc(ec2, "10.40.0.0/16"));
  ec2.destroy();
  stack = await stacks.open(programs("resources"));
}, 120_000);

interface Wish {
  options?: object;
  routeTables?: string[];
  jobs?: boolean;
}

/** A protected network of two peers and a service, unless it is wished for otherwise. */
const network = ({ options = { protect: true }, routeTables, jobs = true }: Wish = {}) => ({
  networks: {
    net: {
      ...{ cidr: "10.0.0.0/24", regionCode: "us-east-1" },
      peers: {
        app: { vpcId: stacks.customer.vpcId, ...(routeTables && { routeTables }) },
        ...(jobs && { jobs: { vpcId: otherVpcId, routeTables: "main" } }),
      },
      services: { main: { serviceId: SERVICE_ID } },
    },
  },
  options: { net: options },
});

const PROTECTED = [
  ...["net-app-accepter", "net-app-client", "net-app-client-tcp-5432", "net-app-peering"],
  ...["net-jobs-accepter", "net-jobs-client", "net-jobs-client-tcp-5432", "net-jobs-peering"],
  ...["net-main", "net-vpc"],
];

/** The names of all that is protected in the state, sorted. */
async function isProtected(): Promise<string[]> {
  const { deployment } = await stack.workspace.exportState();
  const states = (deployment.resources ?? []) as { urn: string; protect?: boolean }[];
  return states
    .filter(({ protect }) => protect)
    .map(({ urn }) => urn.split("::").at(-1) ?? "")
    .sort();
}

/** Somebody moves the service out and in again, by which it gets another port. */
async function changePort(): Promise<void> {
  const { tigerCloud } = stacks.clouds;
  const { vpcId } = tigerCloud.services[0]!;
  tigerCloud.moveService(SERVICE_ID, undefined);
  tigerCloud.moveService(SERVICE_ID, vpcId);
  await stack.succeeds("refresh", "--yes", "--skip-preview");
}

async function rulePorts(): Promise<string[]> {
  const { deployment } = await stack.workspace.exportState();
  return (deployment.resources ?? [])
    .flatMap(({ urn }) => /net-app-client-tcp-(\d+)$/.exec(urn)?.[1] ?? [])
    .sort();
}

async function routeCount(): Promise<number> {
  const ec2 = stacks.clouds.ec2();
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}));
  ec2.destroy();
  return RouteTables.flatMap(({ Routes = [] }) => Routes).filter(
    ({ VpcPeeringConnectionId }) => VpcPeeringConnectionId,
  ).length;
}

test("what holds data, owns the connection or is named is protected, what is derived is not", async () => {
  await stack.up(network());
  expect(await isProtected()).toEqual(PROTECTED);
});

test("a service that changed its port gets the rules for it, and the former ones go", async () => {
  const before = await rulePorts();
  await changePort();
  await stack.up();
  const after = await rulePorts();
  expect(after).toHaveLength(before.length);
  expect(after).not.toEqual(before);
  await stack.succeeds("preview", "--expect-no-changes");
});

test("a route table can be left out", async () => {
  const [first = "", second = ""] = stacks.customer.routeTableIds;
  expect(await stack.plan(network({ routeTables: [first] }))).toEqual([
    `delete net-app-route-${second}-to-10.0.0.0-24`,
  ]);
  await stack.up();
});

test("a peer cannot be removed, nor the network, and a preview says so before anything is done", async () => {
  const routes = await routeCount();
  stack.wanted = network({ jobs: false });
  for (const command of ["up", "destroy"]) {
    const { code, stdout } = await stack.pulumi(command, "--yes");
    expect(code).not.toBe(0);
    expect(stdout).toMatch(/net-jobs-(accepter|peering|client).*cannot be deleted/s);
  }
  expect(await routeCount()).toBe(routes);
});

test("without that preview, the way to the ports that the program names stays open", async () => {
  const routes = await routeCount();
  const { code } = await stack.pulumi("destroy", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(await routeCount()).toBe(routes);
  expect(await rulePorts()).toEqual(["5432"]);
  await stack.up(network());
  await stack.succeeds("preview", "--expect-no-changes");
});

test("what an earlier version protected is freed by the next update", async () => {
  const state = await stack.workspace.exportState();
  for (const resource of state.deployment.resources ?? []) {
    if (!resource.type.startsWith("pulumi:")) Object.assign(resource, { protect: true });
  }
  const file = join(await folders.make(), "state.json");
  await writeFile(file, JSON.stringify(state));
  await stack.succeeds("stack", "import", "--file", file);
  await stack.up(network());
  expect(await isProtected()).toEqual(PROTECTED);
});

test("after protect is taken out, anything can go", async () => {
  await stack.up(network({ options: {} }));
  expect(await isProtected()).toEqual([]);
  await changePort();
  await stack.up(network({ options: {}, jobs: false }));
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(await routeCount()).toBe(0);
});
