import type { Properties } from "../../../../local/aws/plugin/properties";
import { sortedOnce } from "../../../support/aws-calls";
import { startEc2Proxy, type Ec2Proxy } from "../../../support/ec2-proxy";
import { TRANSIT_GATEWAY_CALLS } from "../../../support/transit-gateway-calls";
import { Engine, useMoto } from "../harness";
import { Parts } from "./parts";
import { functionToken, TYPES } from "./tokens";

const moto = useMoto();
let proxy: Ec2Proxy;
let engine: Engine;
let parts: Parts;
beforeAll(async () => {
  proxy = await startEc2Proxy(moto.url);
  // What it asks of STS needs no right.
  const endpoints = JSON.stringify([{ ec2: proxy.url, sts: moto.url }]);
  engine = await Engine.at(proxy.url, { endpoints });
  parts = new Parts(moto.url);
}, 60_000);
afterAll(async () => {
  parts.close();
  await proxy.stop();
});

const tags = { Name: "one" };
const otherTags = { tags: { team: "data" } };
const outside = { transitGatewayDefaultRouteTableAssociation: false };
const unpropagated = { transitGatewayDefaultRouteTablePropagation: false };

/** The inputs that a resource is made with, and those of each update after that. */
const LIVES: Record<string, [token: string, inputs: () => Promise<Properties[]>]> = {
  TransitGateway: [
    TYPES.gateway,
    () => Promise.resolve([{ tags }, { dnsSupport: "disable", ...otherTags }]),
  ],
  VpcAttachment: [
    TYPES.vpcAttachment,
    async () => {
      const transitGatewayId = await parts.gateway();
      const { vpcId, subnetIds, attachmentId } = await parts.attachedVpc(transitGatewayId);
      await parts.at().deleteTransitGatewayVpcAttachment({
        TransitGatewayAttachmentId: attachmentId,
      });
      const news = { transitGatewayId, vpcId, subnetIds };
      const inside = { dnsSupport: "disable", transitGatewayDefaultRouteTableAssociation: true };
      const propagated = { transitGatewayDefaultRouteTablePropagation: true };
      return [
        { ...news, tags, ...outside, ...unpropagated },
        { ...news, ...inside, ...propagated, ...otherTags },
      ];
    },
  ],
  PeeringAttachmentAccepter: [
    TYPES.accepter,
    async () => {
      const { accepterId } = await parts.request(await parts.gateway());
      const news = { transitGatewayAttachmentId: accepterId };
      return [
        { ...news, tags },
        { ...news, ...otherTags },
      ];
    },
  ],
  RouteTable: [
    TYPES.table,
    async () => {
      const news = { transitGatewayId: await parts.gateway() };
      return [
        { ...news, tags },
        { ...news, ...otherTags },
      ];
    },
  ],
  RouteTableAssociation: [
    TYPES.association,
    async () => {
      const news = await acceptedAndTable();
      return [{ ...news, replaceExistingAssociation: true }, news];
    },
  ],
  Route: [
    TYPES.route,
    async () => [{ ...(await acceptedAndTable()), destinationCidrBlock: "10.50.0.0/24" }],
  ],
};

async function acceptedAndTable() {
  const gatewayId = await parts.gateway();
  const { accepterId } = await parts.request(gatewayId);
  await parts.accept(accepterId);
  const made = await parts.at().createTransitGatewayRouteTable({ TransitGatewayId: gatewayId });
  return {
    transitGatewayAttachmentId: accepterId,
    transitGatewayRouteTableId: made.TransitGatewayRouteTable!.TransitGatewayRouteTableId!,
  };
}

const callsOf = (name: string) =>
  sortedOnce(TRANSIT_GATEWAY_CALLS.find(({ of }) => of.split(", ").includes(name))?.calls ?? []);

test.each(Object.entries(LIVES))(
  "the life of a %s asks for what the real provider asks for, and all of it",
  async (name, [token, inputs]) => {
    const [first = {}, ...others] = await inputs();
    const since = proxy.actions.length;
    let resource = await engine.create(token, first);
    for (const news of others) resource = await engine.update(resource, news);
    await engine.delete((await engine.refresh(resource))!);
    expect(sortedOnce(proxy.actions.slice(since))).toEqual(callsOf(name));
  },
);

test("each look-up asks for what the real provider asks for", async () => {
  const { transitGatewayRouteTableId, transitGatewayAttachmentId } = await acceptedAndTable();
  const gatewayId = await parts.gateway();
  const { attachmentId } = await parts.attachedVpc(gatewayId);
  const args: Record<string, Properties> = {
    getTransitGateway: { id: gatewayId },
    getPeeringAttachment: { id: transitGatewayAttachmentId },
    getVpcAttachment: { id: attachmentId },
    getAttachment: { transitGatewayAttachmentId },
    getRouteTable: { id: transitGatewayRouteTableId },
    getRouteTableAssociations: { transitGatewayRouteTableId },
  };
  const names = TRANSIT_GATEWAY_CALLS.flatMap(({ of }) => of.split(", ")).filter((name) =>
    name.startsWith("get"),
  );
  for (const name of names) {
    const since = proxy.actions.length;
    await engine.invoke(functionToken(name), args[name] ?? {});
    expect([name, proxy.actions.slice(since)]).toEqual([name, callsOf(name)]);
  }
});
