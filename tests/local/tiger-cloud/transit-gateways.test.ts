import type { TigerCloudOptions } from "../../../local/tiger-cloud";
import { clientOf, messageOf, valueOf, type Run, firstConnectionOf } from "./graphql-client";
import { LATENCIES_MS, refusal, startWithVpc, VPC, type Setup } from "./start-cloud";

const { peering: PEERING_MS, arrival: ARRIVAL_MS, activation: ACTIVATION_MS } = LATENCIES_MS;
const TGW = "tgw-0123456789abcdef0";
const BLOCKS = ["10.20.0.0/16", "10.21.0.0/16"];
const PEER = { externalVpcId: TGW, accountId: "123456789012", regionCode: "us-east-1" };

/** VPC 1001 and 1002 in us-east-1, 1003 in eu-west-1. */
async function start(options: TigerCloudOptions = {}) {
  const setup = await startWithVpc(options);
  for (const [cidr, region_code] of [
    ["10.1.0.0/24", "us-east-1"],
    ["10.2.0.0/24", "eu-west-1"],
  ]) {
    await setup.call("POST", "/vpcs", { ...VPC, cidr, region_code });
  }
  await setup.clock.advance(LATENCIES_MS.vpc);
  return { ...setup, run: await clientOf(setup.cloud) };
}

const open = (run: Run, vpcId = 1001, more: object = {}) =>
  valueOf(run("OpenPeerRequest", { vpcId, ...PEER, cidrBlocks: BLOCKS, ...more }));

const see = (run: Run, vpcId = 1001) => firstConnectionOf(run, vpcId);

test("a peering is PENDING, arrives, is accepted, and shows its CIDR blocks once it is ACTIVE", async () => {
  const { run, clock } = await start();
  await open(run);
  const made = {
    ...{ id: "5001", vpcId: "1001", provisionedId: "", accepterProvisionedId: "" },
    ...{ status: "PENDING", errorMessage: "" },
    peerVpc: {
      ...{ id: TGW, accountId: "123456789012", regionCode: "us-east-1" },
      ...{ cidr: "", cidrBlocks: [] },
    },
  };
  expect(await see(run)).toEqual(made);
  await clock.advance(PEERING_MS);
  const sent = { ...made, provisionedId: "tgw-attach-00000000000001389" };
  expect(await see(run)).toEqual(sent);
  await clock.advance(ARRIVAL_MS);
  const arrived = { ...sent, accepterProvisionedId: "tgw-attach-10000000000001389" };
  expect(await see(run)).toEqual(arrived);
  await clock.advance(ACTIVATION_MS / 2);
  expect(await see(run)).toEqual({ ...arrived, status: "APPROVED" });
  await clock.advance(ACTIVATION_MS / 2);
  const peerVpc = { ...made.peerVpc, cidrBlocks: BLOCKS };
  expect(await see(run)).toEqual({ ...arrived, status: "ACTIVE", peerVpc });
});

test("within a region both sides have ids of their own, across regions they have one", async () => {
  const { run, clock } = await start();
  await open(run, 1001);
  await open(run, 1003);
  await clock.advance(PEERING_MS + ARRIVAL_MS);
  const [within, across] = [await see(run, 1001), await see(run, 1003)];
  expect(within?.accepterProvisionedId).not.toBe(within?.provisionedId);
  expect(across?.accepterProvisionedId).toMatch(/^tgw-attach-[0-9a-f]{17}$/);
  expect(across?.accepterProvisionedId).toBe(across?.provisionedId);
  expect(across?.provisionedId).not.toBe(within?.provisionedId);
});

test("a second VPC of the region gets the attachment that there is, at once as far as it is", async () => {
  const { run, clock } = await start();
  await open(run, 1001);
  await clock.advance(PEERING_MS + ARRIVAL_MS + ACTIVATION_MS);
  const first = await see(run, 1001);
  const cidrBlocks = ["10.30.0.0/16"];
  await open(run, 1002, { cidrBlocks });
  await clock.advance(PEERING_MS);
  const { provisionedId, accepterProvisionedId } = first!;
  const ids = { provisionedId, accepterProvisionedId };
  expect(await see(run, 1002)).toMatchObject({ ...ids, status: "APPROVED" });
  await clock.advance(ACTIVATION_MS);
  expect(await see(run, 1002)).toMatchObject({ ...ids, status: "ACTIVE", peerVpc: { cidrBlocks } });
  expect(await see(run, 1001)).toEqual(first);
});

test("peerings that share an attachment are answered together", async () => {
  const { run, clock, cloud } = await start({ autoAccept: false });
  await open(run, 1001);
  await open(run, 1002);
  await clock.advance(PEERING_MS);
  expect(() => cloud.answerPeering("5001", "accept")).toThrow("peering 5001: it has not arrived.");
  await clock.advance(ARRIVAL_MS);
  cloud.answerPeering("5002", "accept");
  await clock.advance(ACTIVATION_MS);
  expect(cloud.peerings.map(({ status }) => status)).toEqual(["ACTIVE", "ACTIVE"]);
});

test("after a rejection the next peering gets an attachment of its own", async () => {
  const { run, clock, cloud } = await start({ autoAccept: false });
  await open(run, 1001);
  await clock.advance(PEERING_MS + ARRIVAL_MS);
  cloud.answerPeering("5001", "reject");
  const rejected = await see(run, 1001);
  expect(rejected).toMatchObject({
    ...{ status: "INVALID", errorMessage: "The peering request was rejected" },
    peerVpc: { cidrBlocks: [] },
  });
  await open(run, 1002);
  await clock.advance(PEERING_MS);
  expect((await see(run, 1002))?.provisionedId).not.toBe(rejected?.provisionedId);
});

test("with stray ids, the second peering and then the first name an attachment that is not there", async () => {
  const { run, clock } = await start({ strayAccepterIds: true });
  await open(run, 1001);
  await clock.advance(PEERING_MS + ARRIVAL_MS + ACTIVATION_MS);
  const before = await see(run, 1001);
  expect(before?.accepterProvisionedId).toBe("tgw-attach-10000000000001389");
  await open(run, 1002);
  await clock.advance(PEERING_MS);
  const stray = { accepterProvisionedId: "tgw-attach-f000000000000138a" };
  expect(await see(run, 1001)).toEqual({ ...before, ...stray });
  const { provisionedId } = before!;
  expect(await see(run, 1002)).toMatchObject({ ...stray, provisionedId });
});

test("how the cloud behaves is changed while it runs, until a reset", async () => {
  const { run, clock, cloud, call } = await start();
  const inRest = async () => (await call("GET", "/vpcs/1001/peerings")).body;
  await open(run);
  await clock.advance(PEERING_MS);
  expect(await inRest()).toHaveLength(1);
  cloud.behave({ transitGatewaysInRest: false });
  expect(await inRest()).toEqual([]);
  await cloud.reset();
  await call("POST", "/vpcs", VPC);
  await clock.advance(LATENCIES_MS.vpc);
  const again = await clientOf(cloud);
  await open(again);
  expect(await inRest()).toHaveLength(1);
});

describe("REST", () => {
  let setup: Setup & { run: Run };
  const path = "/vpcs/1001/peerings/5001";

  async function startWithPeering(options: TigerCloudOptions = {}): Promise<void> {
    setup = await start(options);
    await open(setup.run);
    await setup.clock.advance(PEERING_MS + ARRIVAL_MS);
  }

  test("shows a peering, without what it has no field for, and deletes it", async () => {
    await startWithPeering();
    const { call, clock, cloud } = setup;
    expect(await call("GET", path)).toEqual({
      status: 200,
      body: {
        ...{ id: "5001", peer_account_id: "123456789012", peer_region_code: "us-east-1" },
        ...{ peer_vpc_id: TGW, provisioned_id: "tgw-attach-00000000000001389", status: "PENDING" },
      },
    });
    expect(await call("DELETE", path)).toMatchObject({ status: 204 });
    await clock.advance(LATENCIES_MS.peeringDelete);
    expect(cloud.peerings).toEqual([]);
  });

  test("can also be without it", async () => {
    await startWithPeering({ transitGatewaysInRest: false });
    const { call, cloud } = setup;
    expect(await call("GET", "/vpcs/1001/peerings")).toEqual({ status: 200, body: [] });
    for (const method of ["GET", "DELETE"]) {
      expect(await call(method, path)).toEqual(refusal(404, "Peering not found"));
    }
    expect(cloud.peerings).toHaveLength(1);
  });

  test("makes none", async () => {
    const { call } = await startWithVpc();
    const body = { peer_account_id: "1", peer_region_code: "us-east-1", peer_vpc_id: TGW };
    const reply = await call("POST", "/vpcs/1001/peerings", body);
    expect(reply).toEqual(refusal(400, `${TGW} is no VPC`));
  });
});

test.each<[object, string]>([
  [{ cidrBlocks: [] }, "cidrBlocks: a peering with a transit gateway needs them"],
  [{ cidrBlocks: undefined }, "cidrBlocks: a peering with a transit gateway needs them"],
  [{ cidrBlocks: ["10.0.0.0"] }, "10.0.0.0 is not an IPv4 CIDR block"],
  [{ externalVpcId: "igw-1" }, "igw-1 is neither a VPC nor a transit gateway"],
  [{ regionCode: "az-eastus" }, "Region az-eastus is not supported"],
])("a peering with %j is refused", async (wrong, message) => {
  const { cloud, run } = await start();
  const variables = { vpcId: 1001, ...PEER, cidrBlocks: BLOCKS, ...wrong };
  expect(await messageOf(run("OpenPeerRequest", variables))).toBe(message);
  expect(cloud.peerings).toEqual([]);
});

test("plans below SCALE have no peerings with transit gateways", async () => {
  const { cloud } = await startWithVpc({ planType: "PERFORMANCE" });
  const run = await clientOf(cloud);
  const answer = run("OpenPeerRequest", { vpcId: 1001, ...PEER, cidrBlocks: BLOCKS });
  expect(await messageOf(answer)).toBe("The PERFORMANCE plan has no peering with transit gateways");
});

test("a VPC takes the next change once the request is sent, and has one peering per gateway", async () => {
  const { clock, run } = await start();
  await open(run);
  const next = () => run("OpenPeerRequest", { vpcId: 1001, ...PEER, externalVpcId: "vpc-1" });
  expect(await messageOf(next())).toBe("The VPC is already being updated");
  await clock.advance(PEERING_MS);
  await valueOf(next());
  const twice = run("OpenPeerRequest", { vpcId: 1001, ...PEER, cidrBlocks: BLOCKS });
  expect(await messageOf(twice)).toBe(`A peering with ${TGW} already exists`);
});

test.each(["INVALID", "TIMEOUT", "DISABLED"] as const)(
  "%s is shown with its message",
  async (status) => {
    const { clock, cloud, run } = await start();
    await open(run);
    await clock.advance(PEERING_MS);
    cloud.setPeeringStatus("5001", status, "why");
    await clock.advance(ARRIVAL_MS + ACTIVATION_MS);
    expect(await see(run)).toMatchObject({
      status,
      errorMessage: "why",
      peerVpc: { cidrBlocks: [] },
    });
  },
);

test("CIDR blocks that are changed before the peering is ACTIVE are there once it is", async () => {
  const { clock, run } = await start();
  await open(run);
  await clock.advance(PEERING_MS);
  const cidrBlocks = ["10.40.0.0/16"];
  await valueOf(run("UpdatePeeringConnectionCIDRs", { forgeVpcId: 1001, id: 5001, cidrBlocks }));
  await clock.advance(LATENCIES_MS.cidrUpdate);
  expect(await see(run)).toMatchObject({ status: "PENDING", peerVpc: { cidrBlocks: [] } });
  await clock.advance(ARRIVAL_MS + ACTIVATION_MS);
  expect(await see(run)).toMatchObject({ status: "ACTIVE", peerVpc: { cidrBlocks } });
});
