import type { EC2 } from "@aws-sdk/client-ec2";
import { createCustomerGateway, type CustomerGateway } from "../../local/customer-gateway";
import { createCustomerVpc } from "../../local/customer-vpc";
import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

const CUSTOMER = "222222222222";
const VENDOR = "333333333333";
const region = "eu-west-1";

const stacks = useLocalStacks();
let stack: LocalStack;
/** What the vendor asked for. */
let requesterId: string;

const ec2 = (accountId: string) => stacks.clouds.ec2({ region, accountId });

beforeAll(async () => {
  const config = { endpoint: stacks.clouds.awsUrl, account: CUSTOMER };
  stack = await stacks.open(programs("aws-transit-gateway"), { config, bare: true });
  // The program's provider names its own region and endpoint; the plugin is the clouds' choice.
  await stacks.clouds.configure(stack.workspace);
}, 120_000);

interface Outputs {
  gatewayId: string;
  vpcAttachmentId: string;
  peered?: Record<string, unknown>;
}
const outputs = async () =>
  JSON.parse((await stack.succeeds("stack", "output", "--json")).stdout) as Outputs;

/** The vendor asks to peer a gateway of its own with the customer's. */
async function request(PeerTransitGatewayId: string) {
  const client = ec2(VENDOR);
  const { TransitGateway } = await client.createTransitGateway({});
  const { TransitGatewayPeeringAttachment: made } =
    await client.createTransitGatewayPeeringAttachment({
      TransitGatewayId: TransitGateway?.TransitGatewayId,
      PeerTransitGatewayId,
      PeerAccountId: CUSTOMER,
      PeerRegion: region,
    });
  client.destroy();
  return {
    gatewayId: TransitGateway?.TransitGatewayId ?? "",
    requesterId: made?.TransitGatewayAttachmentId ?? "",
    accepterId: made?.AccepterTransitGatewayAttachmentId ?? "",
  };
}

async function expectUnchanged(): Promise<void> {
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
}

test("a request of another account is accepted, and routed to through the gateway", async () => {
  await stack.up();
  const { gatewayId, vpcAttachmentId } = await outputs();
  const asked = await request(gatewayId);
  requesterId = asked.requesterId;
  await stack.workspace.setConfig({ attachmentId: asked.accepterId });
  expect(await stack.plan()).toEqual([
    "create accepter",
    "create accepter",
    "create peerings",
    "create to-gateway",
    "create to-peer",
  ]);
  await stack.up();
  const { peered = {} } = await outputs();
  const { ownTable } = peered;
  expect(ownTable).toMatch(/^tgw-rtb-/);
  expect(peered).toEqual({
    peer: `${VENDOR}/${region}/${asked.gatewayId}`,
    state: "available",
    peerings: [asked.accepterId],
    vpcs: [vpcAttachmentId],
    asn: 64513,
    routeTable: ownTable,
    ownTable,
  });
  await expectUnchanged();
});

test("another destination replaces the routes, and everything else is an update", async () => {
  await stack.workspace.setConfig({ stage: "two" });
  expect(await stack.plan()).toEqual([
    "replace to-gateway",
    "replace to-peer",
    "update accepter",
    "update gateway",
    "update vpc",
  ]);
  await stack.up();
  await expectUnchanged();
});

test("destroy leaves nothing, and the vendor's side of the peering is deleted with ours", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  const [customer, vendor] = [ec2(CUSTOMER), ec2(VENDOR)];
  expect((await customer.describeTransitGateways({})).TransitGateways).toEqual([]);
  const { Vpcs = [] } = await customer.describeVpcs({});
  expect(Vpcs.filter(({ IsDefault }) => IsDefault !== true)).toEqual([]);
  const { TransitGatewayAttachments: left = [] } = await customer.describeTransitGatewayAttachments(
    {},
  );
  expect(left.filter(({ State }) => State !== "deleted")).toEqual([]);
  const { TransitGatewayPeeringAttachments: theirs } =
    await vendor.describeTransitGatewayPeeringAttachments({});
  expect(theirs).toMatchObject([{ TransitGatewayAttachmentId: requesterId, State: "deleted" }]);
  for (const client of [customer, vendor]) client.destroy();
});

/** Another account and region than those of the Timescale VPC. */
const PLACE = { accountId: CUSTOMER, region: "us-west-2" };

let elsewhere: LocalStack;
let owner: EC2;
let gateway: CustomerGateway;

beforeAll(async () => {
  owner = stacks.clouds.ec2(PLACE);
  const vpc = await createCustomerVpc(owner, "10.60.0.0/16");
  gateway = await createCustomerGateway(owner, [vpc]);
  elsewhere = await stacks.open(programs("gateway-elsewhere"), {
    config: {
      account: PLACE.accountId,
      region: PLACE.region,
      gateway: gateway.gatewayId,
      vpc: vpc.vpcId,
      accept: "false",
    },
    // Providers that a program makes do not see the stack's `aws:` configuration.
    env: {
      AWS_ENDPOINT_URL: stacks.clouds.awsUrl,
      AWS_ACCESS_KEY_ID: "LOCALAWSACCESSKEY",
      AWS_SECRET_ACCESS_KEY: "local-aws-secret-key",
    },
  });
}, 120_000);

afterAll(() => owner.destroy());

async function peered() {
  const { stdout } = await elsewhere.succeeds("stack", "output", "--json");
  return JSON.parse(stdout) as { peeringId: string; attachmentId: string };
}

async function attachments(): Promise<string[]> {
  const { TransitGatewayPeeringAttachments: found = [] } =
    await owner.describeTransitGatewayPeeringAttachments({});
  return found.map((each) => `${each.TransitGatewayAttachmentId} ${each.State}`);
}

test("with accept: false, an update says what the owner of the gateway has to run, and a stack that waits sees it", async () => {
  const { stdout } = await elsewhere.up();
  const { attachmentId, peeringId } = await peered();
  expect(await attachments()).toEqual([`${attachmentId} pendingAcceptance`]);
  expect(stdout).toContain(`left to account ${PLACE.accountId} to accept`);
  expect(stdout).toContain(
    `aws ec2 accept-transit-gateway-peering-attachment --transit-gateway-attachment-id ${attachmentId} --region ${PLACE.region}`,
  );
  await owner.acceptTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: attachmentId });

  const waiting = await stacks.open(programs("resources"));
  const [timescaleVpcId] = peeringId.split("/");
  await waiting.up({ activations: { hub: { timescaleVpcId, peeringId } } });
  expect(await waiting.outputsOf("hub")).toMatchObject({ status: "ACTIVE" });
  await elsewhere.succeeds("refresh", "--yes", "--skip-preview");
  expect(await elsewhere.outputsOf("hub-peering")).toMatchObject({
    status: "ACTIVE",
    attachmentId,
  });
  await waiting.succeeds("destroy", "--yes", "--skip-preview");
});

test("the gateway's half is made in its account and region, and what was accepted by hand is imported", async () => {
  await elsewhere.workspace.setConfig({ accept: "true" });
  expect(await elsewhere.plan()).toEqual([
    "create hub-activation",
    "create hub-gateway-route-default-to-10.7.0.0-24",
    "import hub-accepter",
  ]);
  await elsewhere.up();
  const { attachmentId } = await peered();
  expect(await attachments()).toEqual([`${attachmentId} available`]);
  const { Routes } = await owner.searchTransitGatewayRoutes({
    TransitGatewayRouteTableId: gateway.routeTableId,
    Filters: [{ Name: "type", Values: ["static"] }],
  });
  expect(Routes).toMatchObject([{ DestinationCidrBlock: "10.7.0.0/24", State: "active" }]);
  expect(stacks.clouds.tigerCloud.peerings).toMatchObject([
    { peerAccountId: PLACE.accountId, peerRegionCode: PLACE.region, provisionedId: attachmentId },
  ]);
  await elsewhere.succeeds("preview", "--expect-no-changes");
  await elsewhere.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("destroy leaves nothing in the gateway's account", async () => {
  await elsewhere.succeeds("destroy", "--yes", "--skip-preview");
  expect((await attachments()).filter((each) => !each.endsWith(" deleted"))).toEqual([]);
  expect(stacks.clouds.tigerCloud.peerings).toEqual([]);
});
