import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createAuthority,
  createCertificate,
  createSelfSigned,
  type Certificate,
} from "../../support/certificates";
import { connectionEnvironment, useConnectionEnvironment } from "../../support/environment";
import { failureOf } from "../../support/failure-of";
import { startOddTlsServer } from "../../support/odd-server";
import { startProxy } from "../../support/proxy-server";
import { runNode } from "../../support/run-node";
import { CREATE as post, sendTo, settingsFor } from "./api-on";

/** Resolved by nobody but the proxy. */
const HOST = "api.tiger.test";
const OK = { status: 200, body: '{"id":"1"}' };

const environment = useConnectionEnvironment();
let folder: string;
let authorityFile: string;
let otherFile: string;
let signed: Certificate;
let authority: Certificate;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-certificates-"));
  authority = await createAuthority("An authority");
  const other = await createAuthority("Another authority");
  signed = await createCertificate(HOST, authority);
  authorityFile = join(folder, "authority.pem");
  otherFile = join(folder, "other.pem");
  await writeFile(authorityFile, authority.cert);
  await writeFile(otherFile, other.cert);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("an authority in SSL_CERT_FILE is trusted, and connections are kept", async () => {
  const server = await startOddTlsServer(signed, OK);
  environment.set({ SSL_CERT_FILE: authorityFile });
  const send = sendTo(server);
  for (const request of [post, post]) expect(await send(request)).toEqual({ id: "1" });
  expect(server.connections).toBe(1);
});

test.each(["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])(
  "through %s the API's own certificate is checked, and the proxy sees no key",
  async (variable) => {
    const [server, proxy] = [await startOddTlsServer(signed, OK), await startProxy()];
    const api = { apiUrl: `https://${HOST}:${server.port}/api` };
    environment.set({ [variable]: proxy.address, SSL_CERT_FILE: authorityFile });
    const send = sendTo(api);
    for (const request of [post, post]) expect(await send(request)).toEqual({ id: "1" });
    const target = `${HOST}:${server.port}`;
    expect(proxy.seen).toEqual([{ target, credentials: undefined }]);

    environment.set({ [variable]: proxy.address });
    expect(await failureOf(sendTo(api)(post))).toMatchObject({ code: "Transport" });
    expect(server.seen).toHaveLength(2);
  },
);

const UNTRUSTED =
  "The certificate that came is not trusted: if your network inspects TLS, name its authority's PEM file " +
  "in NODE_EXTRA_CA_CERTS or SSL_CERT_FILE; else check timescale:apiUrl, then run `pulumi up` again.";

test("an unknown authority is told at once, with what to do, and nothing is sent", async () => {
  const server = await startOddTlsServer(signed, OK);
  const failure = await failureOf(sendTo(server)(post));
  expect(failure).toMatchObject({ code: "Transport", mayHaveHappened: false });
  expect(failure.message).toBe(
    `Thing: no answer from the Tiger Cloud API to POST /x (UNABLE_TO_VERIFY_LEAF_SIGNATURE). ${UNTRUSTED}`,
  );
  expect([server.connections, server.seen]).toEqual([1, []]);
});

test("so are a certificate that signed itself and one for another host", async () => {
  const own = await startOddTlsServer(await createSelfSigned(), OK);
  expect((await failureOf(sendTo(own)(post))).message).toContain(
    `(DEPTH_ZERO_SELF_SIGNED_CERT). ${UNTRUSTED}`,
  );
  const other = await startOddTlsServer(signed, OK);
  environment.set({ SSL_CERT_FILE: authorityFile });
  const api = { apiUrl: `https://localhost:${other.port}/api` };
  expect((await failureOf(sendTo(api)(post))).message).toContain(
    `(ERR_TLS_CERT_ALTNAME_INVALID). ${UNTRUSTED}`,
  );
});

const HOUR_MS = 3_600_000;
test.each([
  ["CERT_NOT_YET_VALID", "is not valid yet", HOUR_MS, 2 * HOUR_MS],
  ["CERT_HAS_EXPIRED", "has expired", -2 * HOUR_MS, -HOUR_MS],
])("%s: a clock that goes wrong is named as a cause", async (code, words, fromMs, toMs) => {
  const validity = {
    notBeforeDate: new Date(Date.now() + fromMs),
    notAfterDate: new Date(Date.now() + toMs),
  };
  const server = await startOddTlsServer(await createCertificate(HOST, authority, validity), OK);
  environment.set({ SSL_CERT_FILE: authorityFile });
  const failure = await failureOf(sendTo(server)(post));
  expect(failure).toMatchObject({ code: "Transport", mayHaveHappened: false });
  expect(failure.message).toBe(
    `Thing: no answer from the Tiger Cloud API to POST /x (${code}). By this machine's clock the ` +
      `certificate that came ${words}. Set the clock right; if it is right, have the certificate ` +
      "renewed by whoever runs the API or inspects your TLS, then run `pulumi up` again.",
  );
});

test.each([
  ["missing.pem", undefined, "cannot be read (ENOENT)"],
  ["", undefined, "cannot be read (EISDIR)"],
  ["empty.pem", "", "holds no PEM certificate"],
  ["junk.pem", "-----BEGIN CERTIFICATE-----\njunk\n", "holds no PEM certificate"],
])("SSL_CERT_FILE=%j of %j is a setting to correct: it %s", async (name, content, why) => {
  if (content !== undefined) await writeFile(join(folder, name), content);
  environment.set({ SSL_CERT_FILE: join(folder, name) });
  const failure = await failureOf(
    Promise.resolve().then(() => sendTo({ apiUrl: "https://127.0.0.1:1" })(post)),
  );
  expect(failure).toMatchObject({ code: "Settings" });
  expect(failure.message).toBe(
    `Connection settings: the file that SSL_CERT_FILE names ${why}: ` +
      "set it to a file of PEM certificates, or leave it out.",
  );
});

/** Sends a request from a process of its own: Node reads NODE_EXTRA_CA_CERTS as it starts. */
const SEND = `
  const [, root, settings] = process.argv;
  const { createHttp } = require(root + "/dist/provider/tiger-cloud/transport/http");
  const { Secrets } = require(root + "/dist/provider/tiger-cloud/transport/secrets");
  const { apiUrl } = JSON.parse(settings);
  const request = { method: "POST", url: apiUrl + "/x", name: "POST /x", subject: "Thing", headers: {} };
  createHttp({ apiUrl }, new Secrets())(request).then(({ body }) => body).then(
    (answer) => process.stdout.write(JSON.stringify(answer)),
    (error) => process.stdout.write(JSON.stringify(error.message)),
  );`;

test("an authority in NODE_EXTRA_CA_CERTS is trusted, also beside SSL_CERT_FILE", async () => {
  const server = await startOddTlsServer(signed, OK);
  const sendWith = (variables: NodeJS.ProcessEnv) => {
    const settings = JSON.stringify(settingsFor(server));
    return runNode(SEND, folder, [settings], connectionEnvironment(variables));
  };
  expect(await sendWith({})).toContain("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  const extra = { NODE_EXTRA_CA_CERTS: authorityFile };
  expect(await sendWith(extra)).toEqual({ id: "1" });
  expect(await sendWith({ ...extra, SSL_CERT_FILE: otherFile })).toEqual({ id: "1" });
});
