import { attachment } from "../../support/gateway-cloud";
import { failureOf } from "../../support/failure-of";
import { GATEWAY_INPUTS, startGateways } from "./gateways";

const STATE = {
  ...GATEWAY_INPUTS,
  attachmentId: attachment("5001 accepter"),
  requesterAttachmentId: attachment("5001 requester"),
  status: "PENDING",
};
const ACTIVE = { ...STATE, status: "ACTIVE" };
const SAME = { changes: false, replaces: [] };

/** After this long, what was read before is not recent any more. */
const RECENT_MS = 15_001;

async function startWithGateway() {
  const setup = startGateways();
  await setup.gateway.create(GATEWAY_INPUTS);
  setup.cloud.accept("5001");
  setup.clock.pass(RECENT_MS);
  setup.cloud.requests.length = 0;
  return setup;
}

test("the accepter's attachment is there when create returns", async () => {
  const { gateway } = startGateways();
  expect(await gateway.create({ ...GATEWAY_INPUTS, __provider: "text" })).toEqual({
    id: "1001/5001",
    outs: STATE,
  });
});

test("across regions both sides have one attachment", async () => {
  const { gateway } = startGateways();
  const { outs } = await gateway.create({ ...GATEWAY_INPUTS, peerRegionCode: "eu-west-1" });
  const id = attachment("5001 requester");
  expect(outs).toMatchObject({ attachmentId: id, requesterAttachmentId: id });
});

test("read gives the state of now and the inputs, so that a refresh shows no change", async () => {
  const { gateway, said, cloud } = await startWithGateway();
  const { id, props, inputs } = await gateway.read("1001/5001", { ...STATE, __provider: "text" });
  expect({ id, props, inputs }).toEqual({ id: "1001/5001", props: ACTIVE, inputs: GATEWAY_INPUTS });
  expect(await gateway.diff("1001/5001", ACTIVE, GATEWAY_INPUTS)).toEqual(SAME);
  expect(said).toEqual([]);
  expect(cloud.requests).toEqual(["GetAllVPCs"]);
});

test("a peering is read by its id alone", async () => {
  const { gateway } = await startWithGateway();
  const { id, props } = await gateway.read("1001/5001", {});
  expect({ id, props }).toEqual({ id: "1001/5001", props: ACTIVE });
});

test("the refresh of many peerings costs one request", async () => {
  const { cloud, gateway, clock } = startGateways();
  const ids = ["1001", "1002", "1003"];
  for (const id of ids.slice(1)) cloud.addVpc(id, `10.0.${id.at(-1) ?? ""}.0/24`);
  const made = await Promise.all(
    ids.flatMap((timescaleVpcId) =>
      ["1", "2", "3"].map((digit) => {
        const transitGatewayId = `tgw-${digit.repeat(17)}`;
        return gateway.create({ ...GATEWAY_INPUTS, timescaleVpcId, transitGatewayId });
      }),
    ),
  );
  clock.pass(RECENT_MS);
  cloud.requests.length = 0;
  const read = await Promise.all(made.map(({ id, outs }) => gateway.read(id, outs)));
  expect(read.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
  expect(cloud.requests).toEqual(["GetAllVPCs"]);
});

test("a peering removed in the console reads as an empty id, after it was asked for alone", async () => {
  const { gateway, cloud } = await startWithGateway();
  cloud.vpcs[0]!.peeringConnections.length = 0;
  expect(await gateway.read("1001/5001", STATE)).toEqual({ id: "", props: {} });
  expect(cloud.requests).toEqual(["GetAllVPCs", "GetVPCByID"]);
});

test("a peering whose whole VPC is gone reads as an empty id, and its delete is success", async () => {
  const { gateway } = await startWithGateway();
  const elsewhere = { ...STATE, timescaleVpcId: "77" };
  expect(await gateway.read("77/5001", elsewhere)).toEqual({ id: "", props: {} });
  await gateway.delete("77/5001", elsewhere);
});

test("a list that does not show the peering for once does not make it gone", async () => {
  const { gateway, cloud } = await startWithGateway();
  const [vpc] = cloud.vpcs;
  cloud.vpcs.length = 0;
  cloud.onRequest = () => {
    if (cloud.requests.length > 0 && cloud.vpcs.length === 0) cloud.vpcs.push(vpc!);
  };
  expect(await gateway.read("1001/5001", STATE)).toMatchObject({ id: "1001/5001" });
  expect(cloud.requests).toEqual(["GetAllVPCs", "GetVPCByID"]);
});

test.each(["INVALID", "TIMEOUT", "DISABLED"])(
  "a peering that is %s is read as that, in the vendor's words, and replaced",
  async (status) => {
    const { gateway, cloud, said } = await startWithGateway();
    Object.assign(cloud.peering("5001"), { status, errorMessage: "No gateway\nof that id." });
    const { props } = await gateway.read("1001/5001", STATE);
    expect(props).toEqual({ ...STATE, status });
    expect(said).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Peering 5001 \\(tgw-0123456789abcdef0, 123456789012\\): ${status} \\(No gateway of that id\\)\\. .*\`pulumi up\``,
        ),
      ),
    ]);
    expect(await gateway.diff("1001/5001", props!, GATEWAY_INPUTS)).toEqual({
      changes: true,
      replaces: ["status"],
      deleteBeforeReplace: true,
    });
  },
);

test("CIDR blocks that somebody changed are seen, and the next run puts them back", async () => {
  const { gateway, cloud } = await startWithGateway();
  cloud.peering("5001").peerVpc.cidrBlocks = ["10.9.0.0/16"];
  const { props } = await gateway.read("1001/5001", STATE);
  expect(props).toMatchObject({ cidrBlocks: ["10.9.0.0/16"] });
  expect(await gateway.diff("1001/5001", props!, GATEWAY_INPUTS)).toEqual({
    ...{ changes: true, replaces: [] },
  });
  await gateway.update("1001/5001", props!, GATEWAY_INPUTS);
  expect(cloud.peering("5001").peerVpc.cidrBlocks).toEqual(GATEWAY_INPUTS.cidrBlocks);
});

test("none shown is no change before the peering is active, and one after that", async () => {
  const { gateway, cloud, clock } = await startWithGateway();
  Object.assign(cloud.peering("5001"), { status: "APPROVED" });
  cloud.peering("5001").peerVpc.cidrBlocks = [];
  const before = await gateway.read("1001/5001", STATE);
  expect(before.props).toEqual({ ...STATE, status: "APPROVED" });
  cloud.accept("5001");
  clock.pass(RECENT_MS);
  const after = await gateway.read("1001/5001", STATE);
  expect(after.props).toEqual({ ...ACTIVE, cidrBlocks: [] });
});

test("blocks in another order and spelling are the same; all other inputs replace", async () => {
  const { gateway } = startGateways();
  const diff = (change: object) =>
    gateway.diff("1001/5001", STATE, { ...GATEWAY_INPUTS, ...change });
  expect(await diff({ cidrBlocks: ["10.2/16", "10.1.0.9/16"] })).toEqual(SAME);
  expect(await diff({ cidrBlocks: ["10.1.0.0/16"] })).toEqual({ changes: true, replaces: [] });
  for (const [name, value] of Object.entries({
    ...{ timescaleVpcId: "1002", peerAccountId: "210987654321", peerRegionCode: "eu-west-1" },
  })) {
    expect(await diff({ [name]: value })).toEqual({
      ...{ changes: true, replaces: [name] },
      deleteBeforeReplace: true,
    });
  }
  // With another gateway both can be there at once.
  expect(await diff({ transitGatewayId: "tgw-0a1b2c3d" })).toEqual({
    ...{ changes: true, replaces: ["transitGatewayId"] },
  });
});

test("delete waits until the peering is gone", async () => {
  const { gateway, cloud } = await startWithGateway();
  const [vpc] = cloud.vpcs;
  const kept = cloud.peering("5001");
  let looks = 0;
  cloud.onRequest = () => {
    if (!cloud.requests.includes("DeletePeeringConnection")) return;
    vpc!.peeringConnections = (looks += 1) < 3 ? [kept] : [];
  };
  await gateway.delete("1001/5001", STATE);
  expect(cloud.requests).toEqual([
    ...["GetAllVPCs", "DeletePeeringConnection", "GetAllVPCs", "GetAllVPCs", "GetAllVPCs"],
  ]);
});

test("delete while the peering is already being updated is asked for again", async () => {
  const { gateway, cloud } = await startWithGateway();
  const message = "VPC is already being updated";
  cloud.refusals.push({ operation: "DeletePeeringConnection", message });
  await gateway.delete("1001/5001", STATE);
  expect(cloud.vpcs[0]?.peeringConnections).toEqual([]);
  expect(cloud.requests.filter((name) => name === "DeletePeeringConnection")).toHaveLength(2);
});

test("a delete that is refused counts where the peering is gone, and fails where it is there", async () => {
  const { gateway, cloud } = await startWithGateway();
  cloud.refusals.push({ operation: "DeletePeeringConnection", message: "it cannot be deleted" });
  const failure = await failureOf(gateway.delete("1001/5001", STATE));
  expect(failure.message).toMatch(/^Peering 5001: .*\(it cannot be deleted\).*\[Rejected\]$/);
  cloud.vpcs[0]!.peeringConnections.length = 0;
  await gateway.delete("1001/5001", STATE);
});

test("a delete whose answer was lost is sent again", async () => {
  const { gateway, cloud } = await startWithGateway();
  cloud.lost.push("DeletePeeringConnection");
  await gateway.delete("1001/5001", STATE);
  expect(cloud.vpcs[0]?.peeringConnections).toEqual([]);
});

test("a delete names the Timescale VPCs that share the connection", async () => {
  const { gateway, cloud, said, clock } = await startWithGateway();
  cloud.addVpc("1002", "10.0.2.0/24");
  await gateway.create({ ...GATEWAY_INPUTS, timescaleVpcId: "1002" });
  clock.pass(RECENT_MS);
  await gateway.delete("1001/5001", STATE);
  expect(said).toEqual([
    "Peering 5001: Timescale VPC 1002 shares its connection with tgw-0123456789abcdef0. " +
      "Look whether services there are still reached.",
  ]);
});
