import { failureOf } from "../../support/failure-of";
import {
  handlersOn,
  PEERING_INPUTS,
  requestsOf,
  startHandlers,
  startWithReadyVpc,
  VPC_INPUTS,
} from "../../support/handlers";
import { startOddServer } from "../../support/odd-server";

const STATE = { ...PEERING_INPUTS, provisionedId: "pcx-00000000000001389", status: "PENDING" };

const WIRE = {
  id: "17",
  peer_account_id: "123456789012",
  peer_region_code: "eu-west-1",
  peer_vpc_id: "vpc-0123456789abcdef0",
};
const answer = (status: number, body: object) => ({ status, body: JSON.stringify(body) });

test("the pcx id is there when create returns", async () => {
  const setup = await startWithReadyVpc({ autoAccept: false });
  const created = await setup.peering.create({ ...PEERING_INPUTS, __provider: "text" });
  expect(created).toEqual({ id: "1001/5001", outs: STATE });
});

test("a peering asked for while the VPC is still being made waits for it", async () => {
  const setup = await startHandlers({ autoAccept: false });
  await setup.vpc.create(VPC_INPUTS);
  const from = setup.cloud.requests.length;
  expect(await setup.peering.create(PEERING_INPUTS)).toEqual({ id: "1001/5001", outs: STATE });
  const refused = ["POST /vpcs/1001/peerings 404", "GET /vpcs/1001 200"];
  const requests = requestsOf(setup, from);
  expect(requests.slice(0, 8)).toEqual([
    "GET /vpcs/1001/peerings 200",
    ...[...refused, ...refused, ...refused],
    "POST /vpcs/1001/peerings 201",
  ]);
  expect(new Set(requests.slice(8))).toEqual(new Set(["GET /vpcs/1001/peerings 200"]));
});

test("a peering asked for while another one goes waits until that is gone", async () => {
  const { peering, call, cloud } = await startWithReadyVpc({ autoAccept: false });
  await peering.create({ ...PEERING_INPUTS, peerVpcId: "vpc-0a1b2c3d" });
  await call("DELETE", "/vpcs/1001/peerings/5001");
  expect(await peering.create(PEERING_INPUTS)).toMatchObject({ id: "1001/5002" });
  expect(cloud.peerings).toHaveLength(1);
});

test("with a VPC that does not exist there is nothing to wait for", async () => {
  const { peering, clock } = await startHandlers();
  const failure = await failureOf(peering.create({ ...PEERING_INPUTS, timescaleVpcId: "77" }));
  expect(failure.message).toBe(
    "Timescale VPC 77: the Tiger Cloud API answered 404 to GET /projects/localproj1/vpcs/77 " +
      "(NOT_FOUND: VPC not found). Run `pulumi refresh` if it was removed outside Pulumi. [NotFound]",
  );
  expect(clock.now()).toBe(0);
});

test("a VPC that never gets ready ends the create without an id", async () => {
  const { vpc, peering, clock, cloud } = await startHandlers({ latenciesMs: { vpc: 3_600_000 } });
  await vpc.create(VPC_INPUTS);
  const failure = await failureOf(peering.create(PEERING_INPUTS));
  expect(failure.message).toBe(
    "Timescale VPC 1001: still not ready after 600 s (not ready x 126). " +
      "Look at it in the Tiger Cloud console. [WaitTimeout]",
  );
  expect(failure).not.toHaveProperty("id");
  expect(clock.now()).toBe(600_000);
  expect(cloud.peerings).toEqual([]);
});

test("a peering that is there already is refused with its id, its state and the ways on", async () => {
  const { peering } = await startWithReadyVpc();
  await peering.create(PEERING_INPUTS);
  const failure = await failureOf(peering.create(PEERING_INPUTS));
  expect(failure.message).toBe(
    "Peering of Timescale VPC 1001 with vpc-0123456789abcdef0: " +
      "Peering 5001 with vpc-0123456789abcdef0 (PENDING) exists already. " +
      "To let this resource take it over, set adopt: true on it, " +
      "or timescale:adopt to true for the whole stack. " +
      "If another resource or stack owns it, use its id instead; " +
      "if it was only renamed in the program, use the aliases option. [Exists]",
  );
});

test("a pcx that does not come in time leaves an unfinished peering with its id", async () => {
  const { peering } = await startWithReadyVpc({ latenciesMs: { vpc: 1000, peering: 3_600_000 } });
  const failure = await failureOf(peering.create({ ...PEERING_INPUTS, __provider: "text" }));
  const message =
    "Peering 5001: still REQUESTED after 600 s (REQUESTED x 126). " +
    "Run `pulumi up` again to go on waiting. " +
    "Run `npx pulumi-timescale doctor` to see which link is missing. [WaitTimeout]";
  expect(failure).toMatchObject({
    name: "UnfinishedResource",
    id: "1001/5001",
    properties: {
      ...PEERING_INPUTS,
      provisionedId: "",
      status: "REQUESTED",
      // Without it the engine could neither update nor delete what is unfinished.
      __provider: "text",
    },
    reasons: [message],
    message,
  });
});

test("an unfinished peering is finished by update", async () => {
  const { peering } = await startWithReadyVpc({
    latenciesMs: { vpc: 1000, peering: 700_000 },
    autoAccept: false,
  });
  const { properties } = (await failureOf(peering.create(PEERING_INPUTS))) as unknown as {
    properties: Record<string, unknown>;
  };
  expect(await peering.update("1001/5001", properties, PEERING_INPUTS)).toEqual({ outs: STATE });
});

test("a peering that ends INVALID is unfinished, with its id, status and the vendor's words", async () => {
  const server = await startOddServer(
    answer(200, []),
    answer(201, WIRE),
    answer(200, [{ ...WIRE, status: "pending" }]),
    answer(200, [{ ...WIRE, status: "Invalid", error_message: "CIDR blocks\noverlap." }]),
  );
  const { peering } = handlersOn(server);
  const failure = await failureOf(peering.create(PEERING_INPUTS));
  const message =
    "Peering 17 (vpc-0123456789abcdef0, 123456789012): INVALID (CIDR blocks overlap). " +
    "Check the peer's account, region and id, that its CIDR blocks do not overlap, and that nobody rejected it in AWS; " +
    "then run `pulumi up`, which asks for it again. [WaitFailed]";
  const properties = { ...PEERING_INPUTS, provisionedId: "", status: "INVALID" };
  expect(failure).toMatchObject({ id: "1001/17", properties, reasons: [message], message });
  expect(await peering.diff("1001/17", properties, PEERING_INPUTS)).toEqual({
    changes: true,
    replaces: ["status"],
    deleteBeforeReplace: true,
  });
});

test("a status that is not known is waited out and shown", async () => {
  const server = await startOddServer(
    answer(200, []),
    answer(201, WIRE),
    answer(200, [{ ...WIRE, status: "warming-up" }]),
  );
  const failure = await failureOf(handlersOn(server).peering.create(PEERING_INPUTS));
  expect(failure.message).toBe(
    "Peering 17: still WARMING-UP after 600 s (WARMING-UP x 126). " +
      "Run `pulumi up` again to go on waiting. " +
      "Run `npx pulumi-timescale doctor` to see which link is missing. [WaitTimeout]",
  );
});

test("a peering that vanishes while it is waited for keeps its id for the next run", async () => {
  const server = await startOddServer(
    ...[answer(200, []), answer(201, WIRE), answer(200, [])],
    answer(404, { message: "gone" }),
  );
  const failure = await failureOf(handlersOn(server).peering.create(PEERING_INPUTS));
  expect(failure).toMatchObject({
    id: "1001/17",
    message:
      "Peering 17: the Tiger Cloud API answered 404 to GET " +
      "/projects/p1/vpcs/1001/peerings/17 (gone). " +
      "Run `pulumi refresh` if it was removed outside Pulumi. [NotFound]",
  });
});
