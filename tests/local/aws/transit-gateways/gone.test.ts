import { MINUTE_VARIABLE } from "../../../../local/aws/plugin/retry";
import { startEc2Proxy, type Ec2Proxy } from "../../../support/ec2-proxy";
import { Engine, useMoto, type Resource } from "../harness";
import { Parts } from "./parts";
import { TYPES } from "./tokens";

const moto = useMoto();
let proxy: Ec2Proxy;
let engine: Engine;
let parts: Parts;
beforeAll(async () => {
  // A minute of the real provider's patience passes in 50 ms.
  process.env[MINUTE_VARIABLE] = "50";
  proxy = await startEc2Proxy(moto.url);
  engine = await Engine.at(proxy.url);
  parts = new Parts(moto.url);
}, 60_000);
afterAll(async () => {
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the environment is one
  delete process.env[MINUTE_VARIABLE];
  parts.close();
  await proxy.stop();
});

const gateway = () => engine.create(TYPES.gateway, {});
const table = async () => engine.create(TYPES.table, { transitGatewayId: (await gateway()).id });

async function accepter(): Promise<Resource> {
  const { accepterId } = await parts.request((await gateway()).id);
  return engine.create(TYPES.accepter, { transitGatewayAttachmentId: accepterId });
}

async function association(): Promise<Resource> {
  const { id, state } = await accepter();
  const { id: transitGatewayRouteTableId } = await engine.create(TYPES.table, {
    transitGatewayId: state["transitGatewayId"],
  });
  return engine.create(TYPES.association, {
    ...{ transitGatewayRouteTableId, transitGatewayAttachmentId: id },
    replaceExistingAssociation: true,
  });
}

async function route(): Promise<Resource> {
  const { inputs } = await association();
  const { transitGatewayRouteTableId, transitGatewayAttachmentId } = inputs;
  return engine.create(TYPES.route, {
    ...{ transitGatewayRouteTableId, transitGatewayAttachmentId },
    destinationCidrBlock: "10.50.0.0/24",
  });
}

async function vpcAttachment(): Promise<Resource> {
  const { id: transitGatewayId } = await gateway();
  const { id: vpcId } = await engine.create("aws:ec2/vpc:Vpc", { cidrBlock: "10.30.0.0/16" });
  const subnet = await engine.create("aws:ec2/subnet:Subnet", {
    ...{ vpcId, cidrBlock: "10.30.1.0/24" },
  });
  return engine.create(TYPES.vpcAttachment, { transitGatewayId, vpcId, subnetIds: [subnet.id] });
}

const idsOf = ({ inputs }: Resource) => ({
  TransitGatewayRouteTableId: String(inputs["transitGatewayRouteTableId"]),
  TransitGatewayAttachmentId: String(inputs["transitGatewayAttachmentId"]),
});

async function removeTable(made: Resource): Promise<void> {
  const { TransitGatewayRouteTableId, ...attachment } = idsOf(made);
  const TransitGatewayRouteTable = { TransitGatewayRouteTableId };
  await parts
    .at()
    .disassociateTransitGatewayRouteTable({ ...TransitGatewayRouteTable, ...attachment });
  await parts.at().deleteTransitGatewayRouteTable(TransitGatewayRouteTable);
}

/** What somebody removes by hand: a refresh drops it, and its deletion is no failure. */
const CASES: readonly [
  of: string,
  make: () => Promise<Resource>,
  removeByHand: (made: Resource) => Promise<unknown>,
][] = [
  ["a gateway", gateway, ({ id }) => parts.at().deleteTransitGateway({ TransitGatewayId: id })],
  [
    "an attachment of a VPC",
    vpcAttachment,
    ({ id }) => parts.at().deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId: id }),
  ],
  [
    "an accepted peering",
    accepter,
    ({ id }) =>
      parts.at().deleteTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: id }),
  ],
  [
    "a route table",
    table,
    ({ id }) => parts.at().deleteTransitGatewayRouteTable({ TransitGatewayRouteTableId: id }),
  ],
  [
    "an association",
    association,
    (made) => parts.at().disassociateTransitGatewayRouteTable(idsOf(made)),
  ],
  ["an association with its table", association, removeTable],
  [
    "a route",
    route,
    (made) =>
      parts.at().deleteTransitGatewayRoute({
        TransitGatewayRouteTableId: idsOf(made).TransitGatewayRouteTableId,
        DestinationCidrBlock: "10.50.0.0/24",
      }),
  ],
  ["a route with its table", route, removeTable],
];

it.each(CASES)("takes %s that somebody deleted by hand for deleted", async (_of, make, remove) => {
  const made = await make();
  await remove(made);
  await engine.delete(made);
  expect(await engine.refresh(made)).toBeUndefined();
});

it("tries the deletion of a gateway again while it has attachments", async () => {
  const made = await gateway();
  const { accepterId } = await parts.request(made.id);
  await expect(engine.delete(made)).rejects.toThrow(
    `IncorrectState: ${made.id} has non-deleted Transit Gateway Cross Region Peering Attachments`,
  );
  expect(
    proxy.actions.filter((action) => action === "DeleteTransitGateway").length,
  ).toBeGreaterThan(2);
  await parts.at().deleteTransitGatewayPeeringAttachment({
    TransitGatewayAttachmentId: accepterId,
  });
  await engine.delete(made);
});

it("keeps an accepted peering that never becomes available, so that it can be finished", async () => {
  const { accepterId } = await parts.request((await gateway()).id);
  const action = "DescribeTransitGatewayPeeringAttachments";
  proxy.inject({ action, times: Infinity, effect: "empty list" });
  const failing = engine.create(TYPES.accepter, { transitGatewayAttachmentId: accepterId });
  await expect(failing).rejects.toMatchObject({
    name: "UnfinishedError",
    id: accepterId,
    message: expect.stringContaining(
      `waiting for EC2 Transit Gateway Peering Attachment (${accepterId}) update: timeout`,
    ) as string,
  });
  proxy.clear();
});
