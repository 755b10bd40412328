import { failureOf } from "../../../support/failure-of";
import { REGION, useMoto, VENDOR } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let parts: Parts;
beforeAll(() => {
  parts = new Parts(moto.url);
});
afterAll(() => parts.close());

const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).name;
const NOTHING = {
  DefaultRouteTableAssociation: "disable",
  DefaultRouteTablePropagation: "disable",
} as const;

/** A gateway with a peering that is accepted, and its default route table. */
async function peered(options = {}) {
  const gatewayId = await parts.gateway({}, options);
  const { accepterId, requesterId, gatewayId: vendorGateway } = await parts.request(gatewayId);
  await parts.accept(accepterId);
  return {
    gatewayId,
    accepterId,
    requesterId,
    vendorGateway,
    tableId: await defaultTable(gatewayId),
  };
}

async function optionsOf(gatewayId: string) {
  const { TransitGateways } = await parts
    .at()
    .describeTransitGateways({ TransitGatewayIds: [gatewayId] });
  return TransitGateways![0]!.Options!;
}

const defaultTable = async (gatewayId: string) =>
  (await optionsOf(gatewayId)).AssociationDefaultRouteTableId ?? "";

async function newTable(TransitGatewayId: string): Promise<string> {
  const made = await parts.at().createTransitGatewayRouteTable({ TransitGatewayId });
  return made.TransitGatewayRouteTable!.TransitGatewayRouteTableId!;
}

async function associationOf(id: string) {
  const { TransitGatewayAttachments } = await parts
    .at()
    .describeTransitGatewayAttachments({ TransitGatewayAttachmentIds: [id] });
  return TransitGatewayAttachments![0]!.Association;
}

describe("a transit gateway", () => {
  it("has a default route table only for what it is the default of", async () => {
    const tablesOf = async (id: string) => {
      const Filters = [{ Name: "transit-gateway-id", Values: [id] }];
      const listed = await parts.at().describeTransitGatewayRouteTables({ Filters });
      return listed.TransitGatewayRouteTables;
    };
    const usual = await parts.gateway();
    expect(await tablesOf(usual)).toMatchObject([
      { DefaultAssociationRouteTable: true, DefaultPropagationRouteTable: true },
    ]);
    const none = await parts.gateway({}, NOTHING);
    expect(await tablesOf(none)).toEqual([]);
    expect(await optionsOf(none)).not.toHaveProperty("AssociationDefaultRouteTableId");
    const half = await parts.gateway({}, { DefaultRouteTableAssociation: "disable" });
    expect(await tablesOf(half)).toMatchObject([
      { DefaultAssociationRouteTable: false, DefaultPropagationRouteTable: true },
    ]);
  });

  it("is not deleted while it has attachments, and is then not found", async () => {
    const { gatewayId, accepterId } = await peered();
    const remove = () => parts.at().deleteTransitGateway({ TransitGatewayId: gatewayId });
    const refused = await failureOf(remove());
    expect([refused.name, refused.message]).toEqual([
      "IncorrectState",
      `${gatewayId} has non-deleted Transit Gateway Cross Region Peering Attachments: ${accepterId}.`,
    ]);
    await parts.at().deleteTransitGatewayPeeringAttachment({
      TransitGatewayAttachmentId: accepterId,
    });
    await remove();
    expect(await codeOf(optionsOf(gatewayId))).toBe("InvalidTransitGatewayID.NotFound");
    expect(await codeOf(remove())).toBe("InvalidTransitGatewayID.NotFound");
  });
});

describe("an association", () => {
  it("is made by itself in the default route table once the peering is available", async () => {
    const { accepterId, tableId } = await peered();
    expect(await associationOf(accepterId)).toEqual({
      State: "associated",
      TransitGatewayRouteTableId: tableId,
    });
    const TransitGatewayRouteTableId = tableId;
    const TransitGatewayAttachmentId = accepterId;
    const refused = await failureOf(
      parts.at().associateTransitGatewayRouteTable({
        ...{ TransitGatewayRouteTableId, TransitGatewayAttachmentId },
      }),
    );
    expect(refused.name).toBe("Resource.AlreadyAssociated");
    const { TransitGatewayRouteTablePropagations } = await parts
      .at()
      .getTransitGatewayRouteTablePropagations({ TransitGatewayRouteTableId });
    expect(TransitGatewayRouteTablePropagations).toEqual([]);
  });

  it("is not made by itself where the gateway says so, or while the peering is pending", async () => {
    const { accepterId, gatewayId } = await peered(NOTHING);
    expect(await associationOf(accepterId)).toBeUndefined();
    const TransitGatewayRouteTableId = await newTable(gatewayId);
    const pending = await parts.request(gatewayId);
    const associate = (TransitGatewayAttachmentId: string) =>
      parts.at().associateTransitGatewayRouteTable({
        ...{ TransitGatewayRouteTableId, TransitGatewayAttachmentId },
      });
    expect(await codeOf(associate(pending.accepterId))).toBe("IncorrectState");
    expect(await codeOf(associate("tgw-attach-00000000000000000"))).toBe(
      "InvalidTransitGatewayAttachmentID.NotFound",
    );
    await associate(accepterId);
    const remove = () => parts.at().deleteTransitGatewayRouteTable({ TransitGatewayRouteTableId });
    expect(await codeOf(remove())).toBe("IncorrectState");
    const disassociate = () =>
      parts.at().disassociateTransitGatewayRouteTable({
        ...{ TransitGatewayRouteTableId, TransitGatewayAttachmentId: accepterId },
      });
    await disassociate();
    expect(await associationOf(accepterId)).toBeUndefined();
    expect(await codeOf(disassociate())).toBe("InvalidAssociation.NotFound");
    await remove();
    expect(await codeOf(associate(accepterId))).toBe("InvalidRouteTableID.NotFound");
  });

  it("of a peering is no propagation: AWS has only static routes to it", async () => {
    const { accepterId, tableId } = await peered();
    const refused = parts.at().enableTransitGatewayRouteTablePropagation({
      TransitGatewayAttachmentId: accepterId,
      TransitGatewayRouteTableId: tableId,
    });
    expect(await codeOf(refused)).toBe("InvalidParameterCombination");
  });

  it("of a VPC is made with its propagation", async () => {
    const gatewayId = await parts.gateway();
    const { attachmentId } = await parts.attachedVpc(gatewayId);
    const TransitGatewayRouteTableId = await defaultTable(gatewayId);
    const { TransitGatewayRouteTablePropagations: propagations } = await parts
      .at()
      .getTransitGatewayRouteTablePropagations({ TransitGatewayRouteTableId });
    expect(await associationOf(attachmentId)).toMatchObject({ TransitGatewayRouteTableId });
    expect(propagations).toMatchObject([
      { State: "enabled", TransitGatewayAttachmentId: attachmentId },
    ]);
  });
});

describe("a route of a transit gateway", () => {
  const route = (TransitGatewayRouteTableId: string, DestinationCidrBlock = "10.0.0.0/24") => ({
    ...{ TransitGatewayRouteTableId, DestinationCidrBlock },
  });
  const create = (table: string, TransitGatewayAttachmentId: string) =>
    parts.at().createTransitGatewayRoute({ ...route(table), TransitGatewayAttachmentId });
  const search = async (TransitGatewayRouteTableId: string, Name: string, value: string) => {
    const { Routes } = await parts.at().searchTransitGatewayRoutes({
      ...{ TransitGatewayRouteTableId, Filters: [{ Name, Values: [value] }] },
    });
    return Routes;
  };

  it("is found with the attachment that it leads to, and is gone when it is deleted", async () => {
    const { accepterId, tableId, vendorGateway } = await peered();
    await create(tableId, accepterId);
    expect(await search(tableId, "type", "static")).toEqual([
      {
        DestinationCidrBlock: "10.0.0.0/24",
        State: "active",
        TransitGatewayAttachments: [
          {
            ResourceId: vendorGateway,
            ResourceType: "peering",
            TransitGatewayAttachmentId: accepterId,
          },
        ],
        Type: "static",
      },
    ]);
    for (const [name, value, count] of [
      ["route-search.exact-match", "10.0.0.0/24", 1],
      ["route-search.exact-match", "10.0.0.0/25", 0],
      ["route-search.subnet-of-match", "10.0.0.0/16", 1],
      ["route-search.supernet-of-match", "10.0.0.0/25", 1],
      ["attachment.transit-gateway-attachment-id", accepterId, 1],
    ] as const) {
      expect([name, value, await search(tableId, name, value)]).toHaveProperty("2.length", count);
    }
    const remove = () => parts.at().deleteTransitGatewayRoute(route(tableId));
    await remove();
    expect(await search(tableId, "type", "static")).toEqual([]);
    expect(await codeOf(remove())).toBe("InvalidRoute.NotFound");
  });

  it("leads only to an attachment that is known and accepted, and only once", async () => {
    const { accepterId, tableId, gatewayId } = await peered();
    const pending = await parts.request(gatewayId);
    expect(await codeOf(create(tableId, pending.accepterId))).toBe("IncorrectState");
    expect(await codeOf(create(tableId, "tgw-attach-00000000000000000"))).toBe(
      "InvalidTransitGatewayAttachmentID.NotFound",
    );
    expect(await codeOf(create("tgw-rtb-00000000000000000", accepterId))).toBe(
      "InvalidRouteTableID.NotFound",
    );
    await create(tableId, accepterId);
    const again = await failureOf(create(tableId, accepterId));
    expect([again.name, again.message]).toEqual([
      "RouteAlreadyExists",
      `Route 10.0.0.0/24 already exists in Transit Gateway Route Table ${tableId}.`,
    ]);
  });

  it("is a blackhole once the other side deletes the peering", async () => {
    const { accepterId, requesterId, tableId } = await peered();
    await create(tableId, accepterId);
    await parts.vendor().deleteTransitGatewayPeeringAttachment({
      TransitGatewayAttachmentId: requesterId,
    });
    expect(await search(tableId, "type", "static")).toMatchObject([
      { State: "blackhole", TransitGatewayAttachments: [] },
    ]);
  });

  it("is propagated for each CIDR block of a VPC, while no static route goes there", async () => {
    const gatewayId = await parts.gateway();
    const { vpcId, attachmentId } = await parts.attachedVpc(gatewayId, "10.20.0.0/16");
    await parts.at().associateVpcCidrBlock({ VpcId: vpcId, CidrBlock: "10.21.0.0/16" });
    const tableId = await defaultTable(gatewayId);
    const told = async () =>
      (await search(tableId, "state", "active"))?.map(
        ({ DestinationCidrBlock, Type }) => `${Type} ${DestinationCidrBlock}`,
      );
    expect(await told()).toEqual(["propagated 10.20.0.0/16", "propagated 10.21.0.0/16"]);
    expect(await search(tableId, "route-search.exact-match", "10.20.0.0/16")).toMatchObject([
      { TransitGatewayAttachments: [{ ResourceId: vpcId, ResourceType: "vpc" }] },
    ]);
    await parts.at().createTransitGatewayRoute({
      ...{ ...route(tableId, "10.20.0.0/16"), TransitGatewayAttachmentId: attachmentId },
    });
    expect(await told()).toEqual(["static 10.20.0.0/16", "propagated 10.21.0.0/16"]);
    await parts.at().disableTransitGatewayRouteTablePropagation({
      ...{ TransitGatewayRouteTableId: tableId, TransitGatewayAttachmentId: attachmentId },
    });
    expect(await told()).toEqual(["static 10.20.0.0/16"]);
  });
});

describe("a route of a VPC to a transit gateway", () => {
  it("is made where the VPC is attached to it, and a blackhole where it is no longer", async () => {
    const gatewayId = await parts.gateway();
    const { vpcId, attachmentId } = await parts.attachedVpc(gatewayId);
    const ec2 = parts.at();
    const ofVpc = { Filters: [{ Name: "vpc-id", Values: [vpcId] }] };
    const table = async () => (await ec2.describeRouteTables(ofVpc)).RouteTables![0]!;
    const RouteTableId = (await table()).RouteTableId!;
    const to = (TransitGatewayId: string) =>
      ec2.createRoute({ RouteTableId, DestinationCidrBlock: "10.0.0.0/24", TransitGatewayId });
    for (const other of [await parts.gateway(), "tgw-00000000000000000"]) {
      expect(await codeOf(to(other))).toBe("InvalidTransitGatewayID.NotFound");
    }
    await to(gatewayId);
    const route = async () =>
      (await table()).Routes?.find(({ TransitGatewayId }) => TransitGatewayId === gatewayId);
    expect((await route())?.State).toBe("active");
    await ec2.deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId: attachmentId });
    expect((await route())?.State).toBe("blackhole");
  });
});

describe("an attachment of a VPC", () => {
  it("keeps its tags, is the only one of its VPC, and stays listed as deleted", async () => {
    const TransitGatewayId = await parts.gateway({ region: REGION });
    const {
      vpcId: VpcId,
      subnetIds: SubnetIds,
      attachmentId,
    } = await parts.attachedVpc(TransitGatewayId);
    const create = () =>
      parts.at().createTransitGatewayVpcAttachment({
        ...{ TransitGatewayId, VpcId, SubnetIds },
        TagSpecifications: [
          {
            ResourceType: "transit-gateway-attachment",
            Tags: [{ Key: "Name", Value: "app" }],
          },
        ],
      });
    expect(await codeOf(create())).toBe("DuplicateTransitGatewayAttachment");
    await parts
      .at()
      .deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId: attachmentId });
    await create();
    const { TransitGatewayVpcAttachments } = await parts.at().describeTransitGatewayVpcAttachments({
      Filters: [{ Name: "vpc-id", Values: [VpcId] }],
    });
    expect(TransitGatewayVpcAttachments).toMatchObject([
      { State: "deleted" },
      { State: "available", Tags: [{ Key: "Name", Value: "app" }] },
    ]);
  });

  it("is refused to the peer's account, which does not see the gateway", async () => {
    const gateway = await parts.gateway({ accountId: VENDOR });
    expect(await codeOf(parts.attachedVpc(gateway))).toBe("InvalidTransitGatewayID.NotFound");
  });
});
