import fc from "fast-check";
import { drawMermaid } from "../../../diagram/mermaid";
import { drawSvg } from "../../../diagram/svg";
import { readPlan } from "../../../review";
import { networksOf } from "../../../review/diagram/networks";
import { planText, same, step, UNKNOWN, urnOf, type Kind, type State } from "../plan-text";

const networks = (...steps: object[]) => networksOf(readPlan(planText(steps), "plan"));

const DB = urnOf("privateEndpoint", "db");
const HOST = "kd9w2xp4mz.localproj1.tsdb.example";
const VPC: State = { id: "vpc-0000000a", inputs: { cidrBlock: "10.20.0.0/16" } };
const GROUP: State = { id: "sg-0000000a", parent: DB, inputs: { vpcId: "vpc-0000000a" } };
const ENDPOINT: State = {
  id: "vpce-0000000a",
  parent: DB,
  inputs: {
    vpcId: "vpc-0000000a",
    vpcEndpointType: "Interface",
    subnetIds: ["subnet-0000000a", "subnet-0000000b"],
    securityGroupIds: ["sg-0000000a"],
  },
  outputs: { state: "available", ownerId: "123456789012" },
};
const CONNECTION: State = {
  id: "conn-aws-1",
  parent: DB,
  inputs: { vpcEndpointId: "vpce-0000000a", name: "metrics" },
  outputs: { state: "approved", region: "us-east-1" },
};
const ATTACHMENT: State = {
  parent: DB,
  inputs: { serviceId: "kd9w2xp4mz", connectionId: "conn-aws-1" },
  outputs: { host: HOST, port: 5432 },
};
const ruleOf = (port: unknown, other: object): State => ({
  parent: DB,
  inputs: { securityGroupId: "sg-0000000a", ipProtocol: "tcp", fromPort: port, ...other },
});
const FROM_APP = { referencedSecurityGroupId: "sg-0000000b" };
const ZONE: State = { id: "Z1", parent: DB, inputs: { name: HOST } };
const RECORD: State = { parent: DB, inputs: { zoneId: "Z1", name: HOST, type: "A" } };

/** A private endpoint that the plan leaves as it is. */
const STAYING: readonly [Kind, string, State][] = [
  ["awsVpc", "app", VPC],
  ["group", "db-endpoint", GROUP],
  ["endpoint", "db-endpoint", ENDPOINT],
  ["endpointConnection", "db-connection", CONNECTION],
  ["endpointAttachment", "db-attachment", ATTACHMENT],
  ["ingress", "db-from-app-primary", ruleOf(5432, FROM_APP)],
  ["ingress", "db-from-app-pooler", ruleOf(6432, FROM_APP)],
  ["ingress", "db-from-office", ruleOf(5432, { cidrIpv4: "10.9.0.0/16" })],
  ["zone", "db-zone", ZONE],
  ["record", "db-record", RECORD],
];

/** What stays, but for the resources of those names. */
const staying = (...others: string[]) =>
  STAYING.filter(([, name]) => !others.includes(name)).map((each) => same(...each));

test("an endpoint is drawn with its VPC, groups, names, claim and service, before and after", () => {
  const [network] = networks(
    ...staying("db-from-office"),
    step("delete", "ingress", "db-from-office", ruleOf(5432, { cidrIpv4: "10.9.0.0/16" })),
  );
  const rules = ["in: tcp 5432 from 10.9.0.0/16", "in: tcp 5432, 6432 from sg-0000000b"];
  const group = { kind: "dedicated", id: "sg-0000000a" };
  expect(network).toMatchObject({
    name: "db",
    before: {
      connection: {
        ...{ connectionId: "conn-aws-1", name: "metrics", tigerStatus: "approved" },
        ...{ regionCode: "us-east-1", mark: undefined },
      },
      customerVpcs: [
        {
          ...{ name: "app", vpcId: "vpc-0000000a", cidrBlocks: ["10.20.0.0/16"] },
          accountId: "123456789012",
          endpoint: {
            ...{ vpcEndpointId: "vpce-0000000a", awsStatus: "available", mark: undefined },
            subnetIds: ["subnet-0000000a", "subnet-0000000b"],
            names: [{ zoneId: "Z1", host: HOST, mark: undefined }],
          },
          securityGroups: [{ ...group, rules, mark: "changed" }],
        },
      ],
      services: [{ id: "kd9w2xp4mz", name: "db", host: HOST, port: 5432 }],
    },
  });
  expect(network?.after?.customerVpcs[0]?.securityGroups).toMatchObject([
    { ...group, rules: ["in: tcp 5432, 6432 from sg-0000000b"] },
  ]);
});

test("a group of somebody else's is drawn where a rule that comes or goes lets in at the endpoint", () => {
  const rule = ruleOf(5432, FROM_APP);
  const [network] = networks(
    ...staying("db-endpoint", "db-from-office", "db-from-app-primary", "db-from-app-pooler"),
    same("endpoint", "db-endpoint", ENDPOINT),
    step("create", "ingress", "rule", undefined, rule),
    step("create", "ingress", "other", undefined, {
      inputs: { ...rule.inputs, securityGroupId: "sg-0000000c" },
    }),
  );
  expect(network?.after?.customerVpcs[0]?.securityGroups).toEqual([
    {
      ...{ kind: "existing", id: "sg-0000000a", mark: "changed" },
      rules: ["in: tcp 5432 from sg-0000000b"],
    },
  ]);
});

test("what is yet to be made is joined by what it is computed from", () => {
  const from = (property: string, kind: Kind, name: string) => ({
    [property]: [urnOf(kind, name)],
  });
  const create = (kind: Kind, name: string, inputs: object, propertyDependencies = {}) =>
    step("create", kind, name, undefined, { inputs, parent: DB, propertyDependencies });
  const [network] = networks(
    create("awsVpc", "app", { cidrBlock: "10.20.0.0/16" }),
    create("group", "db-endpoint", {}),
    create(
      "endpoint",
      "db-endpoint",
      { vpcId: UNKNOWN, subnetIds: UNKNOWN, securityGroupIds: [UNKNOWN] },
      {
        ...from("vpcId", "awsVpc", "app"),
        ...from("securityGroupIds", "group", "db-endpoint"),
      },
    ),
    create(
      ...(["endpointConnection", "db-connection", { vpcEndpointId: UNKNOWN, name: "db" }] as const),
      from("vpcEndpointId", "endpoint", "db-endpoint"),
    ),
    create(
      ...(["endpointAttachment", "db-attachment"] as const),
      { serviceId: "kd9w2xp4mz", connectionId: UNKNOWN },
      from("connectionId", "endpointConnection", "db-connection"),
    ),
    ...["primary", "pooler"].map((role) =>
      create(
        ...(["ingress", `db-from-app-${role}`] as const),
        { ...ruleOf(UNKNOWN, FROM_APP).inputs, securityGroupId: UNKNOWN },
        from("securityGroupId", "group", "db-endpoint"),
      ),
    ),
    create("record", "db-record", { zoneId: UNKNOWN, name: HOST }),
  );
  expect(network?.before).toBeUndefined();
  expect(network?.after).toMatchObject({
    connection: { connectionId: null, regionCode: null, mark: "added" },
    customerVpcs: [
      {
        ...{ name: "app", vpcId: null },
        endpoint: {
          ...{ vpcEndpointId: null, subnetIds: null, mark: "added" },
          names: [{ zoneId: null, host: HOST, mark: "added" }],
        },
        securityGroups: [
          { kind: "dedicated", id: null, rules: ["in: tcp known after apply from sg-0000000b"] },
        ],
      },
    ],
    services: [{ id: "kd9w2xp4mz", host: null, port: null, mark: "added" }],
  });
});

test("a record that leads to the endpoint is drawn, whoever made it", () => {
  const leadingTo = (name: string): State => ({
    inputs: { zoneId: "Z2", name: "db.example", aliases: [{ name }] },
  });
  const [network] = networks(
    ...staying("db-zone", "db-record"),
    step("delete", "record", "mine", leadingTo("vpce-0000000a-1.us-east-1.vpce.amazonaws.com")),
    same("record", "other", leadingTo("vpce-0000000b-1.us-east-1.vpce.amazonaws.com")),
  );
  expect(network?.before?.customerVpcs[0]?.endpoint?.names).toEqual([
    { zoneId: "Z2", host: "db.example", mark: "removed" },
  ]);
});

test("a claim of an endpoint of another program is drawn with what is known of that: its id", () => {
  const [network] = networks(
    step("delete", "endpointConnection", "db-connection", { ...CONNECTION, parent: "" }),
  );
  expect(network).toEqual({
    name: "db-connection",
    before: {
      connection: {
        ...{ connectionId: "conn-aws-1", name: "metrics", tigerStatus: "approved" },
        ...{ regionCode: "us-east-1", mark: "removed" },
      },
      customerVpcs: [{ endpoint: { vpcEndpointId: "vpce-0000000a", names: [] } }],
      services: [],
    },
    after: undefined,
  });
});

test("an endpoint that stays as it is is not drawn", () => {
  expect(networks(...staying())).toEqual([]);
});

test("no value of a plan, of whatever kind, keeps an endpoint from being drawn", () => {
  const keys = STAYING.flatMap(([, , { inputs }]) => Object.keys(inputs)).concat("aliases");
  const value = fc.oneof(fc.anything(), fc.constantFrom<unknown>(UNKNOWN, "conn-aws-1"));
  const inputs = fc.dictionary(fc.constantFrom(...keys), value);
  fc.assert(
    fc.property(inputs, inputs, (some, others) => {
      const found = networks(
        ...[...new Set(STAYING.map(([kind]) => kind))].map((kind) =>
          step(...(["update", kind, kind, { id: "1", parent: DB, inputs: some }] as const), {
            parent: DB,
            inputs: others,
          }),
        ),
      );
      for (const network of found.flatMap(({ before, after }) => [before, after])) {
        if (network === undefined) continue;
        expect(drawMermaid(network)).toMatch(/^flowchart LR\n/);
        expect(drawSvg(network)).toMatch(/^<svg /);
      }
    }),
  );
});
