import type { EC2 } from "@aws-sdk/client-ec2";
import { route53Client } from "../../local/aws/clients";
import { waitFor, type Observation } from "../../provider/wait/wait-for";
import { clientOf, valueOf } from "../local/tiger-cloud/graphql-client";
import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const OTHER = "444444444444";
const SECOND = "second01";
const region = "us-east-1";
const SERVICES = { main: SERVICE_ID, second: "second" };
const PROJECT_DOMAIN = "localproj1.tsdb.cloud.test";

const stacks = useLocalStacks({
  services: [
    { id: SERVICE_ID, name: "metrics", regionCode: region, pooler: true },
    { id: SECOND, name: "second", regionCode: region },
    { id: "far01", name: "far", regionCode: "eu-west-1" },
  ],
});
let stack: LocalStack;
let ec2: EC2;
let vpcs: { app: string; jobs: string };

/** A VPC whose names are answered, with a subnet in each zone of Tiger Cloud. */
async function createVpc(second: number): Promise<string> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: `10.${second}.0.0/16` });
  const VpcId = Vpc!.VpcId!;
  await ec2.modifyVpcAttribute({ VpcId, EnableDnsHostnames: { Value: true } });
  await addSubnet(VpcId, `10.${second}.0.0/24`, "use1-az1");
  await addSubnet(VpcId, `10.${second}.1.0/24`, "use1-az6");
  return VpcId;
}

async function addSubnet(VpcId: string, CidrBlock: string, AvailabilityZoneId: string) {
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock, AvailabilityZoneId });
  return Subnet!.SubnetId!;
}

beforeAll(async () => {
  ec2 = stacks.clouds.ec2({ region });
  vpcs = { app: await createVpc(20), jobs: await createVpc(30) };
  stack = await stacks.open(programs("private-endpoints"), {
    config: {
      ...{ endpoint: stacks.clouds.awsUrl, other: OTHER, domain: PROJECT_DOMAIN },
      vpcs: JSON.stringify(vpcs),
      services: JSON.stringify(SERVICES),
    },
  });
}, 120_000);
afterAll(() => ec2.destroy());

interface Outputs {
  app: { host: string; port: number; connectionString: string };
  second: { host: string };
  subnetIds: string[];
  vpcEndpointId: string;
}
const outputs = async () =>
  JSON.parse((await stack.succeeds("stack", "output", "--json")).stdout) as Outputs;
const endpoints = async () =>
  ((await ec2.describeVpcEndpoints({})).VpcEndpoints ?? []).filter(
    ({ State }) => (State as string) !== "deleted",
  );

/** Lets the vendor reject a connection, once its bindings are gone. */
async function rejected(connectionId: string): Promise<void> {
  const run = await clientOf(stacks.clouds.tigerCloud);
  const reject = async (): Promise<Observation<true>> => {
    const { errors } = await run("DeletePrivateLinkConnection", { connectionId });
    return errors ? { state: "pending", saw: "bindings" } : { state: "done", value: true };
  };
  await waitFor(reject, { timeoutMs: 20_000, minDelayMs: 20, maxDelayMs: 200 });
}

async function expectUnchanged(): Promise<void> {
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
}

test("a VPC that does not answer names is refused in the preview", async () => {
  const { VpcId } = (await ec2.createVpc({ CidrBlock: "10.70.0.0/16" })).Vpc!;
  await stack.workspace.setConfig({ vpcs: JSON.stringify({ ...vpcs, jobs: VpcId }) });
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toContain(`vpcId: ${VpcId}: enableDnsHostnames is false`);
  await stack.workspace.setConfig({ vpcs: JSON.stringify(vpcs) });
  await ec2.deleteVpc({ VpcId });
});

test("a service of another region than the AWS provider's is refused in the preview", async () => {
  await stack.workspace.setConfig({ services: JSON.stringify({ ...SERVICES, main: "far01" }) });
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toContain("service far01 is in eu-west-1, and the AWS provider in us-east-1");
  await stack.workspace.setConfig({ services: JSON.stringify(SERVICES) });
});

test("subnets that cannot reach the service are refused in the preview", async () => {
  const far = await addSubnet(vpcs.app, "10.20.9.0/24", "use1-az2");
  await stack.workspace.setConfig({ subnetIds: JSON.stringify([far]) });
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toContain(`subnetIds: ${far} is not in ${vpcs.app} and one of use1-az1, use1-az6`);
  await stack.succeeds("config", "rm", "subnetIds");
  await ec2.deleteSubnet({ SubnetId: far });
});

test("one update brings a service into two VPCs, and two services into one VPC", async () => {
  expect(await stack.plan()).toEqual(
    expect.arrayContaining([
      ...["create app-endpoint", "create app-connection", "create app-attachment"],
      ...["create app-endpoint-from-office-pooler", "create app-zone", "create app-record"],
      ...["create second-zone-authorization", "create second-zone-association"],
    ]),
  );
  await stack.up();
  const { app, second } = await outputs();
  expect(app.connectionString).toBe(
    `postgres://tsdbadmin@${SERVICE_ID}.${PROJECT_DOMAIN}:${app.port}/tsdb?sslmode=require`,
  );
  expect(second.host).toBe(`${SECOND}.${PROJECT_DOMAIN}`);
  expect(await endpoints()).toHaveLength(3);
  // The shared zone sees the VPC that the association brought to it.
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.up();
  await expectUnchanged();
});

test("a subnet that comes up beside them moves no interface", async () => {
  const { subnetIds } = await outputs();
  for (const third of [11, 12, 13, 14]) {
    await addSubnet(vpcs.app, `10.20.${third}.0/24`, "use1-az1");
  }
  await expectUnchanged();
  expect((await outputs()).subnetIds).toEqual(subnetIds);
});

test("another name of the component, with an alias, changes names and the tag alone", async () => {
  await stack.workspace.setConfig({ name: "front" });
  expect(await stack.plan()).toEqual(["update front-connection", "update front-endpoint"]);
  await stack.up();
  await expectUnchanged();
});

test("an endpoint that somebody deleted in AWS is made and claimed again after a refresh", async () => {
  const { vpcEndpointId: former } = await outputs();
  await ec2.deleteVpcEndpoints({ VpcEndpointIds: [former] });
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.up();
  const { vpcEndpointId } = await outputs();
  expect(vpcEndpointId).not.toBe(former);
  expect((await endpoints()).map(({ VpcEndpointId }) => VpcEndpointId)).toContain(vpcEndpointId);
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await expectUnchanged();
});

test("one that the vendor rejected is told, and replaced when that is asked for", async () => {
  const { vpcEndpointId: former } = await outputs();
  const run = await clientOf(stacks.clouds.tigerCloud);
  const ours = stacks.clouds.tigerCloud.privateLinks.find(
    ({ endpointId }) => endpointId === former,
  )!;
  await valueOf(
    run("DetachServiceFromPrivateLinkConnection", {
      ...{ serviceId: SERVICE_ID, connectionIds: [ours.id] },
    }),
  );
  await rejected(ours.id);
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toContain(`VPC endpoint ${former}: it is rejected in AWS`);
  const { deployment } = await stack.workspace.exportState();
  const { urn = "" } = deployment.resources?.find(({ id }) => id === former) ?? {};
  await stack.succeeds("up", "--yes", "--skip-preview", "--replace", urn);
  expect((await outputs()).vpcEndpointId).not.toBe(former);
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await expectUnchanged();
});

test("destroy leaves nothing in either cloud but claims of endpoints that are gone", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(await endpoints()).toEqual([]);
  for (const accountId of ["123456789012", OTHER]) {
    const route53 = route53Client({ endpoint: stacks.clouds.awsUrl, region, accountId });
    expect((await route53.listHostedZones({})).HostedZones).toEqual([]);
    route53.destroy();
  }
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({});
  expect(SecurityGroups.filter(({ GroupName }) => GroupName !== "default")).toEqual([]);
  const { privateLinks } = stacks.clouds.tigerCloud;
  expect(privateLinks.flatMap(({ attachment }) => attachment ?? [])).toEqual([]);
});
