import * as aws from "@pulumi/aws";
import { PeeredVpc, type PeeredVpcArgs } from "../../../sdk";
import {
  networkMocks,
  PCX,
  REQUEST,
  TIMESCALE_VPC,
  TOKENS,
  TYPES,
  VPC_ID,
} from "../../support/network-mocks";
import { recordResources, valueOf, type Mocks } from "../../support/record-resources";

const ARGS: PeeredVpcArgs = { timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID };
const NO_ROUTES = { routeTables: "none" } as const;

function record(args: Partial<PeeredVpcArgs> = {}, mocks: Mocks = networkMocks()) {
  return recordResources(mocks, async () => {
    const { routeTableIds } = new PeeredVpc("app", { ...ARGS, ...args });
    await valueOf(routeTableIds);
  });
}

test("its children, their names, parents and inputs are these: users' states hold them", async () => {
  const { resources, failures } = await record({ routeTables: ["rtb-0000000a"] });
  expect(failures).toEqual([]);
  expect(new Map(resources.map((each) => [each.name, each]))).toEqual(
    new Map(
      [
        { type: TYPES.peeredVpc, name: "app", parent: "", dependsOn: [], inputs: {} },
        {
          type: TYPES.peering,
          name: "app-peering",
          parent: "app",
          dependsOn: [],
          inputs: {
            timescaleVpcId: "1001",
            peerAccountId: "123456789012",
            peerRegionCode: "eu-west-1",
            peerVpcId: VPC_ID,
            peerCidrBlocks: ["10.20.0.0/16", "10.30.0.0/16"],
            timescaleVpcCidr: "10.0.0.0/24",
          },
        },
        {
          type: TYPES.accepter,
          name: "app-accepter",
          parent: "app",
          dependsOn: ["app-peering"],
          inputs: { vpcPeeringConnectionId: PCX, autoAccept: true },
        },
        {
          type: TYPES.activation,
          name: "app-activation",
          parent: "app",
          dependsOn: ["app-accepter", "app-peering"],
          inputs: { timescaleVpcId: "1001", peeringId: "app-peering-id" },
        },
        {
          type: TYPES.route,
          name: "app-route-rtb-0000000a-to-10.0.0.0-24",
          parent: "app",
          dependsOn: ["app-accepter", "app-activation"],
          inputs: {
            routeTableId: "rtb-0000000a",
            destinationCidrBlock: "10.0.0.0/24",
            vpcPeeringConnectionId: PCX,
          },
        },
        {
          type: TYPES.group,
          name: "app-client",
          parent: "app",
          dependsOn: [],
          inputs: { vpcId: VPC_ID, description: "Workloads that use a database on Tiger Cloud" },
        },
        {
          type: TYPES.egress,
          name: "app-client-tcp-5432",
          parent: "app",
          dependsOn: ["app-client"],
          inputs: {
            securityGroupId: "app-client-id",
            ipProtocol: "tcp",
            fromPort: 5432,
            toPort: 5432,
            cidrIpv4: "10.0.0.0/24",
            description: "Database in the Timescale VPC",
          },
        },
      ].map((each) => [each.name, each]),
    ),
  );
});

test("its outputs are the ids that a program goes on with", async () => {
  let outputs: unknown;
  await recordResources(networkMocks(), async () => {
    const { peeringId, peeringConnectionId, securityGroupId, routeTableIds } = new PeeredVpc(
      "app",
      ARGS,
    );
    outputs = await Promise.all(
      [peeringId, peeringConnectionId, securityGroupId, routeTableIds].map(valueOf<unknown>),
    );
  });
  expect(outputs).toEqual([
    "app-peering-id",
    PCX,
    "app-client-id",
    ["rtb-0000000a", "rtb-0000000b"],
  ]);
});

test("tags go to the accepted peering, the security group and its rule", async () => {
  const tags = { team: "data" };
  const { resources } = await record({ ...NO_ROUTES, tags });
  const tagged = resources.filter(({ inputs }) => "tags" in inputs);
  expect(tagged.map(({ type, inputs }) => [type, inputs["tags"]]).sort()).toEqual([
    [TYPES.group, tags],
    [TYPES.accepter, tags],
    [TYPES.egress, tags],
  ]);
});

test("the account and region come from the AWS provider only where they are not given", async () => {
  const unasked = await record({
    ...NO_ROUTES,
    accountId: "123456789012",
    regionCode: "eu-west-1",
  });
  const askedIn = ({ calls }: typeof unasked) => calls.map(({ token }) => token).sort();
  const always = [TOKENS.route, TOKENS.table, TOKENS.vpc, TOKENS.request];
  expect(askedIn(unasked)).toEqual(always);
  expect(askedIn(await record(NO_ROUTES))).toEqual([...always, TOKENS.identity, TOKENS.region]);
});

test("adopt goes to the peering, deadlines to the peering and to the wait for its activation", async () => {
  const timeouts = { create: "30m" };
  const { resources } = await record({ ...NO_ROUTES, adopt: true, timeouts });
  const steered = resources.filter(({ inputs }) => "adopt" in inputs || "timeouts" in inputs);
  expect(
    steered.map(({ name, inputs: { adopt, timeouts: given } }) => [name, adopt, given]).sort(),
  ).toEqual([
    ["app-activation", undefined, timeouts],
    ["app-peering", true, timeouts],
  ]);
});

test("bad arguments are refused all at once, before any child is registered", async () => {
  const { resources, failures } = await recordResources(networkMocks(), () => {
    new PeeredVpc("app", { ...ARGS, vpcId: "vpc", accountId: "1" });
  });
  expect(failures).toEqual([
    'vpcId: got "vpc"; allowed is an AWS VPC id such as vpc-0123456789abcdef0. ' +
      "Copy the id from the AWS console or from the VPC's id output.\n" +
      'accountId: got "1"; allowed is 12 digits. ' +
      "Keep it a quoted string, so that leading zeros survive.",
  ]);
  expect(resources.map(({ type }) => type)).toEqual([TYPES.peeredVpc]);
});

test("a request that AWS calls active is taken, as on a second run", async () => {
  const active = networkMocks({ ...REQUEST, status: "active" });
  const { resources } = await record(NO_ROUTES, active);
  expect(resources.map(({ type }) => type)).toContain(TYPES.accepter);
});

test("the account and region of a VPC resource are its own", async () => {
  const { resources } = await recordResources(networkMocks({ peerOwnerId: "210987654321" }), () => {
    const vpc = new aws.ec2.Vpc("own", {});
    new PeeredVpc("app", { timescaleVpc: TIMESCALE_VPC, vpc, accept: false });
  });
  expect(resources.find(({ name }) => name === "app-peering")?.inputs).toMatchObject({
    ...{ peerAccountId: "210987654321", peerRegionCode: "eu-central-1", peerVpcId: "own-id" },
  });
});

test("with the acceptance left to somebody else, AWS is neither asked nor changed", async () => {
  const where = { accountId: "210987654321", regionCode: "eu-west-1" };
  const { resources, calls, failures } = await record({ ...where, accept: false });
  expect(failures).toEqual([]);
  expect(calls).toEqual([]);
  expect(resources.map(({ type }) => type)).toEqual([TYPES.peeredVpc, TYPES.peering]);
});

test.each([
  ["the default group", "default" as const, ["app-default-tcp-5432", "sg-0000000d"]],
  [
    "a given group",
    { existing: { web: "sg-0000000e" } },
    ["app-group-web-tcp-5432", "sg-0000000e"],
  ],
])("%s gets the outbound rule, and no group is made", async (_what, securityGroup, rule) => {
  const { resources } = await record({ ...NO_ROUTES, securityGroup });
  const rules = resources.filter(({ type }) => type === TYPES.egress);
  expect(rules.map(({ name, inputs }) => [name, inputs["securityGroupId"]])).toEqual([rule]);
  expect(resources.map(({ type }) => type)).not.toContain(TYPES.group);
});

test("each port gets a rule of its own; no group means no rule", async () => {
  const { resources } = await record({ ...NO_ROUTES, ports: [5432, 30066] });
  const rules = resources.filter(({ type }) => type === TYPES.egress);
  expect(rules.map(({ name, inputs }) => [name, inputs["fromPort"], inputs["toPort"]])).toEqual([
    ["app-client-tcp-5432", 5432, 5432],
    ["app-client-tcp-30066", 30066, 30066],
  ]);
  const none = await record({ ...NO_ROUTES, securityGroup: "none" });
  expect(none.resources.map(({ type }) => type)).not.toContain(TYPES.egress);
});
