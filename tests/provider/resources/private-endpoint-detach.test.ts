import { LATENCIES_MS } from "../../local/tiger-cloud/start-cloud";
import { failureOf } from "../../support/failure-of";
import {
  askedFor,
  DETACH,
  ID,
  INPUTS,
  OTHER_VPCE,
  placesOf,
  refuse,
  startWithConnections,
  STATE,
  VPCE,
} from "./private-endpoints";

const UNFINISHED = { ...INPUTS, host: "", port: 0 };

async function startAttached() {
  const setup = await startWithConnections();
  await setup.attachment.create(INPUTS);
  return setup;
}

test("an attachment is deleted once nothing is behind the connection any more", async () => {
  const setup = await startAttached();
  const startedMs = setup.clock.now();
  await setup.attachment.delete(ID, STATE);
  expect(setup.clock.now() - startedMs).toBeGreaterThanOrEqual(LATENCIES_MS.privateLinkDetach);
  expect(placesOf(setup)).toEqual([undefined, undefined]);
  expect(askedFor(setup, DETACH)).toBe(1);
});

test("what is gone already is deleted without asking for it", async () => {
  const setup = await startWithConnections();
  for (const id of [ID, "db01/conn-aws-7"]) await setup.attachment.delete(id, STATE);
  expect(askedFor(setup, DETACH)).toBe(0);
});

test("what somebody is detaching already is waited for", async () => {
  const setup = await startAttached();
  await setup.detachBy("db01", "conn-aws-1");
  refuse(setup, DETACH, "Service is already being updated");
  await setup.attachment.delete(ID, STATE);
  expect(placesOf(setup)).toEqual([undefined, undefined]);
});

test("an attach that has not ended is ended, be it under way or not", async () => {
  const setup = await startWithConnections();
  await setup.attachBy("db01", "conn-aws-1");
  await setup.attachment.delete(ID, UNFINISHED);
  await setup.clock.advance(LATENCIES_MS.privateLinkAttach);
  expect(placesOf(setup)).toEqual([undefined, undefined]);
  await setup.attachment.delete(ID, UNFINISHED);
});

test("an attach that has not ended is ended although the first request for that is lost", async () => {
  const setup = await startWithConnections();
  await setup.attachBy("db01", "conn-aws-1");
  setup.cloud.injectFault({ effect: "lose-request", operation: DETACH });
  await setup.attachment.delete(ID, UNFINISHED);
  await setup.clock.advance(LATENCIES_MS.privateLinkAttach);
  expect(placesOf(setup)).toEqual([undefined, undefined]);
});

test.each(["lose-request", "lose-answer"] as const)(
  "whether the detach was carried out (%s), it is over in the end",
  async (effect) => {
    const setup = await startAttached();
    setup.cloud.injectFault({ effect, operation: DETACH });
    await setup.attachment.delete(ID, STATE);
    expect(placesOf(setup)).toEqual([undefined, undefined]);
  },
);

test("a detach that the API refuses is told, and one from a lost connection has nothing to do", async () => {
  const setup = await startAttached();
  refuse(setup, DETACH, "the service is locked", 2);
  expect((await failureOf(setup.attachment.delete(ID, STATE))).message).toMatch(
    /^Service db01: .*the service is locked.*\[Rejected\]$/,
  );
  setup.cloud.rejectPrivateLink(VPCE);
  await setup.attachment.delete(ID, STATE);
  expect(askedFor(setup, DETACH)).toBe(2);
});

test("the bindings of a service that was deleted are waited for", async () => {
  const setup = await startAttached();
  await setup.detachBy("db01", "conn-aws-1");
  refuse(setup, DETACH, "no service with that id exists");
  await setup.attachment.delete(ID, STATE);
  expect(placesOf(setup)).toEqual([undefined, undefined]);
});

test("an endpoint can be used again as soon as the deletion is over", async () => {
  const setup = await startAttached();
  await setup.attachment.delete(ID, STATE);
  await setup.attachment.create({ ...INPUTS, serviceId: "db02" });
  await setup.privateEndpointConnection.delete("conn-aws-2", {
    ...{ vpcEndpointId: OTHER_VPCE, name: "", rejectOnDelete: true },
    ...{ connectionId: "conn-aws-2", state: "approved", region: "us-east-1" },
  });
  expect(placesOf(setup)).toEqual(["db02 attached", undefined]);
});
