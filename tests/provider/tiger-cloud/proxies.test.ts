import { connectionsTo } from "../../../provider/tiger-cloud/transport/agents";
import { transportError } from "../../../provider/tiger-cloud/transport/transport-failure";
import { useConnectionEnvironment } from "../../support/environment";
import { failureOf } from "../../support/failure-of";
import { startOddServer } from "../../support/odd-server";
import { startProxy } from "../../support/proxy-server";
import { expectNothingOf } from "../../support/shown-forms";
import { CREATE as post, READ as get, sendTo } from "./api-on";

const environment = useConnectionEnvironment();
const OK = { status: 200, body: '{"id":"1"}' };

test.each(["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])(
  "%s is used, and connections through it are kept",
  async (variable) => {
    const [server, proxy] = [await startOddServer(OK), await startProxy()];
    environment.set({ [variable]: `http://${proxy.address}` });
    const send = sendTo(server);
    for (const request of [get, get, get]) expect(await send(request)).toEqual({ id: "1" });
    expect(proxy.seen).toEqual([{ target: `127.0.0.1:${server.port}`, credentials: undefined }]);
  },
);

test("the address of a proxy may leave out its scheme", async () => {
  const [server, proxy] = [await startOddServer(OK), await startProxy()];
  environment.set({ HTTP_PROXY: proxy.address });
  await sendTo(server)(get);
  expect(proxy.seen).toHaveLength(1);
});

test.each(["127.0.0.1", "example.com,127.0.0.1", "*"])(
  "NO_PROXY=%s goes past it",
  async (hosts) => {
    const [server, proxy] = [await startOddServer(OK), await startProxy()];
    environment.set({ HTTP_PROXY: `http://${proxy.address}`, NO_PROXY: hosts });
    expect(await sendTo(server)(get)).toEqual({ id: "1" });
    expect(proxy.seen).toEqual([]);
  },
);

test("NO_PROXY for another host changes nothing", async () => {
  const [server, proxy] = [await startOddServer(OK), await startProxy()];
  environment.set({ HTTP_PROXY: `http://${proxy.address}`, NO_PROXY: "example.com,127.0.0.1:1" });
  await sendTo(server)(get);
  expect(proxy.seen).toHaveLength(1);
});

describe("a proxy with a user name and password", () => {
  const PASSWORD = "p@ss/canary-81f2";
  const withPassword = (address: string) => `http://me:${encodeURIComponent(PASSWORD)}@${address}`;

  test("is sent both, decoded", async () => {
    const [server, proxy] = [await startOddServer(OK), await startProxy()];
    environment.set({ HTTP_PROXY: withPassword(proxy.address) });
    await sendTo(server)(get);
    expect(proxy.seen[0]?.credentials).toBe(`me:${PASSWORD}`);
    expect(server.seen[0]?.headers).not.toHaveProperty("proxy-authorization");
  });

  test.each([
    [407, "Put the proxy's user name and password into its address"],
    [403, "Have the proxy let connections to the API through"],
    [502, "Have the proxy let connections to the API through"],
  ])("that answers %d is named without them, with what to do", async (status, fix) => {
    const [server, proxy] = [await startOddServer(OK), await startProxy(status)];
    environment.set({ HTTP_PROXY: withPassword(proxy.address) });
    const failure = await failureOf(sendTo(server)(post));
    expect(failure).toMatchObject({ code: "Transport", mayHaveHappened: false });
    expect(failure.message).toBe(
      `Thing: no answer from the Tiger Cloud API to POST /x through the proxy http://${proxy.address} ` +
        `(the proxy answered ${status}). ${fix}, then run \`pulumi up\` again.`,
    );
    expectNothingOf(PASSWORD, failure);
    expect(server.seen).toEqual([]);
  });

  test("is shown without them", () => {
    environment.set({ HTTPS_PROXY: withPassword("proxy.example:3128") });
    const { proxy } = connectionsTo("https://api.example/v1");
    const words = "read ECONNRESET";
    const lost = { ...get, name: "GET /x", code: "ECONNRESET", words, proxy };
    expect(transportError(lost).message).toBe(
      "Thing: no answer from the Tiger Cloud API to GET /x through the proxy http://proxy.example:3128 " +
        "(ECONNRESET). Check the network, the proxy and timescale:apiUrl, then run `pulumi up` again.",
    );
  });

  test.each([
    ["HTTP_PROXY", `http://me:${PASSWORD}@127.0.0.1:1`],
    ["http_proxy", `socks5://me:canary-81f2@127.0.0.1:1`],
    ["ALL_PROXY", `http://me:canary-81f2%@127.0.0.1:1`],
    ["ALL_PROXY", `me:canary-81f2@bad host`],
    ["all_proxy", `http://me:canary-81f2#@127.0.0.1:1`],
  ])("is refused where %s cannot be used, without showing it", async (variable, address) => {
    const server = await startOddServer(OK);
    environment.set({ [variable]: address });
    const failure = await failureOf(Promise.resolve().then(() => sendTo(server)(get)));
    expect(failure).toMatchObject({ code: "Settings" });
    expect(failure.message).toBe(
      `Connection settings: the proxy address in ${variable} cannot be used: set ${variable} to an address ` +
        "such as http://proxy.example:3128, with any special character of a password percent-encoded, " +
        "or name the API's host in NO_PROXY.",
    );
    expectNothingOf(PASSWORD, failure);
    expectNothingOf("canary-81f2", failure);
  });
});
