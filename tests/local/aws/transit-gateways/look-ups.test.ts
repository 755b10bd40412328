import { ACCOUNT, Engine, REGION, useMoto, VENDOR } from "../harness";
import { Parts } from "./parts";
import { functionToken, TYPES } from "./tokens";

const moto = useMoto();
let engine: Engine;
let parts: Parts;
let gatewayId: string;
let tableId: string;
let vpc: Awaited<ReturnType<Parts["attachedVpc"]>>;
let peering: Awaited<ReturnType<Parts["request"]>>;
beforeAll(async () => {
  engine = await Engine.at(moto.url);
  parts = new Parts(moto.url);
  const gateway = await engine.create(TYPES.gateway, { amazonSideAsn: 64513, tags: { a: "1" } });
  gatewayId = gateway.id;
  tableId = String(gateway.state["associationDefaultRouteTableId"]);
  vpc = await parts.attachedVpc(gatewayId);
  peering = await parts.request(gatewayId, "us-west-2");
}, 60_000);
afterAll(() => parts.close());

const get = (name: string, args: object) => engine.invoke(functionToken(name), { ...args });
const ofGateway = (others: Record<string, string> = {}) => ({
  filters: Object.entries({ "transit-gateway-id": gatewayId, ...others }).map(([name, value]) => ({
    ...{ name, values: [value] },
  })),
});

describe("a transit gateway", () => {
  it("is found by its id or by filters, with its owner, ASN and default route tables", async () => {
    const found = await get("getTransitGateway", { id: gatewayId });
    expect(found).toMatchObject({
      amazonSideAsn: 64513,
      associationDefaultRouteTableId: tableId,
      defaultRouteTableAssociation: "enable",
      description: "",
      id: gatewayId,
      ownerId: ACCOUNT,
      propagationDefaultRouteTableId: tableId,
      tags: { a: "1" },
      transitGatewayCidrBlocks: [],
    });
    const filters = [{ name: "options.amazon-side-asn", values: ["64513"] }];
    expect(await get("getTransitGateway", { filters })).toMatchObject({ id: gatewayId });
  });

  it("has no default route table where the gateway says so", async () => {
    const id = await parts.gateway({}, { DefaultRouteTableAssociation: "disable" });
    expect(await get("getTransitGateway", { id })).toMatchObject({
      associationDefaultRouteTableId: "",
      defaultRouteTableAssociation: "disable",
    });
  });

  it("is not found by an unknown id, nor that of another account or region", async () => {
    const none = "getTransitGateway: no matching EC2 Transit Gateway found";
    for (const id of ["tgw-00000000000000000", peering.gatewayId]) {
      await expect(get("getTransitGateway", { id })).rejects.toThrow(none);
    }
    const elsewhere = get("getTransitGateway", { id: gatewayId, region: "us-east-1" });
    await expect(elsewhere).rejects.toThrow(none);
  });

  it("is one of many for the tags, which the real function does not look at", async () => {
    await parts.gateway();
    await expect(get("getTransitGateway", { tags: { a: "1" } })).rejects.toThrow(
      "getTransitGateway: multiple EC2 Transit Gateways matched; use additional constraints to " +
        "reduce matches to a single EC2 Transit Gateway",
    );
  });
});

describe("a peering attachment", () => {
  const seen = () => ({
    id: peering.accepterId,
    peerAccountId: VENDOR,
    peerRegion: "us-west-2",
    peerTransitGatewayId: peering.gatewayId,
    state: "pendingAcceptance",
    transitGatewayId: gatewayId,
  });

  it("is found by its id or by filters, with its state and the other side", async () => {
    const found = await get("getPeeringAttachment", { id: peering.accepterId });
    expect(found).toMatchObject(seen());
    const pending = ofGateway({ state: "pendingAcceptance" });
    expect(await get("getPeeringAttachment", pending)).toMatchObject(seen());
    expect(await get("getPeeringAttachments", ofGateway())).toMatchObject({
      id: REGION,
      ids: [peering.accepterId],
    });
  });

  it("is told as from the requester's side where the account is not asked for", async () => {
    const unasking = await Engine.at(moto.url, { skipRequestingAccountId: "true" });
    const asked = { id: peering.accepterId };
    expect(await unasking.invoke(functionToken("getPeeringAttachment"), asked)).toMatchObject({
      peerAccountId: ACCOUNT,
      peerRegion: REGION,
      peerTransitGatewayId: gatewayId,
      transitGatewayId: peering.gatewayId,
    });
  });

  it("is not found, or none of the list, where there is none", async () => {
    const none = "getPeeringAttachment: no matching EC2 Transit Gateway Peering Attachment found";
    const unknown = { id: "tgw-attach-00000000000000000" };
    await expect(get("getPeeringAttachment", unknown)).rejects.toThrow(none);
    await expect(get("getPeeringAttachment", ofGateway({ state: "failed" }))).rejects.toThrow(none);
    expect(await get("getPeeringAttachments", ofGateway({ state: "failed" }))).toMatchObject({
      ids: [],
    });
  });

  it("is one of several as long as AWS lists those that are deleted", async () => {
    const other = await parts.gateway();
    const first = await parts.request(other);
    await parts.at().deleteTransitGatewayPeeringAttachment({
      TransitGatewayAttachmentId: first.accepterId,
    });
    const second = await parts.request(other);
    const filters = [{ name: "transit-gateway-id", values: [other] }];
    await expect(get("getPeeringAttachment", { filters })).rejects.toThrow(
      "multiple EC2 Transit Gateway Peering Attachments matched",
    );
    const { ids } = await get("getPeeringAttachments", { filters });
    expect(ids).toEqual([first.accepterId, second.accepterId].sort());
    expect(await get("getPeeringAttachment", { id: first.accepterId })).toMatchObject({
      state: "deleted",
    });
  });
});

describe("an attachment of a VPC", () => {
  it("is found by the gateway and the VPC", async () => {
    const asked = ofGateway({ "vpc-id": vpc.vpcId, state: "available" });
    expect(await get("getVpcAttachments", asked)).toMatchObject({ ids: [vpc.attachmentId] });
    expect(await get("getVpcAttachment", asked)).toMatchObject({
      applianceModeSupport: "disable",
      dnsSupport: "enable",
      id: vpc.attachmentId,
      ipv6Support: "disable",
      securityGroupReferencingSupport: "enable",
      subnetIds: vpc.subnetIds,
      transitGatewayId: gatewayId,
      vpcId: vpc.vpcId,
      vpcOwnerId: ACCOUNT,
    });
    const none = ofGateway({ "vpc-id": "vpc-00000000000000000" });
    expect(await get("getVpcAttachments", none)).toMatchObject({ ids: [] });
    await expect(get("getVpcAttachment", none)).rejects.toThrow(
      "no matching EC2 Transit Gateway VPC Attachment found",
    );
    await expect(get("getVpcAttachment", { id: peering.accepterId })).rejects.toThrow(
      "no matching EC2 Transit Gateway VPC Attachment found",
    );
  });
});

describe("the route table of an attachment", () => {
  it("is told by the attachment, of whatever kind it is", async () => {
    const transitGatewayAttachmentId = vpc.attachmentId;
    expect(await get("getAttachment", { transitGatewayAttachmentId })).toMatchObject({
      associationState: "associated",
      associationTransitGatewayRouteTableId: tableId,
      id: vpc.attachmentId,
      resourceId: vpc.vpcId,
      resourceOwnerId: ACCOUNT,
      resourceType: "vpc",
      state: "available",
      transitGatewayOwnerId: ACCOUNT,
    });
    const pending = { transitGatewayAttachmentId: peering.accepterId };
    expect(await get("getAttachment", pending)).toMatchObject({
      associationState: "",
      associationTransitGatewayRouteTableId: "",
      resourceId: peering.gatewayId,
      resourceOwnerId: VENDOR,
      resourceType: "peering",
      transitGatewayOwnerId: ACCOUNT,
    });
    const all = await get("getAttachments", ofGateway());
    expect(all["ids"]).toEqual([vpc.attachmentId, peering.accepterId].sort());
    const asked = ofGateway({ "resource-type": "peering" });
    expect(await get("getAttachments", asked)).toMatchObject({ ids: [peering.accepterId] });
  });

  it("tells its gateway, whether it is a default one, and what is associated with it", async () => {
    expect(await get("getRouteTable", { id: tableId })).toMatchObject({
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:transit-gateway-route-table/${tableId}`,
      defaultAssociationRouteTable: true,
      transitGatewayId: gatewayId,
    });
    const isDefault = ofGateway({ "default-association-route-table": "true" });
    expect(await get("getRouteTable", isDefault)).toMatchObject({ id: tableId });
    const asked = { transitGatewayRouteTableId: tableId };
    expect(await get("getRouteTableAssociations", asked)).toMatchObject({
      ids: [vpc.attachmentId],
    });
    const unknown = "tgw-rtb-00000000000000000";
    await expect(get("getRouteTable", { id: unknown })).rejects.toThrow(
      "no matching EC2 Transit Gateway Route Table found",
    );
    await expect(
      get("getRouteTableAssociations", { transitGatewayRouteTableId: unknown }),
    ).rejects.toThrow(
      "reading EC2 Transit Gateway Route Table Associations: couldn't find resource",
    );
  });
});
