import { LATENCIES_MS, peerWith, refusal, startWithVpc, type Call } from "./start-cloud";

const { peering: PEERING_MS, activation: ACTIVATION_MS, peeringDelete: DELETE_MS } = LATENCIES_MS;
const ASKED = { id: "5001", ...peerWith("vpc-1") };
const PCX = { provisioned_id: "pcx-00000000000001389" };

const ask = (call: Call, peerVpcId = "vpc-1") =>
  call("POST", "/vpcs/1001/peerings", peerWith(peerVpcId));
const see = async (call: Call) => (await call("GET", "/vpcs/1001/peerings/5001")).body;

test("a peering goes through no status, PENDING and APPROVED to ACTIVE by itself", async () => {
  const { call, clock } = await startWithVpc();
  expect(await ask(call)).toEqual({ status: 201, body: ASKED });
  await clock.advance(PEERING_MS - 1);
  expect(await see(call)).toEqual(ASKED);
  await clock.advance(1);
  expect(await see(call)).toEqual({ ...ASKED, ...PCX, status: "PENDING" });
  await clock.advance(ACTIVATION_MS / 2);
  expect(await see(call)).toEqual({ ...ASKED, ...PCX, status: "APPROVED" });
  await clock.advance(ACTIVATION_MS / 2);
  expect(await see(call)).toEqual({ ...ASKED, ...PCX, status: "ACTIVE" });
  expect(await call("GET", "/vpcs/1001/peerings")).toEqual({
    status: 200,
    body: [{ ...ASKED, ...PCX, status: "ACTIVE" }],
  });
});

test("without autoAccept a peering stays PENDING until it is accepted", async () => {
  const { cloud, call, clock } = await startWithVpc({ autoAccept: false });
  await ask(call);
  expect(() => cloud.answerPeering("5001", "accept")).toThrow(
    "peering 5001: it is without a status. Answer it once it is PENDING.",
  );
  await clock.advance(PEERING_MS + 10 * ACTIVATION_MS);
  expect(await see(call)).toMatchObject({ status: "PENDING" });
  cloud.answerPeering("5001", "accept");
  await clock.advance(ACTIVATION_MS - 1);
  expect(await see(call)).toMatchObject({ status: "APPROVED" });
  await clock.advance(1);
  expect(await see(call)).toMatchObject({ status: "ACTIVE" });
});

test("a rejected peering is INVALID and says why", async () => {
  const { cloud, call, clock } = await startWithVpc({ autoAccept: false });
  await ask(call);
  await clock.advance(PEERING_MS);
  cloud.answerPeering("5001", "reject");
  expect(await see(call)).toEqual({
    ...{ ...ASKED, ...PCX },
    status: "INVALID",
    error_message: "The peering request was rejected",
  });
  expect(() => cloud.answerPeering("77", "accept")).toThrow(
    "peering 77: there is none. Answer one of an emulator without EC2.",
  );
});

test("the same customer VPC cannot be peered twice, nor a 51st one", async () => {
  const { cloud, call } = await startWithVpc();
  for (let number = 1; number <= 50; number += 1) {
    expect(await ask(call, `vpc-${number}`)).toMatchObject({ status: 201 });
  }
  expect(await ask(call, "vpc-7")).toEqual(refusal(409, "A peering with vpc-7 already exists"));
  expect(await ask(call, "vpc-51")).toEqual(
    refusal(400, "The VPC has 50 peerings, which is the limit"),
  );
  expect(cloud.peerings).toHaveLength(50);
});

test("a deleted peering is listed until its latency has passed", async () => {
  const { call, clock } = await startWithVpc();
  await ask(call);
  await clock.advance(PEERING_MS + ACTIVATION_MS);
  expect(await call("DELETE", "/vpcs/1001/peerings/5001")).toMatchObject({ status: 204 });
  await clock.advance(DELETE_MS - 1);
  expect(await see(call)).toMatchObject({ id: "5001" });
  await clock.advance(1);
  expect(await see(call)).toEqual(refusal(404, "Peering not found").body);
  expect(await ask(call)).toMatchObject({ status: 201, body: { id: "5002" } });
});

test("a peering deleted before its request is sent does not come back", async () => {
  const { cloud, call, clock } = await startWithVpc();
  await ask(call);
  await call("DELETE", "/vpcs/1001/peerings/5001");
  await clock.advance(PEERING_MS + ACTIVATION_MS);
  expect(cloud.peerings).toEqual([]);
});

test("a peering is not found below another VPC", async () => {
  const { call } = await startWithVpc();
  await ask(call);
  await call("POST", "/vpcs", { name: "b", cidr: "10.2.0.0/16", region_code: "eu-west-1" });
  expect(await call("GET", "/vpcs/1002/peerings/5001")).toMatchObject({ status: 404 });
  expect(await call("GET", "/vpcs/1002/peerings")).toEqual({ status: 200, body: [] });
});
