import { failureOf } from "../../support/failure-of";
import { startOddServer } from "../../support/odd-server";
import { AT_ONCE, hurriedSendTo, sendTo } from "./api-on";

const request = (method: "GET" | "POST" | "DELETE") => ({ method, path: "/x", subject: "Thing" });
const OK = { status: 200, body: '{"id":"1"}' };

describe.each(["GET", "DELETE"] as const)("a %s", (method) => {
  it.each([429, 500, 502, 503, 504])("is tried again after %d", async (status) => {
    const server = await startOddServer({ status, headers: AT_ONCE }, OK);
    expect(await sendTo(server)(request(method))).toEqual({ id: "1" });
    expect(server.seen).toHaveLength(2);
  });

  it("is given up after four tries, with the last answer's words", async () => {
    const body = '{"message":"Overloaded"}';
    const server = await startOddServer({ status: 503, headers: AT_ONCE, body });
    const failure = await failureOf(sendTo(server)(request(method)));
    expect(failure.message).toBe(
      `Thing: the Tiger Cloud API answered 503 to ${method} /x (Overloaded). Try again later.`,
    );
    expect(server.seen).toHaveLength(4);
  });

  it.each([400, 401, 403, 404, 409])("is not tried again after %d", async (status) => {
    const server = await startOddServer({ status, headers: AT_ONCE });
    await failureOf(sendTo(server)(request(method)));
    expect(server.seen).toHaveLength(1);
  });
});

test("a GET is tried again after a lost connection", async () => {
  const server = await startOddServer("hangup", OK);
  expect(await hurriedSendTo(server)(request("GET"))).toEqual({ id: "1" });
  expect(server.seen).toHaveLength(2);
});

test("an API that wants to be left alone for longer than two minutes is obeyed", async () => {
  const server = await startOddServer({ status: 429, headers: { "retry-after": "121" } }, OK);
  expect(await failureOf(sendTo(server)(request("GET")))).toMatchObject({ code: "Unavailable" });
  expect(server.seen).toHaveLength(1);
});

test.each([
  ["ahead", "Thu, 01 Jan 2099"],
  ["behind", "Mon, 01 Jan 1990"],
])("a Retry-After by a clock that is years %s is taken by that clock", async (_, day) => {
  const headers = { date: `${day} 00:00:00 GMT`, "retry-after": `${day} 00:00:01 GMT` };
  const server = await startOddServer({ status: 429, headers }, OK);
  const startedMs = Date.now();
  expect(await sendTo(server)(request("GET"))).toEqual({ id: "1" });
  expect(Date.now() - startedMs).toBeGreaterThan(900);

  const long = { ...headers, "retry-after": `${day} 00:02:01 GMT` };
  const patient = await startOddServer({ status: 429, headers: long }, OK);
  expect(await failureOf(sendTo(patient)(request("GET")))).toMatchObject({ code: "Unavailable" });
  expect(patient.seen).toHaveLength(1);
});

test.each([
  [500, AT_ONCE],
  [502, AT_ONCE],
  [503, {}],
])("a POST that may have been carried out is not tried again after %d", async (status, headers) => {
  const server = await startOddServer({ status, headers }, OK);
  expect(await failureOf(sendTo(server)(request("POST")))).toMatchObject({
    code: "Unavailable",
    mayHaveHappened: true,
  });
  expect(server.seen).toHaveLength(1);
});

test("a POST that may have been carried out is not tried again after a lost connection", async () => {
  const server = await startOddServer("hangup", OK);
  expect(await failureOf(sendTo(server)(request("POST")))).toMatchObject({
    code: "Transport",
    mayHaveHappened: true,
  });
  expect(server.seen).toHaveLength(1);
});

test.each([429, 503])("a POST that %d has put off is tried again when it says", async (status) => {
  const server = await startOddServer({ status, headers: AT_ONCE }, OK);
  expect(await sendTo(server)(request("POST"))).toEqual({ id: "1" });
  expect(server.seen).toHaveLength(2);
});

test("a POST that never reached the API is tried again, and surely did nothing", async () => {
  const server = await startOddServer(OK);
  await server.close();
  let retries = 0;
  const send = hurriedSendTo(server, () => (retries += 1));
  expect(await failureOf(send(request("POST")))).toMatchObject({
    code: "Transport",
    mayHaveHappened: false,
  });
  expect(retries).toBe(3);
});
