import { failureOf } from "../../../support/failure-of";
import { ACCOUNT, REGION, useMoto, VENDOR } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let parts: Parts;
beforeAll(() => {
  parts = new Parts(moto.url);
});
afterAll(() => parts.close());

const FAR = "us-west-2";
const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).name;
const peer = async (region = REGION) => parts.request(await parts.gateway(), region);

describe("a peering between two accounts", () => {
  it("has an id of its own on each side of one region, which the requester is told", async () => {
    const customerGateway = await parts.gateway();
    const { answer, gatewayId, requesterId, accepterId } = await parts.request(customerGateway);
    expect(answer.State).toBe("initiatingRequest");
    expect(accepterId).not.toBe(requesterId);
    const requester = { OwnerId: VENDOR, Region: REGION, TransitGatewayId: gatewayId };
    const accepter = { OwnerId: ACCOUNT, Region: REGION, TransitGatewayId: customerGateway };
    const both = { State: "pendingAcceptance" };
    const sides = { RequesterTgwInfo: requester, AccepterTgwInfo: accepter };
    expect(await parts.seen(parts.vendor(), requesterId)).toMatchObject({
      ...{ ...both, ...sides },
      TransitGatewayAttachmentId: requesterId,
      AccepterTransitGatewayAttachmentId: accepterId,
    });
    const own = await parts.seen(parts.at(), accepterId);
    expect(own).toMatchObject({ ...both, ...sides, TransitGatewayAttachmentId: accepterId });
    expect(own).not.toHaveProperty("AccepterTransitGatewayAttachmentId");
    const notFound = "InvalidTransitGatewayAttachmentID.NotFound";
    expect(await codeOf(parts.seen(parts.at(), requesterId))).toBe(notFound);
    expect(await codeOf(parts.seen(parts.vendor(), accepterId))).toBe(notFound);
  });

  it("has one id across regions", async () => {
    const { requesterId, accepterId } = await peer(FAR);
    expect(accepterId).toBe(requesterId);
    const sides = [await parts.seen(parts.vendor(FAR), requesterId)];
    sides.push(await parts.seen(parts.at(), requesterId));
    expect(sides.map((side) => side?.RequesterTgwInfo?.Region)).toEqual([FAR, FAR]);
  });

  it("arrives in a region that nobody has asked before", async () => {
    const untouched = { accountId: "222222222222", region: "ap-south-1" };
    const gatewayId = await parts.gateway(untouched);
    const { TransitGatewayPeeringAttachment: made } = await parts
      .vendor()
      .createTransitGatewayPeeringAttachment({
        TransitGatewayId: await parts.gateway({ accountId: VENDOR }),
        PeerTransitGatewayId: gatewayId,
        PeerAccountId: untouched.accountId,
        PeerRegion: untouched.region,
      });
    const id = made!.TransitGatewayAttachmentId!;
    expect((await parts.seen(parts.at(untouched), id))?.State).toBe("pendingAcceptance");
  });

  it("becomes available on both sides once the accepter accepts it, and not twice", async () => {
    const { requesterId, accepterId } = await peer();
    const { TransitGatewayPeeringAttachment: accepted } = await parts.accept(accepterId);
    expect(accepted?.State).toBe("pending");
    expect((await parts.seen(parts.at(), accepterId))?.State).toBe("available");
    expect((await parts.seen(parts.vendor(), requesterId))?.State).toBe("available");
    const again = await failureOf(parts.accept(accepterId));
    expect([again.name, again.message]).toEqual([
      "IncorrectState",
      `${accepterId} is in invalid state`,
    ]);
  });

  it("cannot be accepted by the requester, nor from another region", async () => {
    const { requesterId } = await peer(FAR);
    const asSource = await failureOf(parts.accept(requesterId, parts.vendor(FAR)));
    expect(asSource.message).toBe(
      `Cannot accept ${requesterId} as the source of the peering request.`,
    );
    expect(asSource.name).toBe("InvalidParameterValue");
    const elsewhere = parts.accept(requesterId, parts.at({ region: "eu-central-1" }));
    expect(await codeOf(elsewhere)).toBe("InvalidTransitGatewayAttachmentID.NotFound");
    expect((await parts.seen(parts.at(), requesterId))?.State).toBe("pendingAcceptance");
  });

  it("can be rejected by the accepter while it is pending", async () => {
    const { requesterId, accepterId } = await peer();
    const TransitGatewayAttachmentId = accepterId;
    const reject = () =>
      parts.at().rejectTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId });
    await reject();
    expect((await parts.seen(parts.vendor(), requesterId))?.State).toBe("rejected");
    expect(await codeOf(reject())).toBe("IncorrectState");
  });

  it.each(["requester", "accepter"])("is deleted for both by the %s", async (who) => {
    const { requesterId, accepterId } = await peer();
    await parts.accept(accepterId);
    const [ec2, id] =
      who === "requester" ? [parts.vendor(), requesterId] : [parts.at(), accepterId];
    const remove = () =>
      ec2.deleteTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: id });
    const { TransitGatewayPeeringAttachment: deleted } = await remove();
    expect(deleted?.State).toBe("deleting");
    expect((await parts.seen(parts.at(), accepterId))?.State).toBe("deleted");
    expect((await parts.seen(parts.vendor(), requesterId))?.State).toBe("deleted");
    expect(await codeOf(remove())).toBe("InvalidTransitGatewayAttachmentID.NotFound");
  });

  it("has tags of its own on each side", async () => {
    const { requesterId, accepterId } = await peer(FAR);
    const tag = (Value: string) => ({ Resources: [requesterId], Tags: [{ Key: "Name", Value }] });
    await parts.vendor(FAR).createTags(tag("theirs"));
    await parts.at().createTags(tag("ours"));
    expect((await parts.seen(parts.at(), accepterId))?.Tags).toEqual([
      { Key: "Name", Value: "ours" },
    ]);
    expect((await parts.seen(parts.vendor(FAR), requesterId))?.Tags).toEqual([
      { Key: "Name", Value: "theirs" },
    ]);
  });
});

describe("a peering that comes to nothing", () => {
  it("fails after it got its ids, where the two gateways are peered already", async () => {
    const customerGateway = await parts.gateway();
    const first = await parts.request(customerGateway);
    const second = await parts.request(customerGateway, REGION, first.gatewayId);
    expect(second.answer.State).toBe("initiatingRequest");
    expect((await parts.seen(parts.vendor(), second.requesterId))?.State).toBe("failed");
    const notFound = "InvalidTransitGatewayAttachmentID.NotFound";
    expect(await codeOf(parts.seen(parts.at(), second.accepterId))).toBe(notFound);
    await parts.at().deleteTransitGatewayPeeringAttachment({
      TransitGatewayAttachmentId: first.accepterId,
    });
    const third = await parts.request(customerGateway, REGION, first.gatewayId);
    expect((await parts.seen(parts.at(), third.accepterId))?.State).toBe("pendingAcceptance");
  });

  it("fails where the peer has no such gateway", async () => {
    const { requesterId } = await parts.request("tgw-00000000000000000");
    expect((await parts.seen(parts.vendor(), requesterId))?.State).toBe("failed");
  });

  it("is refused where the requester has no such gateway", async () => {
    const gateway = await parts.gateway();
    const asked = parts.request(gateway, REGION, "tgw-00000000000000000");
    expect(await codeOf(asked)).toBe("InvalidTransitGatewayID.NotFound");
  });
});

describe("looking for peerings", () => {
  const ids = async (filters: Record<string, string>) => {
    const Filters = Object.entries(filters).map(([Name, value]) => ({ Name, Values: [value] }));
    const listed = await parts.at().describeTransitGatewayPeeringAttachments({ Filters });
    return listed.TransitGatewayPeeringAttachments?.map((each) => each.TransitGatewayAttachmentId);
  };

  it("finds them by gateway, state, owners and tags, and refuses another filter", async () => {
    const gateway = await parts.gateway();
    const { accepterId } = await parts.request(gateway);
    const own = { "transit-gateway-id": gateway };
    await parts.at().createTags({ Resources: [accepterId], Tags: [{ Key: "a", Value: "1" }] });
    for (const filters of [
      { state: "pendingAcceptance" },
      { "local-owner-id": ACCOUNT },
      { "remote-owner-id": VENDOR },
      { "transit-gateway-attachment-id": accepterId },
      { "tag:a": "1" },
      { "tag-key": "a" },
    ]) {
      expect([filters, await ids({ ...own, ...filters })]).toEqual([filters, [accepterId]]);
    }
    expect(await ids({ ...own, "local-owner-id": VENDOR })).toEqual([]);
    expect(await ids({ ...own, state: "available" })).toEqual([]);
    expect(await codeOf(ids({ "vpc-id": "vpc-1" }))).toBe("InvalidParameterValue");
  });

  it("keeps them apart from attachments of VPCs", async () => {
    const gateway = await parts.gateway();
    const { accepterId } = await parts.request(gateway);
    const { attachmentId } = await parts.attachedVpc(gateway);
    const Filters = [{ Name: "transit-gateway-id", Values: [gateway] }];
    expect(await ids({ "transit-gateway-id": gateway })).toEqual([accepterId]);
    const { TransitGatewayVpcAttachments: ofVpcs } = await parts
      .at()
      .describeTransitGatewayVpcAttachments({ Filters });
    expect(ofVpcs?.map((each) => each.TransitGatewayAttachmentId)).toEqual([attachmentId]);
    const { TransitGatewayAttachments: all } = await parts
      .at()
      .describeTransitGatewayAttachments({ Filters });
    expect(all?.map((each) => each.ResourceType).sort()).toEqual(["peering", "vpc"]);
  });
});
