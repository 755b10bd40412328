import { startTigerCloud, type TigerCloud } from "../../../local/tiger-cloud";
import { lookUp } from "../../../provider/lookups";
import type { LookupName } from "../../../provider/lookups/contract";
import { createApi } from "../../../provider/tiger-cloud/client";
import { VirtualClock } from "../../local/tiger-cloud/virtual-clock";

const clock = new VirtualClock();
let cloud: TigerCloud;
beforeAll(async () => {
  cloud = await startTigerCloud({ clock });
});
afterAll(() => cloud.stop());

const GATEWAY = "tgw-0123456789abcdef0";

const look = (name: LookupName, args: object) =>
  lookUp(
    name,
    args as never,
    (key) =>
      ({ apiUrl: cloud.apiUrl, publicKey: cloud.publicKey, secretKey: cloud.secretKey })[
        key.replace("timescale:", "")
      ],
  );

interface Found {
  result: { attachmentId: string | undefined };
}

test("a peering with a transit gateway is found by its id, by the gateway and by its attachment", async () => {
  const { apiUrl, publicKey, secretKey } = cloud;
  const api = createApi({ apiUrl, publicKey, secretKey, projectId: undefined });
  const vpc = await api.vpcs.create({ name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" });
  const { id: timescaleVpcId } = vpc;
  await clock.advance(60_000);
  const made = await api.transitGatewayPeerings.create({
    ...{ timescaleVpcId, transitGatewayId: GATEWAY, peerAccountId: "123456789012" },
    ...{ peerRegionCode: "us-east-1", cidrBlocks: ["10.20.0.0/16"] },
  });
  const id = `${timescaleVpcId}/${made.id}`;
  const early = await look("getTransitGatewayPeering", { attachmentId: "tgw-attach-0a1b2c3d" });
  expect((early as { failure: string }).failure).toContain(
    `of Timescale VPC ${timescaleVpcId} (no attachment yet, ${GATEWAY}, `,
  );
  await clock.advance(60_000);
  const byId = (await look("getTransitGatewayPeering", { id })) as Found;
  expect(byId).toMatchObject({
    result: { id, timescaleVpcId, transitGatewayId: GATEWAY, peerRegionCode: "us-east-1" },
  });
  const byGateway = { timescaleVpcId, transitGatewayId: GATEWAY };
  expect(await look("getTransitGatewayPeering", byGateway)).toEqual(byId);
  const { attachmentId } = byId.result;
  expect(attachmentId).toMatch(/^tgw-attach-/);
  expect(await look("getTransitGatewayPeering", { attachmentId })).toEqual(byId);
});

test("what is not there is told with what there is, and what cannot be right before any request", async () => {
  const missing = await look("getTransitGatewayPeering", { id: "1/1" });
  expect((missing as { failure: string }).failure).toContain(GATEWAY);
  const wrong = { id: "5001", attachmentId: "tgw-1", transitGatewayId: "vpc-1" };
  const { failure } = (await look("getTransitGatewayPeering", wrong)) as {
    failure: string;
  };
  expect(failure.split("\n").map((line) => line.split(";")[0])).toEqual([
    'getTransitGatewayPeering: id: got "5001"',
    'getTransitGatewayPeering: attachmentId: got "tgw-1"',
    'getTransitGatewayPeering: transitGatewayId: got "vpc-1"',
  ]);
});
