import { failureOf } from "../../support/failure-of";
import { PEERING_INPUTS, requestsOf, startWithReadyVpc } from "../../support/handlers";

const STATE = { ...PEERING_INPUTS, provisionedId: "pcx-00000000000001389", status: "PENDING" };

/** After this long, what was read before is not recent any more. */
const RECENT_MS = 15_001;

async function startWithPeering() {
  const setup = await startWithReadyVpc({ autoAccept: false });
  await setup.peering.create(PEERING_INPUTS);
  return setup;
}

test("read gives the state of now and the inputs, so that a refresh shows no change", async () => {
  const { peering, cloud, clock } = await startWithPeering();
  cloud.answerPeering("5001", "accept");
  await clock.advance(RECENT_MS);
  const { id, props, inputs } = await peering.read("1001/5001", { ...STATE, __provider: "text" });
  expect({ id, inputs }).toEqual({ id: "1001/5001", inputs: PEERING_INPUTS });
  expect(props).toEqual({ ...STATE, status: "ACTIVE" });
  expect(await peering.diff("1001/5001", props!, PEERING_INPUTS)).toEqual({
    changes: false,
    replaces: [],
  });
});

test("a rejected peering is read as failed, and the next run makes it again", async () => {
  const { peering, cloud, clock } = await startWithPeering();
  cloud.answerPeering("5001", "reject");
  await clock.advance(RECENT_MS);
  const { props } = await peering.read("1001/5001", STATE);
  expect(props).toEqual({ ...STATE, status: "INVALID" });
  expect(await peering.diff("1001/5001", props!, PEERING_INPUTS)).toEqual({
    changes: true,
    replaces: ["status"],
    deleteBeforeReplace: true,
  });
});

test("a peering removed in the console reads as an empty id", async () => {
  const { peering, call, clock } = await startWithPeering();
  await call("DELETE", "/vpcs/1001/peerings/5001");
  await clock.advance(RECENT_MS);
  expect(await peering.read("1001/5001", STATE)).toEqual({ id: "", props: {} });
});

test("a peering whose whole VPC is gone reads as an empty id, and its delete is success", async () => {
  const { peering } = await startWithPeering();
  const elsewhere = { ...STATE, timescaleVpcId: "77" };
  expect(await peering.read("77/5001", elsewhere)).toEqual({ id: "", props: {} });
  await peering.delete("77/5001", elsewhere);
});

test("a peering is read by its id alone", async () => {
  const { peering } = await startWithPeering();
  const { id, props } = await peering.read("1001/5001", {});
  expect({ id, props }).toMatchObject({ id: "1001/5001", props: STATE });
});

test("an id that does not name the Timescale VPC is refused", async () => {
  const { peering } = await startWithPeering();
  expect((await failureOf(peering.read("5001", STATE))).message).toBe(
    "Peering 5001: its id is not of the form 1001/5001, Timescale VPC and peering. " +
      "Correct it where it was given. [State]",
  );
});

test("delete waits until the peering is gone", async () => {
  const setup = await startWithPeering();
  const from = setup.cloud.requests.length;
  await setup.peering.delete("1001/5001", STATE);
  expect(setup.cloud.peerings).toEqual([]);
  expect(requestsOf(setup, from)).toEqual([
    "DELETE /vpcs/1001/peerings/5001 204",
    "GET /vpcs/1001/peerings 200",
    "GET /vpcs/1001/peerings 200",
    "GET /vpcs/1001/peerings 200",
  ]);
});

test("delete while another peering goes is asked for again until it is taken", async () => {
  const setup = await startWithPeering();
  const { peering, call, cloud } = setup;
  await peering.create({ ...PEERING_INPUTS, peerVpcId: "vpc-0a1b2c3d" });
  await call("DELETE", "/vpcs/1001/peerings/5002");
  const from = cloud.requests.length;
  await peering.delete("1001/5001", STATE);
  expect(cloud.peerings).toEqual([]);
  expect(requestsOf(setup, from).slice(0, 3)).toEqual([
    "DELETE /vpcs/1001/peerings/5001 409",
    "DELETE /vpcs/1001/peerings/5001 409",
    "DELETE /vpcs/1001/peerings/5001 204",
  ]);
});

test("delete of what is gone already is success, without a wait", async () => {
  const { peering, call, clock } = await startWithPeering();
  await call("DELETE", "/vpcs/1001/peerings/5001");
  await clock.advance(500);
  const before = clock.now();
  await peering.delete("1001/5001", STATE);
  expect(clock.now()).toBe(before);
});
