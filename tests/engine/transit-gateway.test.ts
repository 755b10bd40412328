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
