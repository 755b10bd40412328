import { Parts } from "../../../../local/aws/transit-gateways/parts";
import { ACCOUNT, collectAt, REGION, seen, useDoctorMoto, VENDOR, wanted } from "../on-moto";

const moto = useDoctorMoto();
let parts: Parts;
beforeAll(() => {
  parts = new Parts(moto.url);
});
afterAll(() => parts.close());

const CIDR = "10.70.0.0/24";

/** A gateway with an attached VPC, and a peering with the vendor's that is accepted. */
async function connected(options = {}) {
  const gatewayId = await parts.gateway({}, options);
  const vpc = await parts.attachedVpc(gatewayId);
  const { accepterId, requesterId, gatewayId: vendorGatewayId } = await parts.request(gatewayId);
  await parts.accept(accepterId);
  return { gatewayId, accepterId, requesterId, vendorGatewayId, ...vpc };
}

async function tableOf(id: string): Promise<string> {
  const { TransitGateways } = await parts.at().describeTransitGateways({ TransitGatewayIds: [id] });
  return TransitGateways![0]!.Options!.AssociationDefaultRouteTableId!;
}

const look = async (vpcId: string, gatewayId: string) => {
  const ids = { transitGatewayIds: [gatewayId] };
  const facts = await collectAt(moto.url, wanted([vpcId], ids));
  return { vpc: facts.vpcs.get(vpcId)!, gateway: facts.transitGateways.get(gatewayId)! };
};

test("a gateway is told with its peering, its associations and the routes that matter", async () => {
  const { gatewayId, accepterId, vendorGatewayId, ...made } = await connected();
  const tableId = await tableOf(gatewayId);
  const inTable = { TransitGatewayRouteTableId: tableId };
  await parts.at().createTransitGatewayRoute({
    ...{ ...inTable, DestinationCidrBlock: CIDR, TransitGatewayAttachmentId: accepterId },
  });
  await parts.at().createTransitGatewayRoute({
    ...{ ...inTable, DestinationCidrBlock: "10.71.0.0/24", Blackhole: true },
  });
  const { vpc, gateway } = await look(made.vpcId, gatewayId);
  expect(gateway).toEqual({
    transitGatewayId: gatewayId,
    gateway: { value: { accountId: ACCOUNT, state: "available" } },
    peeringAttachments: {
      value: [
        {
          ...{ attachmentId: accepterId, state: "available", message: "" },
          requester: {
            ...{ accountId: VENDOR, transitGatewayId: vendorGatewayId, regionCode: REGION },
          },
          accepter: { accountId: ACCOUNT, transitGatewayId: gatewayId, regionCode: REGION },
        },
      ],
    },
    associations: {
      value: new Map([
        [made.attachmentId, tableId],
        [accepterId, tableId],
      ]),
    },
    routeTables: new Map([
      [
        tableId,
        {
          value: [
            {
              ...{ cidrBlock: "10.10.0.0/16", isBlackhole: false },
              attachmentIds: [made.attachmentId],
            },
            { cidrBlock: CIDR, attachmentIds: [accepterId], isBlackhole: false },
            { cidrBlock: "10.71.0.0/24", attachmentIds: [], isBlackhole: true },
          ],
        },
      ],
    ]),
  });
  expect(seen(vpc.gatewayAttachments)).toEqual([
    {
      ...{ attachmentId: made.attachmentId, transitGatewayId: gatewayId, vpcId: made.vpcId },
      ...{ state: "available", subnetIds: made.subnetIds },
    },
  ]);
});

test("what is not associated has no table, and a pending or failed peering is told", async () => {
  const { gatewayId, vpcId, attachmentId } = await connected({
    ...{ DefaultRouteTableAssociation: "disable", DefaultRouteTablePropagation: "disable" },
  });
  const pending = await parts.request(gatewayId);
  const { gateway } = await look(vpcId, gatewayId);
  const states = seen(gateway.peeringAttachments).map(({ state }) => state);
  expect(states).toEqual(["available", "pendingAcceptance"]);
  const associations = seen(gateway.associations);
  expect([associations.get(attachmentId), associations.get(pending.accepterId)]).toEqual([
    undefined,
    undefined,
  ]);
  expect([...associations.keys()]).toContain(attachmentId);
  expect(gateway.routeTables.size).toBe(0);
});

test("an attachment that was deleted is left out, and a route over it is a blackhole", async () => {
  const { gatewayId, vpcId, attachmentId } = await connected();
  const ec2 = parts.at();
  const ofVpc = { Filters: [{ Name: "vpc-id", Values: [vpcId] }] };
  const { RouteTables } = await ec2.describeRouteTables(ofVpc);
  await ec2.createRoute({
    ...{ RouteTableId: RouteTables![0]!.RouteTableId!, DestinationCidrBlock: CIDR },
    TransitGatewayId: gatewayId,
  });
  await ec2.deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId: attachmentId });
  const { vpc } = await look(vpcId, gatewayId);
  expect(seen(vpc.gatewayAttachments)).toEqual([]);
  expect(seen(vpc.routeTables)[0]?.routes).toContainEqual(
    expect.objectContaining({ target: gatewayId, isBlackhole: true }),
  );
});

test("a gateway that AWS has not is undefined", async () => {
  const { vpcId } = await parts.attachedVpc(await parts.gateway());
  const gone = "tgw-00000000000000000";
  const { gateway } = await look(vpcId, gone);
  expect(gateway.gateway).toEqual({ value: undefined });
});
