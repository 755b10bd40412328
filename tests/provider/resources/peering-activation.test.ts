import { failureOf } from "../../support/failure-of";
import { PEERING_INPUTS, requestsOf, startWithReadyVpc } from "../../support/handlers";
import { GATEWAY_INPUTS, startGateways } from "./gateways";

const INPUTS = { timescaleVpcId: "1001", peeringId: "5001" };
const STATE = { ...INPUTS, status: "ACTIVE" };

async function startWithPeering(autoAccept = false) {
  const setup = await startWithReadyVpc({ autoAccept });
  await setup.peering.create(PEERING_INPUTS);
  return setup;
}

test("create waits until the peering is active", async () => {
  const { activation, cloud } = await startWithPeering(true);
  expect(cloud.peerings[0]?.status).toBe("PENDING");
  expect(await activation.create({ ...INPUTS, __provider: "text" })).toEqual({
    id: "1001/5001",
    outs: STATE,
  });
  expect(cloud.peerings[0]?.status).toBe("ACTIVE");
});

test("a peering that nobody accepts ends the wait, with what was seen and what to do", async () => {
  const { activation } = await startWithPeering();
  const failure = await failureOf(activation.create(INPUTS));
  expect(failure.message).toBe(
    "Peering 5001: still PENDING after 600 s (PENDING x 126). " +
      "Accept the request in the peer's AWS account and run `pulumi up` again. " +
      "Run `npx pulumi-timescale doctor` to see which link is missing. [WaitTimeout]",
  );
  expect(failure).not.toHaveProperty("id");
});

test("a rejected peering ends the wait at once", async () => {
  const { activation, cloud, clock } = await startWithPeering();
  cloud.answerPeering("5001", "reject");
  const before = clock.now();
  expect((await failureOf(activation.create(INPUTS))).message).toBe(
    "Peering 5001 (vpc-0123456789abcdef0, 123456789012): INVALID (The peering request was rejected). " +
      "Check the peer's account, region and id, that its CIDR blocks do not overlap, and that nobody rejected it in AWS; " +
      "then run `pulumi up`, which asks for it again. [WaitFailed]",
  );
  expect(clock.now()).toBe(before);
});

test("read gives the state and the inputs while the peering is active", async () => {
  const { activation } = await startWithPeering(true);
  await activation.create(INPUTS);
  expect(await activation.read("1001/5001", STATE)).toEqual({
    id: "1001/5001",
    props: STATE,
    inputs: INPUTS,
  });
});

test("a peering that is not active any more makes it gone, so that the next run waits", async () => {
  const { activation } = await startWithPeering();
  expect(await activation.read("1001/5001", STATE)).toEqual({ id: "", props: {} });
  expect(await activation.read("1001/77", { ...STATE, peeringId: "77" })).toEqual({
    id: "",
    props: {},
  });
});

test("delete asks the API nothing", async () => {
  const { activation, cloud } = await startWithPeering();
  const from = cloud.requests.length;
  await activation.delete("1001/5001", STATE);
  expect(cloud.requests).toHaveLength(from);
});

test("update takes over the inputs and asks the API nothing", async () => {
  const { activation, cloud } = await startWithPeering();
  const from = cloud.requests.length;
  expect(await activation.update("1001/5001", STATE, INPUTS)).toEqual({ outs: STATE });
  expect(cloud.requests).toHaveLength(from);
});

test("the peering's whole id is kept as it was given, and says as much as its second part", async () => {
  const { activation } = await startWithPeering(true);
  const inputs = { ...INPUTS, peeringId: "1001/5001" };
  const { id, outs } = await activation.create(inputs);
  expect({ id, outs }).toEqual({ id: "1001/5001", outs: { ...STATE, peeringId: "1001/5001" } });
  expect(await activation.read(id, {})).toMatchObject({ id, inputs });
  expect(await activation.diff(id, STATE, inputs)).toEqual({ changes: false, replaces: [] });
});

test("a peering of another Timescale VPC is refused before anything is asked for", async () => {
  const { activation } = await startWithPeering(true);
  const { failures } = await activation.check({}, { ...INPUTS, peeringId: "1002/5001" });
  expect(failures).toEqual([
    {
      property: "peeringId",
      reason:
        'got "1002/5001"; allowed is a peering of Timescale VPC 1001. Pass the id output of one of its peerings.',
    },
  ]);
});

async function startWithGateway() {
  const setup = startGateways();
  await setup.gateway.create(GATEWAY_INPUTS);
  setup.cloud.requests.length = 0;
  return setup;
}

test("a peering with a transit gateway, which REST does not show, is waited for as well", async () => {
  const { activation, cloud, clock } = await startWithGateway();
  const from = clock.now();
  const arrive = cloud.onRequest;
  cloud.onRequest = () => {
    arrive();
    if (clock.now() - from > 30_000) cloud.accept("5001");
  };
  expect(await activation.create(INPUTS)).toEqual({ id: "1001/5001", outs: STATE });
  // REST is asked once: from then on it is known that it does not show this one.
  const [first, ...others] = cloud.requests;
  expect(first).toBe("GET /vpcs/1001/peerings");
  expect(new Set(others)).toEqual(new Set(["GetAllVPCs"]));
});

test("a failed peering with a transit gateway ends the wait at once, named by that", async () => {
  const { activation, cloud } = await startWithGateway();
  Object.assign(cloud.peering("5001"), { status: "DISABLED", errorMessage: "" });
  expect((await failureOf(activation.create(INPUTS))).message).toBe(
    "Peering 5001 (tgw-0123456789abcdef0, 123456789012): DISABLED. " +
      "It was rejected or deleted in AWS: run `pulumi up`, which asks for it again. [WaitFailed]",
  );
});

test("an active peering with a transit gateway is read, and one that is not makes it gone", async () => {
  const { activation, cloud, clock } = await startWithGateway();
  cloud.accept("5001");
  clock.pass(15_001);
  expect(await activation.read("1001/5001", STATE)).toMatchObject({ id: "1001/5001" });
  cloud.peering("5001").status = "PENDING";
  clock.pass(15_001);
  expect(await activation.read("1001/5001", STATE)).toEqual({ id: "", props: {} });
});

test("for a peering with a VPC, GraphQL is not asked", async () => {
  const setup = await startWithPeering(true);
  const from = setup.cloud.requests.length;
  await setup.activation.create(INPUTS);
  await setup.clock.advance(15_001);
  await setup.activation.read("1001/5001", STATE);
  const requests = requestsOf(setup, from);
  expect(new Set(requests)).toEqual(new Set(["GET /vpcs/1001/peerings 200"]));
});

test("where neither API knows the peering, or GraphQL has changed, it is gone", async () => {
  const { activation, cloud, clock } = await startWithGateway();
  expect((await failureOf(activation.create({ ...INPUTS, peeringId: "77" }))).message).toBe(
    "Peering 77: Tiger Cloud no longer knows it. Run `pulumi refresh`, then `pulumi up`. [NotFound]",
  );
  clock.pass(15_001);
  const message = 'Cannot query field "peeringConnections" on type "Vpc".';
  cloud.refusals.push({ operation: "GetAllVPCs", message });
  expect(await activation.read("1001/77", STATE)).toEqual({ id: "", props: {} });
});
