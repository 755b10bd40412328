import { LATENCIES_MS, peerWith, refusal, startCloud, startWithVpc, VPC } from "./start-cloud";

const UPDATING = refusal(409, "The VPC is already being updated");

test("a new VPC is listed at once but cannot be peered before its latency has passed", async () => {
  const { call, clock } = await startCloud();
  const created = await call("POST", "/vpcs", VPC);
  expect(created).toEqual({ status: 201, body: { id: "1001", ...VPC } });
  expect(await call("GET", "/vpcs")).toEqual({ status: 200, body: [created.body] });
  await clock.advance(LATENCIES_MS.vpc - 1);
  const peer = () => call("POST", "/vpcs/1001/peerings", peerWith("vpc-1"));
  expect(await peer()).toEqual(refusal(404, "VPC not found"));
  expect(await call("DELETE", "/vpcs/1001")).toEqual(UPDATING);
  await clock.advance(1);
  expect(await peer()).toMatchObject({ status: 201 });
});

test("a renamed VPC shows its new name", async () => {
  const { call } = await startWithVpc();
  await call("POST", "/vpcs/1001/rename", { name: "other" });
  expect(await call("GET", "/vpcs/1001")).toMatchObject({ body: { name: "other" } });
});

test("a deleted VPC is listed until its latency has passed", async () => {
  const { cloud, call, clock } = await startWithVpc();
  expect(await call("DELETE", "/vpcs/1001")).toMatchObject({ status: 204 });
  expect(await call("DELETE", "/vpcs/1001")).toEqual(UPDATING);
  await clock.advance(LATENCIES_MS.vpcDelete - 1);
  expect(await call("GET", "/vpcs/1001")).toMatchObject({ status: 200 });
  await clock.advance(1);
  expect(await call("GET", "/vpcs/1001")).toMatchObject({ status: 404 });
  expect(cloud.vpcs).toEqual([]);
});

test("a VPC with a peering is not deleted", async () => {
  const { call } = await startWithVpc();
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-1"));
  expect(await call("DELETE", "/vpcs/1001")).toEqual(refusal(400, "The VPC still has peerings"));
});

test("a VPC with a service in it, or on its way, is not deleted", async () => {
  const services = [{ id: "db", name: "db", regionCode: "us-east-1" }];
  const { call, clock } = await startWithVpc({ services });
  await call("POST", "/services/db/attachToVPC", { vpc_id: "1001" });
  expect(await call("DELETE", "/vpcs/1001")).toEqual(UPDATING);
  await clock.advance(LATENCIES_MS.attach);
  const expected = refusal(400, "The VPC still has services attached");
  expect(await call("DELETE", "/vpcs/1001")).toEqual(expected);
  await call("POST", "/services/db/detachFromVPC", { vpc_id: "1001" });
  expect(await call("DELETE", "/vpcs/1001")).toEqual(UPDATING);
  await clock.advance(LATENCIES_MS.detach);
  expect(await call("DELETE", "/vpcs/1001")).toMatchObject({ status: 204 });
});

test("while a peering goes, every change of the VPC is refused", async () => {
  const services = [{ id: "db", name: "db", regionCode: "us-east-1" }];
  const { call, clock } = await startWithVpc({ services });
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-1"));
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-2"));
  await call("DELETE", "/vpcs/1001/peerings/5001");
  const changes = [
    call("DELETE", "/vpcs/1001"),
    call("POST", "/vpcs/1001/rename", { name: "other" }),
    call("POST", "/vpcs/1001/peerings", peerWith("vpc-3")),
    call("DELETE", "/vpcs/1001/peerings/5001"),
    call("DELETE", "/vpcs/1001/peerings/5002"),
    call("POST", "/services/db/attachToVPC", { vpc_id: "1001" }),
  ];
  for (const change of changes) expect(await change).toEqual(UPDATING);
  await clock.advance(LATENCIES_MS.peeringDelete);
  expect(await call("DELETE", "/vpcs/1001/peerings/5002")).toMatchObject({ status: 204 });
});

test("where only the VPC is busy, its peerings and services can change while a peering goes", async () => {
  const services = [{ id: "db", name: "db", regionCode: "us-east-1" }];
  const { cloud, call, clock } = await startWithVpc({ services, busyWhileSettling: "vpc" });
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-1"));
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-2"));
  await call("DELETE", "/vpcs/1001/peerings/5001");
  const statusOf = async (...request: Parameters<typeof call>) => (await call(...request)).status;
  expect(await call("POST", "/vpcs/1001/rename", { name: "other" })).toEqual(UPDATING);
  expect(await call("DELETE", "/vpcs/1001")).toEqual(UPDATING);
  expect(await statusOf("POST", "/vpcs/1001/peerings", peerWith("vpc-3"))).toBe(201);
  expect(await statusOf("DELETE", "/vpcs/1001/peerings/5002")).toBe(204);
  const sleeperCount = clock.sleeperCount;
  expect(await statusOf("DELETE", "/vpcs/1001/peerings/5001")).toBe(204);
  expect(clock.sleeperCount).toBe(sleeperCount);
  expect(await statusOf("POST", "/services/db/attachToVPC", { vpc_id: "1001" })).toBe(202);
  await clock.advance(LATENCIES_MS.peeringDelete);
  expect(cloud.peerings.map(({ id }) => id)).toEqual(["5003"]);
  expect(await statusOf("POST", "/vpcs/1001/rename", { name: "other" })).toBe(200);
});

test("where only the VPC is busy, nothing gets into one that is being deleted", async () => {
  const { call } = await startWithVpc({ busyWhileSettling: "vpc" });
  await call("DELETE", "/vpcs/1001");
  expect(await call("POST", "/vpcs/1001/peerings", peerWith("vpc-1"))).toEqual(UPDATING);
});

test("the plan limits the number of VPCs", async () => {
  const free = await startCloud({ planType: "FREE" });
  const expected = refusal(403, "The FREE plan has no VPC");
  expect(await free.call("POST", "/vpcs", VPC)).toEqual(expected);

  const performance = await startCloud({ planType: "PERFORMANCE" });
  expect(await performance.call("POST", "/vpcs", VPC)).toMatchObject({ status: 201 });
  expect(await performance.call("POST", "/vpcs", VPC)).toEqual(
    refusal(403, "The PERFORMANCE plan has one VPC, which is in use"),
  );

  const enterprise = await startCloud({ planType: "ENTERPRISE" });
  for (const id of ["1001", "1002", "1003"]) {
    expect(await enterprise.call("POST", "/vpcs", VPC)).toMatchObject({
      status: 201,
      body: { id },
    });
  }
});
