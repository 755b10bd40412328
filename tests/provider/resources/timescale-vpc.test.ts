import { failureOf } from "../../support/failure-of";
import { requestsOf, startHandlers, VPC_INPUTS } from "../../support/handlers";

test("create gives the id, and the inputs as state", async () => {
  const { vpc, cloud } = await startHandlers();
  const news = { ...VPC_INPUTS, __provider: "text" };
  expect(await vpc.create(news)).toEqual({ id: "1001", outs: VPC_INPUTS });
  expect(cloud.vpcs).toMatchObject([{ id: "1001", name: "net", cidr: "10.0.0.0/24" }]);
});

test("create that the API refuses leaves nothing behind", async () => {
  const { vpc, cloud } = await startHandlers({ planType: "FREE" });
  const failure = await failureOf(vpc.create(VPC_INPUTS));
  expect(failure.message).toBe(
    'Timescale VPC "net": the Tiger Cloud API answered 403 to POST /projects/localproj1/vpcs ' +
      "(FORBIDDEN: The FREE plan has no VPC). Check timescale:publicKey and timescale:secretKey " +
      "(or TIGER_PUBLIC_KEY and TIGER_SECRET_KEY) and the project. [Unauthorized]",
  );
  expect(failure).not.toHaveProperty("id");
  expect(cloud.vpcs).toEqual([]);
});

test("read gives the state and the inputs, so that a refresh shows no change", async () => {
  const { vpc } = await startHandlers();
  await vpc.create({ ...VPC_INPUTS, cidr: "10.0.0.9/24" });
  const read = await vpc.read("1001", { ...VPC_INPUTS, __provider: "text" });
  expect(read).toEqual({ id: "1001", props: VPC_INPUTS, inputs: VPC_INPUTS });
  expect(await vpc.diff("1001", read.props!, VPC_INPUTS)).toEqual({ changes: false, replaces: [] });
});

test("a name given in the console is seen by read, and put back by update", async () => {
  const { vpc, call, clock, cloud } = await startHandlers();
  await vpc.create(VPC_INPUTS);
  await clock.advance(1000);
  await call("POST", "/vpcs/1001/rename", { name: "renamed" });
  const { props = {} } = await vpc.read("1001", VPC_INPUTS);
  expect(props).toEqual({ ...VPC_INPUTS, name: "renamed" });
  expect(await vpc.diff("1001", props, VPC_INPUTS)).toEqual({ changes: true, replaces: [] });
  expect(await vpc.update("1001", props, VPC_INPUTS)).toEqual({ outs: VPC_INPUTS });
  expect(cloud.vpcs).toMatchObject([{ name: "net" }]);
});

test("update waits while the VPC settles", async () => {
  const { vpc, clock, cloud } = await startHandlers();
  await vpc.create(VPC_INPUTS);
  await vpc.update("1001", VPC_INPUTS, { ...VPC_INPUTS, name: "other" });
  expect(cloud.vpcs).toMatchObject([{ name: "other" }]);
  // The first try after the second that the VPC takes.
  expect(clock.now()).toBe(1290);
});

test("a VPC that is gone reads as an empty id", async () => {
  const { vpc } = await startHandlers();
  expect(await vpc.read("77", VPC_INPUTS)).toEqual({ id: "", props: {} });
});

test("delete waits until it is gone", async () => {
  const { vpc, clock, cloud } = await startHandlers();
  await vpc.create(VPC_INPUTS);
  await clock.advance(1000);
  await vpc.delete("1001", VPC_INPUTS);
  expect(cloud.vpcs).toEqual([]);
  expect(clock.now()).toBe(1650);
});

test("delete of what is gone already is success, without a wait", async () => {
  const { vpc, clock } = await startHandlers();
  await vpc.delete("77", VPC_INPUTS);
  expect(clock.now()).toBe(0);
});

test("delete while the VPC is busy is asked for again until it is taken", async () => {
  const setup = await startHandlers();
  const { vpc, cloud } = setup;
  await vpc.create(VPC_INPUTS);
  const from = cloud.requests.length;
  await vpc.delete("1001", VPC_INPUTS);
  expect(requestsOf(setup, from)).toEqual([
    "DELETE /vpcs/1001 409",
    "DELETE /vpcs/1001 409",
    "DELETE /vpcs/1001 409",
    "DELETE /vpcs/1001 204",
    "GET /vpcs/1001 200",
    "GET /vpcs/1001 200",
    "GET /vpcs/1001 404",
  ]);
});

test("delete that stays refused ends at the deadline and says how often", async () => {
  const { vpc, clock } = await startHandlers({
    latenciesMs: { vpc: 3_600_000 },
  });
  await vpc.create(VPC_INPUTS);
  const failure = await failureOf(vpc.delete("1001", VPC_INPUTS));
  expect(failure.message).toBe(
    "Timescale VPC 1001: still busy after 600 s (busy x 126). " +
      "Another change of it is under way: run `pulumi up` again when that is finished. [WaitTimeout]",
  );
  expect(String(failure)).toBe("pulumi-timescale");
  expect(clock.now()).toBe(600_000);
});

test("a VPC with peerings is not deleted, and the API's words say why", async () => {
  const { vpc, peering, cloud, clock } = await startHandlers();
  await vpc.create(VPC_INPUTS);
  await clock.advance(1000);
  await peering.create({
    timescaleVpcId: "1001",
    peerAccountId: "123456789012",
    peerRegionCode: "eu-west-1",
    peerVpcId: "vpc-0a1b2c3d",
  });
  const failure = await failureOf(vpc.delete("1001", VPC_INPUTS));
  expect(failure.message).toBe(
    "Timescale VPC 1001: the Tiger Cloud API answered 400 to DELETE /projects/localproj1/vpcs/1001 " +
      "(BAD_REQUEST: The VPC still has peerings). Correct what it names and run `pulumi up` again. [Rejected]",
  );
  expect(cloud.vpcs).toHaveLength(1);
});
