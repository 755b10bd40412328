import fc from "fast-check";
import { drawMermaid } from "../../../diagram/mermaid";
import { drawSvg } from "../../../diagram/svg";
import { readPlan } from "../../../review";
import { networksOf } from "../../../review/diagram/networks";
import { planText, same, step, UNKNOWN, urnOf, type Kind, type State } from "../plan-text";

const networks = (...steps: object[]) => networksOf(readPlan(planText(steps), "plan"));

const HUB = "urn:pulumi:dev::shop::timescale:index:PeeredTransitGateway::hub";
const APP = urnOf("attachedVpc", "hub-app");
const VPC: State = {
  id: "1001",
  inputs: { name: "shared", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
};
const PEERING: State = {
  id: "1001/5001",
  parent: HUB,
  inputs: {
    timescaleVpcId: "1001",
    transitGatewayId: "tgw-0000000a",
    peerAccountId: "123456789012",
    peerRegionCode: "eu-west-1",
    cidrBlocks: ["10.20.0.0/16", "10.30.0.0/16"],
  },
  outputs: { attachmentId: "tgw-attach-0000000a", status: "PENDING" },
};
const ACCEPTER: State = {
  id: "tgw-attach-0000000a",
  parent: HUB,
  inputs: { transitGatewayAttachmentId: "tgw-attach-0000000a" },
};
const ACTIVATION: State = { inputs: { peeringId: "1001/5001" }, outputs: { status: "ACTIVE" } };
const GATEWAY_ROUTE: State = {
  inputs: {
    transitGatewayRouteTableId: "tgw-rtb-0000000a",
    destinationCidrBlock: "10.0.0.0/24",
    transitGatewayAttachmentId: "tgw-attach-0000000a",
  },
};
const ATTACHED: State = { parent: HUB, inputs: {}, outputs: { vpcId: "vpc-0000000a" } };
const ROUTE: State = {
  parent: APP,
  inputs: {
    routeTableId: "rtb-0000000a",
    destinationCidrBlock: "10.0.0.0/24",
    transitGatewayId: "tgw-0000000a",
  },
};
const RULE: State = {
  parent: APP,
  inputs: {
    securityGroupId: "sg-0000000a",
    ipProtocol: "tcp",
    fromPort: 5432,
    cidrIpv4: "10.0.0.0/24",
  },
};
const VPC_ATTACHMENT: State = {
  id: "tgw-attach-0000000c",
  inputs: { transitGatewayId: "tgw-0000000a", vpcId: "vpc-0000000a" },
  outputs: { vpcOwnerId: "210987654321" },
};

/** A gateway with one VPC behind it that the plan leaves as it is. */
const STAYING = [
  same("vpc", "net", VPC),
  same("gatewayPeering", "hub-peering", PEERING),
  same("gatewayAccepter", "hub-accepter", ACCEPTER),
  same("activation", "hub-activation", ACTIVATION),
  same("gatewayRoute", "hub-route", GATEWAY_ROUTE),
  same("attachedVpc", "hub-app", ATTACHED),
  same("vpcAttachment", "app", VPC_ATTACHMENT),
  same("route", "hub-app-route", ROUTE),
  same("egress", "hub-app-client", RULE),
];
const staying = (...without: string[]) =>
  STAYING.filter(
    (one) => !without.some((name) => (one as { urn: string }).urn.endsWith(`::${name}`)),
  );

test("a plan that changes nothing of a gateway has no diagram", () => {
  expect(networks(...STAYING)).toEqual([]);
});

test("a gateway is drawn with what stays beside what is removed", () => {
  const [network] = networks(...staying("hub-app-route"), step("delete", "route", "r", ROUTE));
  const route = { routeTable: "rtb-0000000a", destination: "10.0.0.0/24", mark: "removed" };
  const rules = ["out: tcp 5432 to 10.0.0.0/24"];
  expect(network?.before).toEqual({
    timescaleVpc: { id: "1001", name: "shared", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
    customerVpcs: [],
    services: [],
    transitGateways: [
      {
        name: "hub",
        transitGatewayId: "tgw-0000000a",
        accountId: "123456789012",
        regionCode: "eu-west-1",
        cidrBlocks: ["10.20.0.0/16", "10.30.0.0/16"],
        attachment: {
          attachmentId: "tgw-attach-0000000a",
          ...{ tigerStatus: "ACTIVE", awsStatus: "available" },
        },
        routes: [{ routeTable: "tgw-rtb-0000000a", destination: "10.0.0.0/24" }],
        customerVpcs: [
          {
            ...{ name: "hub-app", vpcId: "vpc-0000000a", accountId: "210987654321" },
            routes: [route],
            securityGroups: [{ kind: "existing", id: "sg-0000000a", rules }],
          },
        ],
      },
    ],
  });
  expect(network?.after?.transitGateways?.[0]?.customerVpcs).toMatchObject([{ routes: [] }]);
});

test("an update in place of the CIDR blocks leaves the attachment and all that is behind the gateway", () => {
  const { id, parent, inputs } = PEERING;
  const [network] = networks(
    ...staying("hub-peering"),
    step("update", "gatewayPeering", "hub-peering", PEERING, {
      ...{ id: id!, parent: parent!, inputs: { ...inputs, cidrBlocks: ["10.20.0.0/16"] } },
    }),
  );
  const [before] = network!.before!.transitGateways!;
  const [after] = network!.after!.transitGateways!;
  expect(before?.attachment?.mark).toBe("changed");
  expect(after).toEqual({ ...before, cidrBlocks: ["10.20.0.0/16"] });
});

test("a VPC behind the gateway comes and goes with its attachment, whoever made it", () => {
  const shop = { ...VPC_ATTACHMENT, inputs: { ...VPC_ATTACHMENT.inputs, vpcId: "vpc-0000000b" } };
  const [network] = networks(
    ...STAYING,
    same("awsVpc", "shop", { id: "vpc-0000000b", inputs: { cidrBlock: "10.40.0.0/16" } }),
    step("delete", "vpcAttachment", "shop", shop),
    same("vpcAttachment", "elsewhere", {
      inputs: { transitGatewayId: "tgw-0000000b", vpcId: "vpc-0000000d" },
    }),
  );
  expect(network?.before?.transitGateways?.[0]?.customerVpcs).toMatchObject([
    { name: "hub-app", mark: undefined },
    { name: "shop", vpcId: "vpc-0000000b", cidrBlocks: ["10.40.0.0/16"], mark: "removed" },
  ]);
  expect(network?.after?.transitGateways?.[0]?.customerVpcs).toMatchObject([{ name: "hub-app" }]);
});

test("what is yet to be made is joined by what it is computed from", () => {
  const from = (property: string, kind: Kind, name: string) => ({
    propertyDependencies: { [property]: [urnOf(kind, name)] },
  });
  const create = (kind: Kind, name: string, state: State) =>
    step("create", kind, name, undefined, state);
  const over = { transitGatewayAttachmentId: UNKNOWN };
  const [network] = networks(
    create("vpc", "net", { inputs: VPC.inputs }),
    create("gateway", "hub", { inputs: { defaultRouteTableAssociation: "disable" } }),
    create("gatewayPeering", "hub-peering", {
      inputs: { ...PEERING.inputs, timescaleVpcId: UNKNOWN, transitGatewayId: UNKNOWN },
      propertyDependencies: {
        ...from("timescaleVpcId", "vpc", "net").propertyDependencies,
        ...from("transitGatewayId", "gateway", "hub").propertyDependencies,
      },
    }),
    create("gatewayAccepter", "hub-accepter", {
      inputs: over,
      ...from("transitGatewayAttachmentId", "gatewayPeering", "hub-peering"),
    }),
    create("gatewayRoute", "hub-route", {
      inputs: { ...GATEWAY_ROUTE.inputs, ...over },
      ...from("transitGatewayAttachmentId", "gatewayAccepter", "hub-accepter"),
    }),
    create("association", "hub-association", {
      inputs: { transitGatewayRouteTableId: "tgw-rtb-0000000b", ...over },
      ...from("transitGatewayAttachmentId", "gatewayAccepter", "hub-accepter"),
    }),
    create("vpcAttachment", "app", {
      inputs: { transitGatewayId: UNKNOWN, vpcId: "vpc-0000000a" },
      ...from("transitGatewayId", "gateway", "hub"),
    }),
  );
  expect(network?.before).toBeUndefined();
  expect(network?.after?.transitGateways).toMatchObject([
    {
      ...{ transitGatewayId: null, mark: "added" },
      attachment: { attachmentId: null, mark: "added" },
      routes: [{ routeTable: "tgw-rtb-0000000a", mark: "added" }],
      association: { routeTable: "tgw-rtb-0000000b", mark: "added" },
      customerVpcs: [{ name: "app", vpcId: "vpc-0000000a", mark: "added" }],
    },
  ]);
  expect(network?.after?.transitGateways?.[0]?.attachment).not.toHaveProperty("awsStatus");
});

test("a gateway of the program tells the table that it associates by itself, unless it does not", () => {
  const gateway = (word: string): State => ({
    id: "tgw-0000000a",
    inputs: { defaultRouteTableAssociation: word },
    outputs: { associationDefaultRouteTableId: "tgw-rtb-0000000a" },
  });
  const associationWith = (word: string) => {
    const [network] = networks(
      ...staying("hub-app-route"),
      same("gateway", "hub", gateway(word)),
      step("delete", "route", "hub-app-route", ROUTE),
    );
    return network?.after?.transitGateways?.[0]?.association;
  };
  expect(associationWith("enable")).toEqual({ routeTable: "tgw-rtb-0000000a" });
  expect(associationWith("disable")).toBeUndefined();
});

test("the attachment is the one that was accepted, where Tiger Cloud names another one", () => {
  const accepted = { transitGatewayAttachmentId: "tgw-attach-0000000b" };
  const [network] = networks(
    ...staying("hub-accepter", "hub-route"),
    same("gatewayAccepter", "hub-accepter", { ...ACCEPTER, inputs: accepted }),
    step("delete", "gatewayRoute", "hub-route", {
      inputs: { ...GATEWAY_ROUTE.inputs, ...accepted },
    }),
  );
  expect(network?.before?.transitGateways).toMatchObject([
    { attachment: { attachmentId: "tgw-attach-0000000b" }, routes: [{ mark: "removed" }] },
  ]);
});

test("a Timescale VPC of another program has the CIDR block that the routes of the gateway lead to", () => {
  const [network] = networks(
    ...staying("net", "hub-route"),
    step("delete", "gatewayRoute", "r", GATEWAY_ROUTE),
  );
  expect(network).toMatchObject({
    name: "Timescale VPC 1001",
    before: { timescaleVpc: { id: "1001", cidr: "10.0.0.0/24", regionCode: null } },
  });
});

test("no value of a plan, of whatever kind, keeps a gateway from being drawn", () => {
  const keys = [PEERING, GATEWAY_ROUTE, ROUTE, RULE, VPC_ATTACHMENT].flatMap(({ inputs }) =>
    Object.keys(inputs),
  );
  const value = fc.oneof(fc.anything(), fc.constantFrom<unknown>(UNKNOWN, "tgw-0000000a"));
  const inputs = fc.dictionary(fc.constantFrom(...keys), value);
  fc.assert(
    fc.property(inputs, inputs, (some, others) => {
      const changed = (kind: Kind, parent: string) =>
        step("update", kind, kind, { id: "1", parent, inputs: some }, { parent, inputs: others });
      const found = networks(
        same("attachedVpc", "hub-app", { parent: HUB, inputs: {}, outputs: others }),
        changed("gatewayPeering", HUB),
        ...(["route", "egress", "group"] as const).map((kind) => changed(kind, APP)),
        ...(["gatewayAccepter", "gatewayRoute", "association"] as const).map((kind) =>
          changed(kind, HUB),
        ),
        ...(["vpcAttachment", "gateway", "awsVpc"] as const).map((kind) => changed(kind, "")),
      );
      for (const network of found.flatMap(({ before, after }) => [before, after])) {
        if (network === undefined) continue;
        expect(drawMermaid(network)).toMatch(/^flowchart LR\n/);
        expect(drawSvg(network)).toMatch(/^<svg /);
      }
    }),
  );
});
