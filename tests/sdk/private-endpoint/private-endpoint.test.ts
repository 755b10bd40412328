import * as aws from "@pulumi/aws";
import { PrivateEndpoint, type PrivateEndpointArgs } from "../../../sdk";
import { VPC_ID } from "../../support/network-mocks";
import {
  ENDPOINT_TOKENS,
  ENDPOINT_TYPES,
  HOST,
  recordWithService,
} from "../../support/private-endpoint-mocks";
import { valueOf, type Mocks } from "../../support/record-resources";

const ARGS: PrivateEndpointArgs = { serviceId: "kd9w2xp4mz", vpcId: VPC_ID };
const CLIENTS = {
  app: { securityGroupId: "sg-0000000a" },
  office: { cidrBlock: "10.20.0.0/16" },
};

const record = (args: Partial<PrivateEndpointArgs> = {}, answers: Partial<Mocks> = {}) =>
  recordWithService(answers, async () => {
    await valueOf(new PrivateEndpoint("db", { ...ARGS, ...args }).connection);
  });

async function inputsOf(args: Partial<PrivateEndpointArgs> = {}, answers: Partial<Mocks> = {}) {
  const { resources, failures } = await record(args, answers);
  expect(failures).toEqual([]);
  return new Map(resources.map((each) => [`${each.type} ${each.name}`, each.inputs]));
}

test("its children, their names and parents are these: users' states hold them", async () => {
  const { resources, failures } = await record({ clients: CLIENTS });
  expect(failures).toEqual([]);
  const roles = ["primary", "pooler", "replica"];
  expect(resources.map(({ type, name, parent }) => [type, name, parent]).sort()).toEqual(
    [
      [ENDPOINT_TYPES.component, "db", ""],
      [ENDPOINT_TYPES.group, "db-endpoint", "db"],
      [ENDPOINT_TYPES.endpoint, "db-endpoint", "db"],
      [ENDPOINT_TYPES.connection, "db-connection", "db"],
      [ENDPOINT_TYPES.attachment, "db-attachment", "db"],
      ...roles.flatMap((role) => [
        [ENDPOINT_TYPES.ingress, `db-endpoint-from-app-${role}`, "db"],
        [ENDPOINT_TYPES.ingress, `db-endpoint-from-office-${role}`, "db"],
        [ENDPOINT_TYPES.egress, `db-endpoint-out-of-app-${role}`, "db"],
      ]),
      [ENDPOINT_TYPES.zone, "db-zone", "db"],
      [ENDPOINT_TYPES.record, "db-record", "db"],
      [ENDPOINT_TYPES.zone, "db-replica-zone", "db"],
      [ENDPOINT_TYPES.record, "db-replica-record", "db"],
    ].sort(),
  );
});

test("the endpoint has an interface in each zone of Tiger Cloud, and no private name of AWS", async () => {
  const inputs = await inputsOf({ tags: { team: "data" } });
  expect(inputs.get(`${ENDPOINT_TYPES.endpoint} db-endpoint`)).toEqual({
    vpcId: VPC_ID,
    serviceName: expect.stringMatching(/^com\.amazonaws\.vpce\.eu-west-1\.vpce-svc-0/) as string,
    vpcEndpointType: "Interface",
    subnetIds: ["subnet-0000000a", "subnet-0000000b"],
    securityGroupIds: ["db-endpoint-id"],
    privateDnsEnabled: false,
    tags: { team: "data", "pulumi-timescale:private-endpoint": "project/stack/db" },
  });
});

test("subnets in which the endpoint is stay, whatever is beside them", async () => {
  const endpoint = () => ({ subnetIds: ["subnet-0000000c"] });
  const inputs = await inputsOf({}, { calls: { [ENDPOINT_TOKENS.endpoint]: endpoint } });
  expect(inputs.get(`${ENDPOINT_TYPES.endpoint} db-endpoint`)).toMatchObject({
    subnetIds: ["subnet-0000000a", "subnet-0000000c"],
  });
});

test("a VPC with a subnet in one zone alone is warned of: the service is lost with that zone", async () => {
  const warnings = jest.spyOn(console, "warn").mockImplementation();
  await inputsOf({ subnetIds: ["subnet-0000000a"] });
  const said = warnings.mock.calls.flat().join("\n");
  warnings.mockRestore();
  expect(said).toContain("no subnet in euw1-az3, in which Tiger Cloud answers as well");
});

test("ports are those that Tiger Cloud chose, both ways, and nothing is let out of the endpoint", async () => {
  const inputs = await inputsOf({ clients: CLIENTS });
  expect(inputs.get(`${ENDPOINT_TYPES.ingress} db-endpoint-from-app-pooler`)).toEqual({
    securityGroupId: "db-endpoint-id",
    referencedSecurityGroupId: "sg-0000000a",
    ...{ ipProtocol: "tcp", fromPort: 6432, toPort: 6432 },
    description: "Database on Tiger Cloud, pooler",
  });
  expect(inputs.get(`${ENDPOINT_TYPES.ingress} db-endpoint-from-office-primary`)).toMatchObject({
    ...{ cidrIpv4: "10.20.0.0/16", fromPort: 5432, toPort: 5432 },
  });
  expect(inputs.get(`${ENDPOINT_TYPES.egress} db-endpoint-out-of-app-replica`)).toMatchObject({
    securityGroupId: "sg-0000000a",
    referencedSecurityGroupId: "db-endpoint-id",
    ...{ fromPort: 5433, toPort: 5433 },
  });
  expect(inputs.get(`${ENDPOINT_TYPES.group} db-endpoint`)).toEqual({
    vpcId: VPC_ID,
    description: "Private endpoint of a database on Tiger Cloud",
  });
});

test("a service without pooler and replica needs no rules and no zone for them", async () => {
  const outputs = { [ENDPOINT_TYPES.attachment]: { host: HOST, port: 5432 } };
  const inputs = await inputsOf({ clients: CLIENTS }, { outputs });
  expect([...inputs.keys()].filter((key) => /pooler|replica/.test(key))).toEqual([]);
});

test("two roles at one port have one rule: AWS refuses a second one like it", async () => {
  const same = { host: HOST, port: 5432 };
  const outputs = { [ENDPOINT_TYPES.attachment]: { ...same, poolerEndpoint: same } };
  const inputs = await inputsOf({ clients: CLIENTS }, { outputs });
  expect([...inputs.keys()].filter((key) => key.includes("-from-app-"))).toEqual([
    `${ENDPOINT_TYPES.ingress} db-endpoint-from-app-primary`,
  ]);
});

test("a zone has exactly the host's name, and its record leads to the regional name", async () => {
  const inputs = await inputsOf();
  expect(inputs.get(`${ENDPOINT_TYPES.zone} db-zone`)).toMatchObject({
    ...{ name: HOST, vpcs: [{ vpcId: VPC_ID }] },
  });
  expect(inputs.get(`${ENDPOINT_TYPES.record} db-record`)).toEqual({
    ...{ zoneId: "Z9", name: HOST, type: "A" },
    aliases: [
      {
        name: "vpce-0123456789abcdef0-abcd1234.svc.example",
        zoneId: "Z0",
        evaluateTargetHealth: false,
      },
    ],
  });
});

test("records go into a zone that exists, of another account after both agreed", async () => {
  const { resources, failures } = await recordWithService({}, async () => {
    const provider = new aws.Provider("dns", {});
    const dns = { zoneId: "Z5", provider, associate: true };
    await valueOf(new PrivateEndpoint("db", { ...ARGS, dns }).connection);
  });
  expect(failures).toEqual([]);
  const byName = new Map(resources.map((each) => [each.name, each]));
  expect(byName.get("db-record")?.inputs).toMatchObject({ zoneId: "Z5", name: HOST });
  expect(byName.get("db-zone-authorization")?.inputs).toEqual({ zoneId: "Z5", vpcId: VPC_ID });
  expect(byName.get("db-zone-association")?.inputs).toEqual({ zoneId: "Z5", vpcId: VPC_ID });
  expect(byName.get("db-zone-association")?.dependsOn).toContain("db-zone-authorization");
  expect(byName.has("db-zone")).toBe(false);
});

test("records go into a zone that is the VPC's already, and nothing is associated", async () => {
  const inputs = await inputsOf({ dns: { zoneId: "Z5" } });
  expect(inputs.get(`${ENDPOINT_TYPES.record} db-record`)).toMatchObject({ zoneId: "Z5" });
  expect([...inputs.keys()].filter((key) => /zone(-|$)/.test(key.split(" ")[1]!))).toEqual([]);
});

test("a VPC of the same program is asked for nothing, and tells itself what it answers", async () => {
  const type = ENDPOINT_TYPES.awsVpc;
  const outputs = { [type]: { enableDnsSupport: true, enableDnsHostnames: true } };
  const { calls, failures } = await recordWithService({ outputs }, async () => {
    const vpc = new aws.ec2.Vpc("own", {});
    await valueOf(new PrivateEndpoint("db", { serviceId: ARGS.serviceId!, vpc }).connection);
  });
  expect(failures).toEqual([]);
  expect(calls.map(({ token }) => token)).not.toContain(ENDPOINT_TOKENS.vpc);
});

test("a preview shows rules for what the service has now, as its ports behind the endpoint are not known", async () => {
  const { resources, failures } = await recordWithService(
    { outputs: { [ENDPOINT_TYPES.attachment]: {} }, preview: true },
    async () => {
      const endpoint = new PrivateEndpoint("db", { ...ARGS, clients: CLIENTS });
      await (endpoint.connection as unknown as { promise(): Promise<unknown> }).promise();
    },
  );
  expect(failures).toEqual([]);
  const rules = resources.filter(({ type }) => type === ENDPOINT_TYPES.ingress);
  expect(rules.map(({ name }) => name).sort()).toEqual([
    ...["db-endpoint-from-app-primary", "db-endpoint-from-office-primary"],
  ]);
});

test('with dns: "none" the VPC is not asked what it answers, and nothing is published', async () => {
  const { resources, calls, failures } = await record({ dns: "none" });
  expect(failures).toEqual([]);
  expect(resources.filter(({ type }) => type.startsWith("aws:route53"))).toEqual([]);
  expect(calls.map(({ token }) => token)).not.toContain(ENDPOINT_TOKENS.vpc);
});

test("groups that exist are worn, and let the clients in", async () => {
  const securityGroup = { existing: { db: "sg-0000000d" } };
  const inputs = await inputsOf({ securityGroup, clients: { app: CLIENTS.app } });
  expect(inputs.get(`${ENDPOINT_TYPES.endpoint} db-endpoint`)).toMatchObject({
    securityGroupIds: ["sg-0000000d"],
  });
  expect(inputs.get(`${ENDPOINT_TYPES.ingress} db-group-db-from-app-primary`)).toMatchObject({
    securityGroupId: "sg-0000000d",
  });
  expect(inputs.has(`${ENDPOINT_TYPES.group} db-endpoint`)).toBe(false);
});

test("a service is found by its name in the region of the AWS provider", async () => {
  const { resources, failures } = await recordWithService({}, async () => {
    await valueOf(new PrivateEndpoint("db", { serviceName: "metrics", vpcId: VPC_ID }).connection);
  });
  expect(failures).toEqual([]);
  expect(resources.find(({ name }) => name === "db-attachment")?.inputs).toMatchObject({
    serviceId: "kd9w2xp4mz",
  });
});

test("the claim is named as it is wanted, and rejected on delete only if that is wanted", async () => {
  const key = `${ENDPOINT_TYPES.connection} db-connection`;
  expect((await inputsOf()).get(key)).not.toHaveProperty("rejectOnDelete");
  const inputs = await inputsOf({ connectionName: "warehouse", rejectOnDelete: true });
  expect(inputs.get(key)).toMatchObject({ name: "warehouse", rejectOnDelete: true });
});

test("deadlines go to the claim and the attachment; without interruptions, the attachment is protected", async () => {
  const timeouts = { create: "30m" };
  const { resources, options, failures } = await record({ timeouts, allowInterruption: false });
  expect(failures).toEqual([]);
  const byName = new Map(resources.map((each) => [each.name, each.inputs]));
  expect(byName.get("db-connection")).toMatchObject({ timeouts });
  expect(byName.get("db-attachment")).toMatchObject({ timeouts, allowInterruption: false });
  expect([options["db-attachment"]?.protect, options["db-connection"]?.protect]).toEqual([
    ...[true, false],
  ]);
});

test("protection is that of what holds the connection; rules can go", async () => {
  const { options } = await recordWithService({}, async () => {
    const endpoint = new PrivateEndpoint("db", { ...ARGS, clients: CLIENTS }, { protect: true });
    await valueOf(endpoint.connection);
  });
  const isProtected = (name: string) => options[name]?.protect;
  expect(["db-connection", "db-attachment", "db-zone", "db-record"].map(isProtected)).toEqual([
    ...[true, true, true, true],
  ]);
  expect(isProtected("db-endpoint-from-app-primary")).toBe(false);
});
