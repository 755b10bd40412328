import * as aws from "@pulumi/aws";
import { PeeredTransitGateway, type PeeredTransitGatewayArgs } from "../../../sdk";
import {
  ATTACHMENT,
  GATEWAY,
  gatewayMocks,
  GATEWAY_TOKENS,
  GATEWAY_TYPES,
} from "../../support/gateway-mocks";
import { TIMESCALE_VPC, TYPES, VPC_ID } from "../../support/network-mocks";
import { recordResources, valueOf, type Mocks } from "../../support/record-resources";

const ARGS: PeeredTransitGatewayArgs = {
  timescaleVpc: TIMESCALE_VPC,
  transitGatewayId: GATEWAY,
  cidrBlocks: ["10.20.0.0/16", "10.30.0.0/16"],
};

const record = (args: Partial<PeeredTransitGatewayArgs> = {}, calls: Mocks["calls"] = {}) =>
  recordResources(gatewayMocks(calls), async () => {
    await valueOf(new PeeredTransitGateway("hub", { ...ARGS, ...args }).connection);
  });

test("its children, their names, parents and inputs are these: users' states hold them", async () => {
  const vpcs = { app: { vpcId: VPC_ID, routeTables: ["rtb-0000000a"] } };
  const { resources, failures } = await record({ vpcs, tags: { team: "data" } });
  expect(failures).toEqual([]);
  expect(resources.map(({ type, name, parent }) => [type, name, parent]).sort()).toEqual(
    [
      [GATEWAY_TYPES.component, "hub", ""],
      [GATEWAY_TYPES.peering, "hub-peering", "hub"],
      [GATEWAY_TYPES.accepter, "hub-accepter", "hub"],
      [TYPES.activation, "hub-activation", "hub"],
      [GATEWAY_TYPES.route, "hub-gateway-route-default-to-10.0.0.0-24", "hub"],
      [GATEWAY_TYPES.attachedVpc, "hub-app", "hub"],
      [TYPES.route, "hub-app-route-rtb-0000000a-to-10.0.0.0-24", "hub-app"],
      [TYPES.group, "hub-app-client", "hub-app"],
      [TYPES.egress, "hub-app-client-tcp-5432", "hub-app"],
    ].sort(),
  );
  const inputs = new Map(resources.map((each) => [each.name, each.inputs]));
  expect(inputs.get("hub-peering")).toEqual({
    timescaleVpcId: "1001",
    transitGatewayId: GATEWAY,
    peerAccountId: "123456789012",
    peerRegionCode: "eu-west-1",
    cidrBlocks: ["10.20.0.0/16", "10.30.0.0/16"],
    timescaleVpcCidr: "10.0.0.0/24",
  });
  expect(inputs.get("hub-accepter")).toEqual({
    transitGatewayAttachmentId: ATTACHMENT,
    tags: { team: "data" },
  });
  expect(inputs.get("hub-gateway-route-default-to-10.0.0.0-24")).toEqual({
    transitGatewayRouteTableId: "tgw-rtb-0000000a",
    destinationCidrBlock: "10.0.0.0/24",
    transitGatewayAttachmentId: ATTACHMENT,
  });
  expect(inputs.get("hub-app-route-rtb-0000000a-to-10.0.0.0-24")).toEqual({
    routeTableId: "rtb-0000000a",
    destinationCidrBlock: "10.0.0.0/24",
    transitGatewayId: GATEWAY,
  });
});

test("a security group may be named after any key", async () => {
  const vpcs = { "sg-app": { vpcId: VPC_ID, routeTables: ["rtb-0000000a"] } };
  const { failures, resources } = await record({ vpcs });
  expect(failures).toEqual([]);
  expect(resources.map(({ name }) => name)).toContain("hub-sg-app-client");
});

test("a gateway, tables and attachments of the same program are taken as they are, and AWS is not asked for them", async () => {
  const IN = "aws:ec2transitgateway";
  const shown = (gatewayMocks().calls[GATEWAY_TOKENS.attachment] as () => object)();
  const mocks = gatewayMocks({
    [GATEWAY_TOKENS.attachment]: () => ({ ...shown, transitGatewayId: "own-id" }),
  });
  Object.assign(mocks.outputs, {
    [`${IN}/transitGateway:TransitGateway`]: {
      ...{ ownerId: "123456789012", associationDefaultRouteTableId: "tgw-rtb-0000000a" },
      defaultRouteTableAssociation: undefined,
    },
    [`${IN}/routeTable:RouteTable`]: {},
    [`${IN}/vpcAttachment:VpcAttachment`]: {},
  });
  const { resources, calls, failures } = await recordResources(mocks, async () => {
    const { TransitGateway, RouteTable, VpcAttachment } = aws.ec2transitgateway;
    const transitGateway = new TransitGateway("own");
    const { id: transitGatewayId } = transitGateway;
    const table = new RouteTable("own-table", { transitGatewayId });
    const attachment = new VpcAttachment("own-attachment", {
      ...{ transitGatewayId, vpcId: VPC_ID, subnetIds: ["subnet-0000000a"] },
    });
    const hub = new PeeredTransitGateway("hub", {
      ...{ timescaleVpc: TIMESCALE_VPC, cidrBlocks: ARGS.cidrBlocks, transitGateway },
      ...{ association: "none", gatewayRouteTables: { ids: { main: table } } },
      vpcs: {
        app: { vpcId: VPC_ID, attachment, routeTables: ["rtb-0000000a"], securityGroup: "none" },
      },
    });
    await valueOf(hub.connection);
    expect(await valueOf(hub.vpcs["app"]!.securityGroupId)).toBe("");
  });
  expect(failures).toEqual([]);
  const asked = calls.map(({ token }) => token);
  expect(asked).not.toContain(GATEWAY_TOKENS.gateway);
  expect(asked).not.toContain(GATEWAY_TOKENS.vpcAttachments);
  const byName = new Map(resources.map((each) => [each.name, each]));
  expect(byName.get("hub-peering")?.inputs).toMatchObject({
    ...{ transitGatewayId: "own-id", peerAccountId: "123456789012" },
  });
  expect(byName.get("hub-gateway-route-main-to-10.0.0.0-24")?.inputs).toMatchObject({
    transitGatewayRouteTableId: "own-table-id",
  });
  expect(byName.get("hub-app-route-rtb-0000000a-to-10.0.0.0-24")).toMatchObject({
    inputs: { transitGatewayId: "own-id" },
    dependsOn: expect.arrayContaining(["own-attachment"]) as string[],
  });
});

test("routes of the gateway wait for the acceptance and for the activation", async () => {
  const { resources } = await record();
  const route = resources.find(({ type }) => type === GATEWAY_TYPES.route);
  expect(route?.dependsOn).toEqual(expect.arrayContaining(["hub-accepter", "hub-activation"]));
});

test("a gateway that does not associate by itself gets an association with the table that is given", async () => {
  const disabled = () => ({
    ...{ ownerId: "123456789012", defaultRouteTableAssociation: "disable" },
    associationDefaultRouteTableId: "",
  });
  const { failures, resources } = await record(
    {
      gatewayRouteTables: { ids: { main: "tgw-rtb-0000000b" } },
      association: { routeTableId: "tgw-rtb-0000000b" },
    },
    { [GATEWAY_TOKENS.gateway]: disabled },
  );
  expect(failures).toEqual([]);
  expect(resources.find(({ name }) => name === "hub-association")?.inputs).toEqual({
    transitGatewayAttachmentId: ATTACHMENT,
    transitGatewayRouteTableId: "tgw-rtb-0000000b",
  });
});

test("a port that is allowed later gets a rule in the groups of every VPC, once", async () => {
  const routeTables = ["rtb-0000000a"];
  const vpcs = {
    app: { vpcId: VPC_ID, routeTables },
    jobs: { vpcId: "vpc-0000000000000000b", routeTables },
  };
  const { resources, failures } = await recordResources(gatewayMocks(), async () => {
    const cidrBlocks = ["10.20.0.0/16", "10.50.0.0/16"];
    const hub = new PeeredTransitGateway("hub", { ...ARGS, cidrBlocks, vpcs });
    [6432, 5432, 6432].forEach(hub.allowPort);
    await valueOf(hub.connection);
  });
  expect(failures).toEqual([]);
  const rules = resources.filter(({ type }) => type === TYPES.egress);
  expect(rules.map(({ name, inputs }) => [name, inputs["toPort"]]).sort()).toEqual([
    ["hub-app-client-tcp-5432", 5432],
    ["hub-app-client-tcp-6432", 6432],
    ["hub-jobs-client-tcp-5432", 5432],
    ["hub-jobs-client-tcp-6432", 6432],
  ]);
});

test("the CIDR blocks that Tiger Cloud reaches are told in canonical form and sorted", async () => {
  let blocks: string[] = [];
  await recordResources(gatewayMocks(), async () => {
    const cidrBlocks = ["10.30.0.0/16", "10.20.0.7/16"];
    blocks = await valueOf(new PeeredTransitGateway("hub", { ...ARGS, cidrBlocks }).cidrBlocks);
  });
  expect(blocks).toEqual(["10.20.0.0/16", "10.30.0.0/16"]);
});

test("what AWS has once is deleted before another takes its place", async () => {
  const { options } = await record(
    { association: { routeTableId: "tgw-rtb-0000000b" } },
    {
      [GATEWAY_TOKENS.gateway]: () => ({
        ...{ ownerId: "123456789012", defaultRouteTableAssociation: "disable" },
        associationDefaultRouteTableId: "tgw-rtb-0000000b",
      }),
    },
  );
  for (const name of ["hub-association", "hub-gateway-route-default-to-10.0.0.0-24"]) {
    expect(options[name]).toMatchObject({ deleteBeforeReplace: true });
  }
});

test("with accept: false nothing is read from AWS nor made there", async () => {
  const { resources, calls, failures } = await record({
    ...{ accept: false, accountId: "210987654321", regionCode: "us-west-2" },
  });
  expect(failures).toEqual([]);
  expect(calls).toEqual([]);
  expect(resources.map(({ name }) => name).sort()).toEqual(["hub", "hub-peering"]);
});

test("what is wrong with the arguments is told all at once", async () => {
  const { failures } = await record({
    transitGatewayId: VPC_ID,
    cidrBlocks: [],
    gatewayRouteTables: "all" as never,
    association: { routeTableId: "rtb-0a1b2c3d" },
    vpcs: { "a b": { vpcId: "subnet-1" } },
  });
  const text = failures.join();
  for (const property of [
    ...["transitGatewayId:", "cidrBlocks:", "gatewayRouteTables:", "association.routeTableId:"],
    ...["vpcs.a b:", "vpcs.a b.vpcId:"],
  ]) {
    expect(text).toContain(property);
  }
});
