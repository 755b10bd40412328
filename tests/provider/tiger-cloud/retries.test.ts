import { failureOf } from "../../support/failure-of";
import { startOddServer } from "../../support/odd-server";
import { AT_ONCE, CREATE, hurriedSendTo, READ, sendTo } from "./api-on";

const OK = { status: 200, body: '{"id":"1"}' };

describe.each(["GET", "DELETE", "POST"] as const)("a %s that may be repeated", (method) => {
  const call = { ...READ, method };
  it.each([429, 500, 502, 503, 504])("is tried again after %d", async (status) => {
    const server = await startOddServer({ status, headers: AT_ONCE }, OK);
    expect(await sendTo(server)(call)).toEqual({ id: "1" });
    expect(server.seen).toHaveLength(2);
  });

  it("is given up after four tries, with the last answer's words", async () => {
    const body = '{"message":"Overloaded"}';
    const server = await startOddServer({ status: 503, headers: AT_ONCE, body });
    const failure = await failureOf(sendTo(server)(call));
    expect(failure.message).toBe(
      `Thing: the Tiger Cloud API answered 503 to ${method} /x (Overloaded). Try again later.`,
    );
    expect(server.seen).toHaveLength(4);
  });

  it.each([400, 401, 403, 404, 409])("is not tried again after %d", async (status) => {
    const server = await startOddServer({ status, headers: AT_ONCE });
    await failureOf(sendTo(server)(call));
    expect(server.seen).toHaveLength(1);
  });
});

test("a read is tried again after a lost connection", async () => {
  const server = await startOddServer("hangup", OK);
  expect(await hurriedSendTo(server)(READ)).toEqual({ id: "1" });
  expect(server.seen).toHaveLength(2);
});

test("an API that wants to be left alone for longer than two minutes is obeyed", async () => {
  const server = await startOddServer({ status: 429, headers: { "retry-after": "121" } }, OK);
  expect(await failureOf(sendTo(server)(READ))).toMatchObject({ code: "Unavailable" });
  expect(server.seen).toHaveLength(1);
});

test.each([
  ["ahead", "Thu, 01 Jan 2099"],
  ["behind", "Mon, 01 Jan 1990"],
])("a Retry-After by a clock that is years %s is taken by that clock", async (_, day) => {
  const headers = { date: `${day} 00:00:00 GMT`, "retry-after": `${day} 00:00:01 GMT` };
  const server = await startOddServer({ status: 429, headers }, OK);
  const startedMs = Date.now();
  expect(await sendTo(server)(READ)).toEqual({ id: "1" });
  expect(Date.now() - startedMs).toBeGreaterThan(900);

  const long = { ...headers, "retry-after": `${day} 00:02:01 GMT` };
  const patient = await startOddServer({ status: 429, headers: long }, OK);
  expect(await failureOf(sendTo(patient)(READ))).toMatchObject({ code: "Unavailable" });
  expect(patient.seen).toHaveLength(1);
});

test("of two calls alike, the one that must not be repeated is sent once", async () => {
  for (const repeatable of [true, false]) {
    const server = await startOddServer("hangup", "hangup", OK);
    const work = hurriedSendTo(server)({ ...READ, repeatable }).catch((error: unknown) => error);
    const outcome = repeatable ? { id: "1" } : { code: "Transport", mayHaveHappened: true };
    expect(await work).toMatchObject(outcome);
    expect(server.seen).toHaveLength(repeatable ? 3 : 1);
  }
});

test.each([
  [500, AT_ONCE],
  [502, AT_ONCE],
  [503, {}],
])(
  "a create that may have been carried out is not tried again after %d",
  async (status, headers) => {
    const server = await startOddServer({ status, headers }, OK);
    expect(await failureOf(sendTo(server)(CREATE))).toMatchObject({
      code: "Unavailable",
      mayHaveHappened: true,
    });
    expect(server.seen).toHaveLength(1);
  },
);

test("a create that may have been carried out is not tried again after a lost connection", async () => {
  const server = await startOddServer("hangup", OK);
  expect(await failureOf(sendTo(server)(CREATE))).toMatchObject({
    code: "Transport",
    mayHaveHappened: true,
  });
  expect(server.seen).toHaveLength(1);
});

test.each([429, 503])(
  "a create that %d has put off is tried again when it says",
  async (status) => {
    const server = await startOddServer({ status, headers: AT_ONCE }, OK);
    expect(await sendTo(server)(CREATE)).toEqual({ id: "1" });
    expect(server.seen).toHaveLength(2);
  },
);

test("a create that never reached the API is tried again, and surely did nothing", async () => {
  const server = await startOddServer(OK);
  await server.close();
  let retries = 0;
  const send = hurriedSendTo(server, () => (retries += 1));
  expect(await failureOf(send(CREATE))).toMatchObject({
    code: "Transport",
    mayHaveHappened: false,
  });
  expect(retries).toBe(3);
});
