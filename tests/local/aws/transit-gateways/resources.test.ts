import { withoutMarks } from "../../../../local/aws/plugin/inputs";
import { ACCOUNT, Engine, expectSettled, REGION, useMoto, type Resource } from "../harness";
import { Parts } from "./parts";
import { TYPES } from "./tokens";

const moto = useMoto();
let engine: Engine;
let parts: Parts;
beforeAll(async () => {
  engine = await Engine.at(moto.url);
  parts = new Parts(moto.url);
}, 60_000);
afterAll(() => parts.close());

const NONE = { defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable" };
const idOf = (pattern: string) => expect.stringMatching(`^${pattern}-[0-9a-f]{17}$`) as string;

async function network(cidrBlock: string) {
  const vpc = await engine.create("aws:ec2/vpc:Vpc", { cidrBlock });
  const subnetOf = (third: number) =>
    engine.create("aws:ec2/subnet:Subnet", {
      vpcId: vpc.id,
      cidrBlock: cidrBlock.replace(".0.0/16", `.${third}.0/24`),
    });
  return { vpcId: vpc.id, subnets: [(await subnetOf(1)).id, (await subnetOf(2)).id] };
}

describe("a transit gateway", () => {
  it("has the real provider's defaults, and shows its default route table", async () => {
    const gateway = await engine.create(TYPES.gateway, { tags: { Name: "hub" } });
    expect(gateway.state).toMatchObject({
      amazonSideAsn: 64512,
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:transit-gateway/${gateway.id}`,
      associationDefaultRouteTableId: idOf("tgw-rtb"),
      propagationDefaultRouteTableId: gateway.state["associationDefaultRouteTableId"],
      autoAcceptSharedAttachments: "disable",
      defaultRouteTableAssociation: "enable",
      ownerId: ACCOUNT,
      securityGroupReferencingSupport: "disable",
      tagsAll: { Name: "hub" },
    });
    await expectSettled(engine, gateway);
    expect((await engine.import(TYPES.gateway, gateway.id))?.inputs).toMatchObject({
      amazonSideAsn: 64512,
      dnsSupport: "enable",
      tags: { Name: "hub" },
    });
    await engine.delete(gateway);
    expect(await engine.refresh(gateway)).toBeUndefined();
  });

  it("takes its settings in place, except what AWS makes with it only", async () => {
    let gateway = await engine.create(TYPES.gateway, NONE);
    expect(gateway.state).toMatchObject({ associationDefaultRouteTableId: "" });
    await expectSettled(engine, gateway);
    const news = { ...NONE, amazonSideAsn: 64513, description: "hub", dnsSupport: "disable" };
    expect(engine.diff(gateway, news)).toMatchObject({
      changed: ["amazonSideAsn", "dnsSupport", "description"],
      replaces: [],
    });
    gateway = await engine.update(gateway, news);
    await expectSettled(engine, gateway);
    expect(engine.diff(gateway, {}).replaces).toEqual([
      "defaultRouteTableAssociation",
      "defaultRouteTablePropagation",
    ]);
    expect(engine.diff(gateway, { ...news, multicastSupport: "enable" }).replaces).toEqual([
      "multicastSupport",
    ]);
    const withTable = await engine.create(TYPES.gateway, {});
    expect(engine.diff(withTable, NONE)).toMatchObject({
      changed: ["defaultRouteTableAssociation", "defaultRouteTablePropagation"],
      replaces: [],
    });
  });
});

describe("an attachment of a VPC", () => {
  it("is associated and propagated by default, and takes subnets in place", async () => {
    const { id: transitGatewayId } = await engine.create(TYPES.gateway, {});
    const { vpcId, subnets } = await network("10.20.0.0/16");
    const place = { transitGatewayId, vpcId };
    const news = { ...place, subnetIds: [subnets[0]], tags: { Name: "app" } };
    let attachment = await engine.create(TYPES.vpcAttachment, news);
    expect(attachment).toMatchObject({
      id: idOf("tgw-attach"),
      state: {
        arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:transit-gateway-attachment/${attachment.id}`,
        transitGatewayDefaultRouteTableAssociation: true,
        transitGatewayDefaultRouteTablePropagation: true,
        vpcOwnerId: ACCOUNT,
      },
    });
    await expectSettled(engine, attachment);
    const wider = { ...place, subnetIds: [subnets[1], subnets[0]] };
    expect(engine.diff(attachment, wider)).toMatchObject({
      changed: ["subnetIds", "tags"],
      replaces: [],
    });
    attachment = await engine.update(attachment, wider);
    const ids = (await engine.refresh(attachment))?.state["subnetIds"] as string[];
    expect([...ids].sort()).toEqual([...subnets].sort());
    attachment = await engine.update(attachment, { ...place, subnetIds: [subnets[1]] });
    await expectSettled(engine, attachment);
    expect(engine.diff(attachment, { ...news, vpcId: "vpc-1" }).replaces).toEqual(["vpcId"]);
    await engine.delete(attachment);
    expect(await engine.refresh(attachment)).toBeUndefined();
  });

  it("leaves the default route table where it is told so, and comes back to it", async () => {
    const { id: transitGatewayId } = await engine.create(TYPES.gateway, {});
    const { vpcId, subnets: subnetIds } = await network("10.21.0.0/16");
    const news = (isDefault: boolean) => ({
      ...{ transitGatewayId, vpcId, subnetIds },
      transitGatewayDefaultRouteTableAssociation: isDefault,
      transitGatewayDefaultRouteTablePropagation: isDefault,
    });
    let attachment = await engine.create(TYPES.vpcAttachment, news(false));
    await expectSettled(engine, attachment);
    attachment = await engine.update(attachment, news(true));
    await expectSettled(engine, attachment);
  });
});

describe("a route table", () => {
  let gateway: Resource;
  beforeAll(async () => {
    gateway = await engine.create(TYPES.gateway, {});
  });

  const table = () =>
    engine.create(TYPES.table, { transitGatewayId: gateway.id, tags: { Name: "spokes" } });

  it("is no default one of its gateway, and is gone once deleted", async () => {
    const made = await table();
    expect(made.state).toMatchObject({
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:transit-gateway-route-table/${made.id}`,
      defaultAssociationRouteTable: false,
      defaultPropagationRouteTable: false,
    });
    await expectSettled(engine, made);
    expect((await engine.import(TYPES.table, made.id))?.inputs).toEqual({
      transitGatewayId: gateway.id,
      tags: { Name: "spokes" },
    });
    expect(engine.diff(made, { transitGatewayId: "tgw-1" }).replaces).toEqual(["transitGatewayId"]);
    await engine.delete(made);
    expect(await engine.refresh(made)).toBeUndefined();
  });

  it("takes over an attachment of the default one only where it is told to", async () => {
    const { accepterId, gatewayId: vendorGateway } = await parts.request(gateway.id);
    await parts.accept(accepterId);
    const { id: transitGatewayRouteTableId } = await table();
    const news = { transitGatewayRouteTableId, transitGatewayAttachmentId: accepterId };
    await expect(engine.create(TYPES.association, news, "own")).rejects.toThrow(
      'Transit gateway route table association "own": Resource.AlreadyAssociated: ' +
        `Transit Gateway Attachment ${accepterId} is already associated to a route table.`,
    );
    const replacing = { ...news, replaceExistingAssociation: true };
    const association = await engine.create(TYPES.association, replacing);
    expect(association).toMatchObject({
      id: `${transitGatewayRouteTableId}_${accepterId}`,
      state: { resourceId: vendorGateway, resourceType: "peering" },
    });
    await expectSettled(engine, association);
    expect(engine.diff(association, news)).toMatchObject({
      changed: ["replaceExistingAssociation"],
      replaces: [],
    });
    expect((await engine.import(TYPES.association, association.id))?.inputs).toEqual(news);
    const moved = { ...withoutMarks(association.inputs), transitGatewayRouteTableId: "tgw-rtb-1" };
    expect(engine.diff(association, moved).replaces).toEqual(["transitGatewayRouteTableId"]);
    await engine.delete(association);
    expect(await engine.refresh(association)).toBeUndefined();
    await expect(engine.import(TYPES.association, accepterId)).rejects.toThrow(
      `unexpected format for ID (${accepterId}), expected TRANSIT-GATEWAY-ROUTE-TABLE-ID_`,
    );
  });
});
