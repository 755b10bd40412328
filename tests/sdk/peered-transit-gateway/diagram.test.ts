import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DrawnTransitGateway } from "../../../diagram/drawn-network";
import {
  PeeredTransitGateway,
  type NetworkDiagram,
  type PeeredTransitGatewayArgs,
} from "../../../sdk";
import { drawNetwork } from "../../../sdk/timescale-network/diagram";
import { ATTACHMENT, GATEWAY_TOKENS, GATEWAY, gatewayMocks } from "../../support/gateway-mocks";
import { TIMESCALE_VPC, TOKENS, TYPES, VPC_ID } from "../../support/network-mocks";
import { recordResources, valueOf, type Mocks } from "../../support/record-resources";

const ARGS: PeeredTransitGatewayArgs = {
  timescaleVpc: TIMESCALE_VPC,
  transitGatewayId: GATEWAY,
  cidrBlocks: ["10.30.0.0/16", "10.20.0.0/16"],
};

/** A gateway that is active, and disabled for default association where `associates` is false. */
function mocksOf(associates = true): Mocks {
  const mocks = gatewayMocks(
    associates
      ? {}
      : {
          [GATEWAY_TOKENS.gateway]: () => ({
            ...{ ownerId: "123456789012", defaultRouteTableAssociation: "disable" },
            associationDefaultRouteTableId: "",
          }),
        },
  );
  mocks.outputs[TYPES.activation] = { status: "ACTIVE" };
  mocks.outputs["pulumi:providers:aws"] = {};
  return mocks;
}

/** What a diagram shows of a gateway with these arguments, whose services are also on port 6432. */
async function drawn(
  args: Partial<PeeredTransitGatewayArgs>,
  mocks: Mocks = mocksOf(),
): Promise<DrawnTransitGateway> {
  let shown: DrawnTransitGateway | undefined;
  const { failures } = await recordResources(mocks, async () => {
    const hub = new PeeredTransitGateway("db-hub", { ...ARGS, ...args });
    shown = await valueOf(hub.drawnAs("hub", pulumi.output([6432])));
  });
  expect(failures).toEqual([]);
  return shown!;
}

test("a gateway is drawn with what it is, its attachment, its tables and the VPCs behind it", async () => {
  const vpcs = { app: { vpcId: VPC_ID, routeTables: ["rtb-0000000a"] } };
  expect(await drawn({ vpcs })).toEqual({
    name: "hub",
    transitGatewayId: GATEWAY,
    accountId: "123456789012",
    regionCode: "eu-west-1",
    cidrBlocks: ["10.20.0.0/16", "10.30.0.0/16"],
    attachment: { attachmentId: ATTACHMENT, tigerStatus: "ACTIVE", awsStatus: "available" },
    association: { routeTable: "tgw-rtb-0000000a" },
    routes: [{ routeTable: "tgw-rtb-0000000a", destination: "10.0.0.0/24" }],
    customerVpcs: [
      {
        name: "app",
        vpcId: VPC_ID,
        accountId: undefined,
        cidrBlocks: ["10.20.0.0/16", "10.30.0.0/16"],
        routes: [{ routeTable: "rtb-0000000a", destination: "10.0.0.0/24" }],
        securityGroups: [
          {
            kind: "dedicated",
            id: "db-hub-app-client-id",
            rules: ["out: tcp 5432, 6432 to 10.0.0.0/24"],
          },
        ],
      },
    ],
  });
});

test("the association is the one that was made, or none where somebody else makes it", async () => {
  const gatewayRouteTables = { ids: { main: "tgw-rtb-0000000b" } };
  const routeTableId = "tgw-rtb-0000000c";
  const made = await drawn({ gatewayRouteTables, association: { routeTableId } }, mocksOf(false));
  expect(made.association).toEqual({ routeTable: routeTableId });
  expect(made.routes).toEqual([{ routeTable: "tgw-rtb-0000000b", destination: "10.0.0.0/24" }]);
  expect(await drawn({ association: "none" })).not.toHaveProperty("association");
});

test("where somebody else accepts, no state of AWS is told, and no table of the gateway", async () => {
  const where = { accountId: "210987654321", regionCode: "us-west-2" };
  const { attachment, routes, ...shown } = await drawn({ accept: false, ...where });
  expect(attachment).toEqual({ attachmentId: ATTACHMENT, tigerStatus: "PENDING" });
  expect(routes).toEqual([]);
  expect(shown).not.toHaveProperty("association");
});

test("the account of a VPC is told where it may be another one: by its resource, or by its AWS provider", async () => {
  const routeTables = ["rtb-0000000a"];
  const mocks = mocksOf();
  const accounts: unknown[] = [];
  await recordResources(mocks, async () => {
    const vpc = new aws.ec2.Vpc("shop", { cidrBlock: "10.50.0.0/16" });
    const provider = new aws.Provider("other", {});
    const vpcs = { made: { vpc, routeTables }, given: { vpcId: VPC_ID, provider, routeTables } };
    const hub = new PeeredTransitGateway("hub", { ...ARGS, vpcs });
    const shown = await valueOf(hub.drawnAs("hub", pulumi.output([])));
    accounts.push(...shown.customerVpcs.map(({ name, accountId }) => [name, accountId]));
  });
  expect(accounts).toEqual([
    ["made", "210987654321"],
    ["given", "123456789012"],
  ]);
});

test("where no diagram is drawn, the account of a VPC is not asked for, but the one that has the gateway", async () => {
  const mocks = mocksOf();
  const { calls } = await recordResources(mocks, async () => {
    const provider = new aws.Provider("other", {});
    const vpcs = { app: { vpcId: VPC_ID, provider, routeTables: ["rtb-0000000a"] } };
    await valueOf(new PeeredTransitGateway("hub", { ...ARGS, vpcs }).connection);
  });
  expect(calls.filter(({ token }) => token === TOKENS.identity)).toHaveLength(1);
});

test("the diagram of a network has its transit gateways", async () => {
  let diagram: NetworkDiagram | undefined;
  await recordResources(mocksOf(), async () => {
    const hub = new PeeredTransitGateway("hub", ARGS);
    const parts = { timescaleVpc: TIMESCALE_VPC, peers: {}, attachments: {} };
    diagram = await valueOf(
      drawNetwork({ ...parts, transitGateways: { hub }, ports: pulumi.output([]) }),
    );
  });
  expect(diagram?.mermaid).toContain(`transit gateway hub<br/>${GATEWAY}`);
  expect(diagram?.mermaid).toContain(`<==>|"${ATTACHMENT}<br/>Tiger Cloud: ACTIVE`);
  expect(diagram?.svg).toContain(GATEWAY);
});
