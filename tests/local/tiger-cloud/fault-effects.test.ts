import { get } from "node:http";
import { connect } from "node:net";
import { waitFor } from "../../../provider/wait/wait-for";
import { callerOf, startCloud, VPC, type Setup } from "./start-cloud";

/** The code of the error that a request ends in. */
async function errorCodeOf(request: Promise<unknown>): Promise<unknown> {
  try {
    return await request;
  } catch (error) {
    return ((error as Error).cause as { code?: string } | undefined)?.code;
  }
}

/** Lets the requests that were sent go as far as they can. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; !isSo(); turn += 1) {
    if (turn > 100_000) throw new Error("it does not come to that");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const logOf = ({ cloud }: Setup) =>
  cloud.requests.map(({ method, status, fault }) => [method, status, fault]);

test("a reply is given in place of the work, with its headers", async () => {
  const { cloud } = await startCloud();
  const headers = { "retry-after": "7" };
  cloud.injectFault({ effect: "reply", status: 429, body: { message: "Slow down" }, headers });
  const wrongKey = { authorization: "Basic wrong" };
  const path = `${cloud.apiUrl}/projects/localproj1/vpcs`;
  const send = () => fetch(path, { method: "POST", headers: wrongKey, body: JSON.stringify(VPC) });
  const response = await send();
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({ message: "Slow down" });
  expect(cloud.vpcs).toEqual([]);
  expect((await send()).status).toBe(401);
});

test("a reply without a body is empty", async () => {
  const { cloud } = await startCloud();
  cloud.injectFault({ effect: "reply", status: 503 });
  const response = await fetch(`${cloud.apiUrl}/auth/info`);
  expect([response.status, await response.text()]).toEqual([503, ""]);
});

test("a lost request meets ECONNRESET and nothing was done", async () => {
  const setup = await startCloud();
  // The connection is then one that is used again.
  await setup.call("GET", "/vpcs");
  setup.cloud.injectFault({ method: "POST", effect: "lose-request" });
  expect(await errorCodeOf(setup.call("POST", "/vpcs", VPC))).toBe("ECONNRESET");
  expect(setup.cloud.vpcs).toEqual([]);
  expect(await setup.call("POST", "/vpcs", VPC)).toMatchObject({ status: 201 });
  expect(logOf(setup)).toEqual([
    ["GET", 200, undefined],
    ["POST", 0, "lose-request"],
    ["POST", 201, undefined],
  ]);
});

test("a lost answer meets ECONNRESET and the work was done", async () => {
  const setup = await startCloud();
  setup.cloud.injectFault({ effect: "lose-answer" });
  expect(await errorCodeOf(setup.call("POST", "/vpcs", VPC))).toBe("ECONNRESET");
  expect(setup.cloud.vpcs).toMatchObject([{ id: "1001", name: "net" }]);
  expect(logOf(setup)).toEqual([["POST", 0, "lose-answer"]]);
});

test("Node's own client meets ECONNRESET, too", async () => {
  const { cloud } = await startCloud();
  cloud.injectFault({ effect: "lose-request" });
  const error = new Promise((resolve) => get(`${cloud.apiUrl}/auth/info`).on("error", resolve));
  expect(await error).toMatchObject({ code: "ECONNRESET" });
});

test.each([
  ["HTML", 502, "<html>Bad gateway</html>", { "content-type": "text/html" }],
  ["half of a JSON", 200, '{"id":"10', { "content-type": "application/json" }],
])("an answer is replaced by %s after the work", async (_what, status, body, headers) => {
  const setup = await startCloud();
  const { cloud } = setup;
  cloud.injectFault({ effect: "replace-answer", path: /\/vpcs$/, status, body, headers });
  const key = Buffer.from(`${cloud.publicKey}:${cloud.secretKey}`).toString("base64");
  const response = await fetch(`${cloud.apiUrl}/projects/localproj1/vpcs`, {
    method: "POST",
    headers: { authorization: `Basic ${key}` },
    body: JSON.stringify(VPC),
  });
  expect([response.status, await response.text()]).toEqual([status, body]);
  expect(response.headers.get("content-type")).toBe(headers["content-type"]);
  expect(cloud.vpcs).toHaveLength(1);
  expect(logOf(setup)).toEqual([["POST", status, "replace-answer"]]);
});

test("a delayed answer is of before the delay and comes when the clock says so", async () => {
  const setup = await startCloud();
  const { cloud, call, clock } = setup;
  cloud.injectFault({ effect: "delay", delayMs: 3000 });
  const answer = call("GET", "/vpcs");
  await until(() => clock.sleeperCount === 1);
  await call("POST", "/vpcs", VPC);
  await clock.advance(2999);
  expect(logOf(setup)).toEqual([["POST", 201, undefined]]);
  await clock.advance(1);
  expect(await answer).toEqual({ status: 200, body: [] });
  expect(cloud.requests[1]).toMatchObject({ status: 200, fault: "delay", atMs: 3000 });
});

test("the requests in flight are counted, also those that hang, are lost or refused", async () => {
  const { cloud, call, clock } = await startCloud();
  const others = callerOf({ ...cloud, apiUrl: cloud.apiUrl, secretKey: "another" });
  cloud.injectFault({ effect: "lose-request" });
  await errorCodeOf(call("GET", "/vpcs/lost"));
  await others("GET", "/vpcs/refused");
  cloud.injectFault({ effect: "delay", delayMs: 10 });
  const slow = call("GET", "/vpcs/slow");
  await until(() => clock.sleeperCount === 1);
  await call("GET", "/vpcs/beside");
  await clock.advance(10);
  await slow;
  await call("GET", "/vpcs/after");
  const counts = cloud.requests.map(({ path, inFlight }) => [path.split("/").at(-1), inFlight]);
  expect(counts).toEqual([
    ["lost", 1],
    ["refused", 1],
    ["beside", 2],
    ["slow", 1],
    ["after", 1],
  ]);
});

test("a request that hangs is logged at once, does nothing, and ends with its client", async () => {
  const setup = await startCloud();
  setup.cloud.injectFault({ effect: "hang" });
  const { port } = new URL(setup.cloud.apiUrl);
  const socket = connect(Number(port), "127.0.0.1");
  socket.write("POST /public/api/v1/projects/localproj1/vpcs HTTP/1.1\r\nhost: local\r\n\r\n");
  await until(() => setup.cloud.requests.length === 1);
  expect(logOf(setup)).toEqual([["POST", 0, "hang"]]);
  await setup.call("GET", "/vpcs");
  socket.destroy();
  await new Promise((resolve) => socket.once("close", resolve));
  const inFlight = async () => {
    await setup.call("GET", "/vpcs");
    return setup.cloud.requests.at(-1)?.inFlight;
  };
  expect(setup.cloud.requests.at(-1)?.inFlight).toBe(2);
  for (let turn = 0; turn < 20 && (await inFlight()) !== 1; turn += 1);
  expect(await inFlight()).toBe(1);
  expect(setup.cloud.vpcs).toEqual([]);
});

test("a request whose answer is withheld is done, and ends with its client", async () => {
  const setup = await startCloud();
  setup.cloud.injectFault({ effect: "withhold-answer" });
  const client = new AbortController();
  const request = fetch(`${setup.cloud.apiUrl}/projects/localproj1/vpcs`, {
    method: "POST",
    headers: {
      authorization: `Basic ${btoa("local-public-key:local-secret-key")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ name: "net", cidr: "10.0.0.0/24", region_code: "us-east-1" }),
    signal: client.signal,
  });
  const ended = expect(request).rejects.toThrow();
  await waitFor(
    () =>
      Promise.resolve(
        setup.cloud.requests.length > 0
          ? { state: "done", value: undefined }
          : { state: "pending", saw: "no request" },
      ),
    { timeoutMs: 5000, minDelayMs: 5 },
  );
  expect(setup.cloud.vpcs).toHaveLength(1);
  expect(logOf(setup)).toEqual([["POST", 0, "withhold-answer"]]);
  client.abort();
  await ended;
});

test.each(["stop", "reset"] as const)("a %s cuts what hangs or is delayed", async (end) => {
  const { cloud, call, clock } = await startCloud();
  cloud.injectFault({ effect: "hang" });
  cloud.injectFault({ effect: "delay", delayMs: 1000 });
  const codes = [errorCodeOf(call("GET", "/vpcs")), errorCodeOf(call("GET", "/services"))];
  await until(() => cloud.requests.length === 1 && clock.sleeperCount === 1);
  await cloud[end]();
  for (const code of codes) expect(["ECONNRESET", "UND_ERR_SOCKET"]).toContain(await code);
  expect(clock.sleeperCount).toBe(0);
});

test("clearing or a reset takes the faults back", async () => {
  const { cloud, call } = await startCloud();
  cloud.injectFault({ effect: "reply", status: 500, times: Infinity });
  expect(await call("GET", "/vpcs")).toMatchObject({ status: 500 });
  cloud.clearFaults();
  expect(await call("GET", "/vpcs")).toMatchObject({ status: 200 });
  cloud.injectFault({ effect: "reply", status: 500, times: Infinity });
  await cloud.reset();
  expect(await call("GET", "/vpcs")).toMatchObject({ status: 200 });
});

test("a path is looked for below the base path", async () => {
  const { cloud, call } = await startCloud();
  cloud.injectFault({ effect: "reply", status: 500, path: /public/, times: Infinity });
  cloud.injectFault({ effect: "reply", status: 501, path: /^\/projects\/localproj1\/vpcs$/ });
  expect(await call("GET", "/vpcs?public")).toMatchObject({ status: 501 });
});
