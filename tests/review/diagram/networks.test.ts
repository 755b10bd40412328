import fc from "fast-check";
import { drawMermaid } from "../../../diagram/mermaid";
import { drawSvg } from "../../../diagram/svg";
import { readPlan } from "../../../review";
import { networksOf } from "../../../review/diagram/networks";
import { planText, same, STACK, step, UNKNOWN, urnOf, type Kind, type State } from "../plan-text";

const networks = (...steps: object[]) => networksOf(readPlan(planText(steps), "plan"));

const VPC: State = {
  id: "1001",
  inputs: { name: "shared", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
};
const PEERING: State = {
  id: "5001",
  inputs: {
    timescaleVpcId: "1001",
    peerVpcId: "vpc-0000000a",
    peerAccountId: "123456789012",
    peerRegionCode: "eu-west-1",
    peerCidrBlocks: ["10.20.0.0/16"],
    timescaleVpcCidr: "10.0.0.0/24",
  },
  outputs: { provisionedId: "pcx-0000000a", status: "PENDING" },
};
const ROUTE: State = {
  inputs: {
    routeTableId: "rtb-0000000a",
    destinationCidrBlock: "10.0.0.0/24",
    vpcPeeringConnectionId: "pcx-0000000a",
  },
};
const SERVICE: State = {
  id: "kd9w2xp4mz",
  inputs: { serviceId: "kd9w2xp4mz", timescaleVpcId: "1001" },
  outputs: { host: "db.example", port: 30066 },
};

test("a plan that changes no network has no diagram", () => {
  expect(networks(same("vpc", "net", VPC), same("peering", "app", PEERING))).toEqual([]);
  expect(networks()).toEqual([]);
});

test("two networks of one name, in two components, are two networks", () => {
  const within = (component: string) => {
    const made = step("create", "vpc", "net", undefined, VPC) as { urn: string };
    const urn = made.urn.replace("::pulumi-nodejs", `::app:index:${component}$pulumi-nodejs`);
    return { ...made, urn };
  };
  expect(networks(within("Prod"), within("Staging")).map(({ name }) => name)).toEqual([
    "net",
    "net",
  ]);
});

test("what stays is drawn without a mark beside what is removed", () => {
  const [network, ...others] = networks(
    same("vpc", "net", VPC),
    same("peering", "app", PEERING),
    step("delete", "route", "app-route", ROUTE),
  );
  expect(others).toEqual([]);
  const route = { routeTable: "rtb-0000000a", destination: "10.0.0.0/24", mark: "removed" };
  expect(network).toMatchObject({
    name: "net",
    before: {
      timescaleVpc: { id: "1001", name: "shared", cidr: "10.0.0.0/24", mark: undefined },
      customerVpcs: [
        {
          name: "app",
          vpcId: "vpc-0000000a",
          cidrBlocks: ["10.20.0.0/16"],
          peering: { provisionedId: "pcx-0000000a", tigerStatus: "PENDING", mark: undefined },
          routes: [route],
        },
      ],
    },
    after: { customerVpcs: [{ routes: [] }] },
  });
});

test("the status is that of the activation and of the accepter, where there are any", () => {
  const activation = { inputs: { peeringId: "5001" }, outputs: { status: "ACTIVE" } };
  const accepter = {
    inputs: { vpcPeeringConnectionId: "pcx-0000000a" },
    outputs: { acceptStatus: "active" },
  };
  const [network] = networks(
    same("vpc", "net", VPC),
    same("peering", "app", PEERING),
    same("activation", "app-activation", activation),
    same("accepter", "app-accepter", accepter),
    step("delete", "route", "app-route", ROUTE),
  );
  expect(network?.before?.customerVpcs[0]?.peering).toMatchObject({
    tigerStatus: "ACTIVE",
    awsStatus: "active",
  });
});

test("an update in place of the CIDR blocks leaves the connection and its routes", () => {
  const [network] = networks(
    same("vpc", "net", VPC),
    step("update", "peering", "app", PEERING, {
      inputs: { ...PEERING.inputs, peerCidrBlocks: ["10.21.0.0/16"] },
    }),
    same("route", "app-route", ROUTE),
  );
  expect(network?.after?.customerVpcs).toMatchObject([
    {
      cidrBlocks: ["10.21.0.0/16"],
      peering: { provisionedId: "pcx-0000000a", mark: "changed" },
      routes: [{ routeTable: "rtb-0000000a" }],
    },
  ]);
});

test("what is yet to be made is joined by what it is computed from", () => {
  const dependsOn = (property: string, kind: Kind, name: string) => ({
    propertyDependencies: { [property]: [urnOf(kind, name)] },
  });
  const over = { vpcPeeringConnectionId: UNKNOWN };
  const [network] = networks(
    step("create", "vpc", "net", undefined, { inputs: VPC.inputs }),
    step("create", "peering", "app", undefined, {
      inputs: { ...PEERING.inputs, timescaleVpcId: UNKNOWN },
      ...dependsOn("timescaleVpcId", "vpc", "net"),
    }),
    step("create", "accepter", "app-accepter", undefined, {
      inputs: over,
      ...dependsOn("vpcPeeringConnectionId", "peering", "app"),
    }),
    step("create", "route", "app-route", undefined, {
      inputs: { ...ROUTE.inputs, ...over },
      ...dependsOn("vpcPeeringConnectionId", "accepter", "app-accepter"),
    }),
    step("create", "attachment", "main", undefined, {
      inputs: { serviceId: "kd9w2xp4mz", timescaleVpcId: UNKNOWN },
      ...dependsOn("timescaleVpcId", "vpc", "net"),
    }),
  );
  expect(network).toMatchObject({
    name: "net",
    before: undefined,
    after: {
      timescaleVpc: { id: null, mark: "added" },
      customerVpcs: [
        { peering: { provisionedId: null, mark: "added" }, routes: [{ mark: "added" }] },
      ],
      services: [{ id: "kd9w2xp4mz", host: null, port: null, mark: "added" }],
    },
  });
});

test("a service that moves is drawn where it is, and where it will be", () => {
  const [from, to] = networks(
    same("vpc", "a", VPC),
    same("vpc", "b", { ...VPC, id: "1002" }),
    step("update", "attachment", "main", SERVICE, {
      inputs: { serviceId: "kd9w2xp4mz", timescaleVpcId: "1002" },
    }),
  );
  const present = { host: "db.example", port: 30066, mark: "changed" };
  expect(from).toMatchObject({
    name: "a",
    before: { services: [present] },
    after: { services: [] },
  });
  expect(to).toMatchObject({ name: "b", before: { services: [] } });
  expect(to?.after?.services).toMatchObject([{ host: null, port: null, mark: "changed" }]);
});

test("a Timescale VPC of another program is drawn with what its peerings tell of it", () => {
  const [network] = networks(step("delete", "peering", "app", PEERING));
  expect(network).toMatchObject({
    name: "Timescale VPC 1001",
    before: { timescaleVpc: { id: "1001", cidr: "10.0.0.0/24", regionCode: null } },
    after: undefined,
  });
  expect(drawMermaid(network!.before!)).toContain("Timescale VPC<br/>id 1001");
});

test("groups are those whose rules the peering's component made, each with its ports", () => {
  const parent = "urn:pulumi:dev::shop::timescale:index:PeeredVpc::net-app";
  const rule = (securityGroupId: string, fromPort: number): State => ({
    parent,
    inputs: { securityGroupId, ipProtocol: "tcp", fromPort, cidrIpv4: "10.0.0.0/24" },
  });
  const [network] = networks(
    same("vpc", "net", VPC),
    same("peering", "net-app-peering", { ...PEERING, parent }),
    same("group", "net-app-client", { id: "sg-0000000a", parent, inputs: {} }),
    same("egress", "client-30066", rule("sg-0000000a", 30066)),
    same("egress", "client-5432", rule("sg-0000000a", 5432)),
    step("create", "egress", "web-5432", undefined, rule("sg-0000000b", 5432)),
    same("egress", "not-ours", { ...rule("sg-0000000c", 443), parent: STACK }),
  );
  expect(network?.after?.customerVpcs).toMatchObject([
    {
      name: "net-app",
      securityGroups: [
        { kind: "dedicated", id: "sg-0000000a", rules: ["out: tcp 5432, 30066 to 10.0.0.0/24"] },
        { kind: "existing", id: "sg-0000000b", mark: "changed" },
      ],
    },
  ]);
});

test("the order of the steps changes nothing", () => {
  const steps = [
    same("vpc", "net", VPC),
    same("peering", "app", PEERING),
    step("delete", "route", "one", ROUTE),
    step("create", "route", "two", undefined, ROUTE),
    step("delete", "attachment", "main", SERVICE),
  ];
  const [expected] = networks(...steps);
  fc.assert(
    fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (shuffled) => {
      expect(networks(...shuffled)).toEqual([expected]);
    }),
  );
});

test("no value of a plan, of whatever kind, keeps a network from being drawn", () => {
  const value = fc.oneof(fc.anything(), fc.constant(UNKNOWN));
  const inputs = fc.dictionary(
    fc.constantFrom(...Object.keys(PEERING.inputs), "serviceId", "name", "cidr", "routeTableId"),
    value,
  );
  fc.assert(
    fc.property(inputs, inputs, (some, others) => {
      const found = networks(
        step("update", "vpc", "net", { id: "1001", inputs: some }, { inputs: others }),
        step("create", "peering", "app", undefined, { inputs: others }),
        step("delete", "attachment", "main", { inputs: some, outputs: others }),
        step("create", "route", "route", undefined, { inputs: some }),
        step("create", "egress", "egress", undefined, { inputs: some }),
      );
      for (const { before, after } of found) {
        for (const network of [before, after]) {
          if (network === undefined) continue;
          expect(drawMermaid(network)).toMatch(/^flowchart LR\n/);
          expect(drawSvg(network)).toMatch(/^<svg /);
        }
      }
    }),
  );
});
