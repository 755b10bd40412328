import { join } from "node:path";
import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  DeleteNetworkInterfaceCommand,
  DeleteRouteCommand,
} from "@aws-sdk/client-ec2";
import { createCustomerVpc } from "../../local/customer-vpc";
import { tracesInVpc } from "./examples/traces-in-vpc";
import {
  programs,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";

// A service in a VPC then answers at a port that no rule knows beforehand.
const stacks = useLocalStacks({ movingEndpoints: true });
const folders = useTemporaryFolders();
let stack: LocalStack;

beforeAll(async () => {
  // How long a minute of the real AWS provider's patience takes here.
  const env = { PULUMI_TIMESCALE_AWS_MINUTE_MS: "200" };
  stack = await stacks.open(programs("resources"), { env });
}, 120_000);

const networkWith = (args: object = {}) => ({
  networks: {
    net: {
      ...{ cidr: "10.0.0.0/24", regionCode: "us-east-1" },
      peers: { app: { vpcId: stacks.customer.vpcId } },
      ...args,
    },
  },
});
const SERVICES = { services: { main: { serviceId: SERVICE_ID } } };

/** Previews, and gives what the user was told; nothing may be changed by it, nor a stack trace shown. */
async function previewOf(wanted: object): Promise<{ code: number; told: string }> {
  const { tigerCloud } = stacks.clouds;
  const before = tigerCloud.requests.length;
  stack.wanted = wanted;
  const { code, stdout, stderr } = await stack.pulumi("preview");
  const asked = tigerCloud.requests.slice(before).map(({ method }) => method);
  expect(asked.filter((method) => method !== "GET")).toEqual([]);
  expect(stdout + stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
  return { code, told: stdout + stderr };
}

test("routes in the way of the new one are refused, in a table", async () => {
  const ec2 = stacks.clouds.ec2();
  const [first = ""] = stacks.customer.routeTableIds;
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const gatewayId = InternetGateway?.InternetGatewayId ?? "";
  const { vpcId } = stacks.customer;
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: gatewayId, VpcId: vpcId }));
  const route = { RouteTableId: first, DestinationCidrBlock: "10.0.0.0/16" };
  await ec2.send(new CreateRouteCommand({ ...route, GatewayId: gatewayId }));
  const { code, told } = await previewOf(networkWith());
  expect(code).not.toBe(0);
  expect(told).toContain(
    "Routes to the Timescale VPC 10.0.0.0/24: 1 existing route is in the way.",
  );
  expect(told).toMatch(new RegExp(`${first} +10\\.0\\.0\\.0/16 +${gatewayId} +overlaps`));
  await ec2.send(new DeleteRouteCommand(route));
  ec2.destroy();
});

test("customer VPCs that overlap each other are refused, in a table", async () => {
  const ec2 = stacks.clouds.ec2();
  const twin = await createCustomerVpc(ec2, stacks.customer.cidr);
  ec2.destroy();
  const peers = { app: { vpcId: stacks.customer.vpcId }, twin: { vpcId: twin.vpcId } };
  const { code, told } = await previewOf(networkWith({ peers }));
  expect(code).not.toBe(0);
  expect(told).toMatch(/app 10\.20\.0\.0\/16 +overlaps +twin 10\.20\.0\.0\/16/);
});

test("a customer VPC that the AWS provider does not show is refused, with what to do", async () => {
  const { code, told } = await previewOf(
    networkWith({ peers: { app: { vpcId: "vpc-0123456789abcdef0" } } }),
  );
  expect(code).not.toBe(0);
  expect(told).toContain(
    "Customer VPC vpc-0123456789abcdef0: AWS shows none in the account and region of the AWS provider.",
  );
});

test("a service that would become unreachable is refused where interruptions are not allowed", async () => {
  const { code, told } = await previewOf(networkWith({ ...SERVICES, allowInterruption: false }));
  expect(code).not.toBe(0);
  expect(told).toMatch(
    /service kd9w2xp4mz \("metrics"\) moves from its public endpoint to .* not reachable for some minutes.*allowInterruption to true/,
  );
});

test("else it is announced, and then attached once its peers are connected", async () => {
  const { code, told } = await previewOf(networkWith(SERVICES));
  expect(code).toBe(0);
  expect(told).toMatch(/warning: timescaleVpcId: service kd9w2xp4mz .* moves from its public/);
  await stack.up(networkWith(SERVICES));
  expect(stacks.clouds.tigerCloud.services).toMatchObject([
    { vpcId: expect.any(String) as string },
  ]);
  await stack.succeeds("preview", "--expect-no-changes");
});

test("once attached, detaching it by leaving it out is refused as well", async () => {
  await stack.up(networkWith({ ...SERVICES, allowInterruption: false }));
  const { code, told } = await previewOf(networkWith({ allowInterruption: false }));
  expect(code).not.toBe(0);
  expect(told).toMatch(/net-main.*cannot be deleted.*protected/s);
  await stack.up(networkWith(SERVICES));
});

test("destroy detaches, then removes routes, peering and VPC, and is never refused", async () => {
  const { tigerCloud } = stacks.clouds;
  const before = tigerCloud.requests.length;
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  const made = tigerCloud.requests.slice(before);
  expect(made.filter(({ status }) => status >= 400 && status !== 404)).toEqual([]);
  const changes = made.filter(({ method }) => method !== "GET");
  expect(changes.map(({ method, path }) => `${method} ${path.split("/").at(-2) ?? ""}`)).toEqual([
    `POST ${SERVICE_ID}`,
    "DELETE peerings",
    "DELETE vpcs",
  ]);
  expect([tigerCloud.vpcs, tigerCloud.peerings]).toEqual([[], []]);
});

test("a request from another account than the expected one is not accepted", async () => {
  const peer = { vpcId: stacks.customer.vpcId, expectedRequesterAccountId: "111122223333" };
  stack.wanted = networkWith({ peers: { app: peer } });
  const { code, stdout, stderr } = await stack.pulumi("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toMatch(
    /not accepted, the requester's account is 999988887777, not 111122223333\./,
  );
  expect(stacks.clouds.tigerCloud.peerings).toMatchObject([{ status: "PENDING" }]);
  await stack.succeeds("destroy", "--yes", "--skip-preview");
});

test("a network on a VPC known by its id, with a service known by its name, reaches its port", async () => {
  await stack.up({ vpcs: { own: { name: "own", cidr: "10.0.7.0/24", regionCode: "us-east-1" } } });
  const { id } = await stack.outputsOf("own");
  const network = {
    timescaleVpc: { id },
    peers: { app: { vpcId: stacks.customer.vpcId, routeTables: "main" } },
    services: { main: { name: "metrics" } },
  };
  const wanted = { ...stack.wanted, networks: { net: network } };
  await stack.up(wanted);
  const [service] = stacks.clouds.tigerCloud.services;
  expect(service).toMatchObject({ id: SERVICE_ID, vpcId: id });
  // The service and its pooler answer at ports of their own.
  const { port } = await stack.outputsOf("net-main");
  expect(port).not.toBe(5432);
  const rule = await stack.outputsOf(`net-app-client-tcp-${String(port)}`);
  expect(rule).toMatchObject({ fromPort: port, cidrIpv4: "10.0.7.0/24" });
  await stack.outputsOf(`net-app-client-tcp-${Number(port) + 1}`);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
});

test("with ports of services ignored, a plan holds wherever a service comes to answer", async () => {
  const planned = join(await folders.make(), "plan.json");
  await stack.up(networkWith());
  stack.wanted = networkWith({ ...SERVICES, portsOfServices: "ignore" });
  await stack.succeeds("preview", "--save-plan", planned);
  const { stdout } = await stack.succeeds("up", "--yes", "--skip-preview", "--plan", planned);
  const { port } = await stack.outputsOf("net-main");
  expect(stdout).toContain(
    `portsOfServices: service ${SERVICE_ID} answers at ${String(port)} and ${Number(port) + 1}, to which the security groups of peer app are not let out.`,
  );
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
}, 120_000);

test("a service that is left out of the network is announced as detached", async () => {
  await stack.up(networkWith(SERVICES));
  const { code, told } = await previewOf(networkWith({ services: {} }));
  expect(code).toBe(0);
  expect(told).toMatch(
    /warning: services: service kd9w2xp4mz \("metrics"\) is in Timescale VPC \d+ and not among them\..* makes it public/,
  );
  await stack.succeeds("destroy", "--yes", "--skip-preview");
});

test("a group that something wears keeps its rules, and the update fails within five minutes", async () => {
  const ec2 = stacks.clouds.ec2();
  const { vpcId, subnetIds } = stacks.customer;
  const rules = async () =>
    (await tracesInVpc(ec2, vpcId)).filter((trace) => trace.startsWith("out to"));
  await stack.up(networkWith());
  const group = String((await stack.outputsOf("net-app-client"))["id"]);
  const { NetworkInterface } = await ec2.send(
    new CreateNetworkInterfaceCommand({
      ...{ SubnetId: subnetIds[0], Groups: [group], Description: "worker" },
    }),
  );
  const interfaceId = NetworkInterface?.NetworkInterfaceId ?? "";
  const withoutGroup = networkWith({ peers: { app: { vpcId, securityGroup: "none" } } });
  const { told } = await previewOf(withoutGroup);
  expect(told).toContain(
    `warning: securityGroup: ${group} goes if this stack made it, and a network interface wears it: ${interfaceId} ("worker"`,
  );
  const other = await createCustomerVpc(ec2, "10.78.0.0/16");
  const moved = await previewOf(networkWith({ peers: { app: { vpcId: other.vpcId } } }));
  expect(moved.told).toMatch(new RegExp(`${group} goes if .*${interfaceId} \\("worker"`));
  expect((await previewOf(networkWith())).told).not.toContain(interfaceId);
  stack.wanted = withoutGroup;
  // The AWS provider itself would try for 15 minutes.
  const { deployment } = await stack.workspace.exportState();
  const known = deployment.resources?.find(({ id }) => id === group);
  expect(known).toMatchObject({ customTimeouts: { delete: 300 } });
  const { code, stdout } = await stack.pulumi("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(stdout).toMatch(new RegExp(`${group}.*DependencyViolation`));
  expect(await rules()).toEqual(["out to 10.0.0.0/24 port 5432"]);
  expect((await stack.pulumi("destroy", "--yes", "--skip-preview")).code).not.toBe(0);
  expect(await rules()).toEqual(["out to 10.0.0.0/24 port 5432"]);
  await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: interfaceId }));
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(await tracesInVpc(ec2, vpcId)).toEqual([]);
  ec2.destroy();
}, 180_000);
