import { startEc2Proxy, type Ec2Proxy } from "../../../support/ec2-proxy";
import { ACCOUNT, Engine, expectSettled, REGION, useMoto, VENDOR } from "../harness";
import { Parts } from "./parts";
import { TYPES } from "./tokens";

const moto = useMoto();
let proxy: Ec2Proxy;
let engine: Engine;
let parts: Parts;
let gatewayId: string;
let tableId: string;
beforeAll(async () => {
  proxy = await startEc2Proxy(moto.url);
  engine = await Engine.at(proxy.url);
  parts = new Parts(moto.url);
  const gateway = await engine.create(TYPES.gateway, {});
  gatewayId = gateway.id;
  tableId = String(gateway.state["associationDefaultRouteTableId"]);
}, 60_000);
afterAll(async () => {
  parts.close();
  await proxy.stop();
});

const accept = (transitGatewayAttachmentId: string, name = "it") =>
  engine.create(TYPES.accepter, { transitGatewayAttachmentId, tags: { Name: "db" } }, name);

describe("an accepter", () => {
  it.each([REGION, "us-west-2"])("accepts a request of another account from %s", async (region) => {
    const { accepterId, gatewayId: vendorGateway } = await parts.request(gatewayId, region);
    const accepter = await accept(accepterId);
    expect(accepter).toMatchObject({
      id: accepterId,
      state: {
        peerAccountId: VENDOR,
        peerRegion: region,
        peerTransitGatewayId: vendorGateway,
        tagsAll: { Name: "db" },
        transitGatewayId: gatewayId,
      },
    });
    expect((await parts.seen(parts.at(), accepterId))?.State).toBe("available");
    await expectSettled(engine, accepter);
    expect((await engine.import(TYPES.accepter, accepterId))?.inputs).toEqual({
      transitGatewayAttachmentId: accepterId,
      tags: { Name: "db" },
    });
    const other = { transitGatewayAttachmentId: "tgw-attach-1" };
    expect(engine.diff(accepter, other).replaces).toEqual(["transitGatewayAttachmentId"]);
  });

  it("waits until AWS shows the attachment as available", async () => {
    const { accepterId } = await parts.request(gatewayId);
    const action = "DescribeTransitGatewayPeeringAttachments";
    proxy.inject({ action, times: 3, effect: "empty list" });
    await accept(accepterId);
    expect(proxy.clear()).toBe(3);
  });

  it("changes its tags in place", async () => {
    const { accepterId } = await parts.request(gatewayId);
    const accepter = await accept(accepterId);
    const news = { transitGatewayAttachmentId: accepterId };
    expect(engine.diff(accepter, news)).toMatchObject({ changed: ["tags"], replaces: [] });
    const untagged = await engine.update(accepter, news);
    await expectSettled(engine, untagged);
  });

  it("does not take over one that is available already: AWS refuses a second acceptance", async () => {
    const { accepterId } = await parts.request(gatewayId);
    await parts.accept(accepterId);
    await expect(accept(accepterId, "late")).rejects.toThrow(
      'Transit gateway peering attachment accepter "late": ' +
        `IncorrectState: ${accepterId} is in invalid state`,
    );
  });

  it("fails for the requester's id, and for one that has not arrived", async () => {
    const { requesterId } = await parts.request(gatewayId);
    await expect(accept(requesterId)).rejects.toThrow("InvalidTransitGatewayAttachmentID.NotFound");
    const own = await parts.gateway();
    const { TransitGatewayPeeringAttachment: made } = await parts
      .at()
      .createTransitGatewayPeeringAttachment({
        TransitGatewayId: own,
        PeerTransitGatewayId: gatewayId,
        PeerAccountId: ACCOUNT,
        PeerRegion: REGION,
      });
    await expect(accept(made!.TransitGatewayAttachmentId!)).rejects.toThrow(
      /InvalidParameterValue: Cannot accept tgw-attach-\w+ as the source of the peering request/,
    );
  });

  it("deletes the attachment, for both sides, when it is removed", async () => {
    const { accepterId, requesterId } = await parts.request(gatewayId);
    const accepter = await accept(accepterId);
    await engine.delete(accepter);
    expect((await parts.seen(parts.vendor(), requesterId))?.State).toBe("deleted");
    expect(await engine.refresh(accepter)).toBeUndefined();
    await engine.delete(accepter);
  });
});

describe("a route of the transit gateway", () => {
  const news = (transitGatewayAttachmentId: string, destinationCidrBlock: string) => ({
    transitGatewayRouteTableId: tableId,
    ...{ transitGatewayAttachmentId, destinationCidrBlock },
  });

  it("is made, found again, imported, replaced by every change, and removed", async () => {
    const { accepterId } = await parts.request(gatewayId);
    await accept(accepterId);
    const inputs = news(accepterId, "10.50.0.0/24");
    const route = await engine.create(TYPES.route, inputs);
    expect(route).toMatchObject({
      id: `${tableId}_10.50.0.0/24`,
      state: { blackhole: false, transitGatewayAttachmentId: accepterId },
    });
    await expectSettled(engine, route);
    const imported = await engine.import(TYPES.route, route.id);
    expect(imported?.inputs).toEqual({ ...inputs, blackhole: false });
    const other = { ...inputs, destinationCidrBlock: "10.51.0.0/24" };
    expect(engine.diff(route, other).replaces).toEqual(["destinationCidrBlock"]);
    await expect(engine.create(TYPES.route, inputs, "again")).rejects.toThrow(
      'Transit gateway route "again": RouteAlreadyExists: Route 10.50.0.0/24 already exists',
    );
    await engine.delete(route);
    expect(await engine.refresh(route)).toBeUndefined();
    await engine.delete(route);
  });

  it("cannot lead to a peering that is not accepted yet", async () => {
    const { accepterId } = await parts.request(gatewayId);
    const route = engine.create(TYPES.route, news(accepterId, "10.52.0.0/24"));
    await expect(route).rejects.toThrow(`IncorrectState: ${accepterId} is in invalid state`);
  });

  it("is replaced once the other side deletes the peering, as it is a blackhole then", async () => {
    const { accepterId, requesterId } = await parts.request(gatewayId);
    await accept(accepterId);
    const inputs = news(accepterId, "10.53.0.0/24");
    const route = await engine.create(TYPES.route, inputs);
    await parts.vendor().deleteTransitGatewayPeeringAttachment({
      TransitGatewayAttachmentId: requesterId,
    });
    const drifted = (await engine.refresh(route))!;
    expect(drifted.state).toMatchObject({ blackhole: true, transitGatewayAttachmentId: "" });
    expect(engine.diff(drifted, inputs).replaces).toEqual([
      "blackhole",
      "transitGatewayAttachmentId",
    ]);
  });

  it("can be a blackhole by intention", async () => {
    const inputs = {
      ...{ transitGatewayRouteTableId: tableId, destinationCidrBlock: "10.54.0.0/24" },
      blackhole: true,
    };
    await expectSettled(engine, await engine.create(TYPES.route, inputs));
  });
});

describe("a route of a VPC to the transit gateway", () => {
  it("is made once the VPC is attached, and found unchanged", async () => {
    const { vpcId } = await parts.attachedVpc(gatewayId);
    const { id: routeTableId } = await engine.create("aws:ec2/routeTable:RouteTable", { vpcId });
    const route = await engine.create("aws:ec2/route:Route", {
      ...{ routeTableId, destinationCidrBlock: "10.50.0.0/24", transitGatewayId: gatewayId },
    });
    expect(route.state).toMatchObject({ origin: "CreateRoute", state: "active" });
    await expectSettled(engine, route);
    await engine.delete(route);
  });
});
