import { Client, type DatabaseError } from "pg";
import { waitFor } from "../../../provider/wait/wait-for";
import { createAuthority, createCertificate, type Certificate } from "../../support/certificates";
import { startDroppingPort } from "../../support/dropping-port";
import { startOddServer } from "../../support/odd-server";
import { startPostgres, type PostgresServer } from "../../support/postgresql";
import { startTcpServer } from "../../support/tcp-server";
import { connectAs, HOST, leadingTo } from "./target";

const LOGIN = { user: "tsdbadmin", password: "correct-horse", database: "tsdb" };
const SKIPPED = { state: "skipped" };

let server: PostgresServer;
let authority: Certificate;
let certificate: Certificate;

beforeAll(async () => {
  authority = await createAuthority("Authority of these tests");
  certificate = await createCertificate(HOST, authority);
  server = await startPostgres(LOGIN, certificate);
}, 120_000);

afterAll(() => server.stop());

/** Connects as somebody who trusts the authority of these tests. */
const connect = (options: Parameters<typeof connectAs>[1] = {}) =>
  connectAs(server.port, { authorities: [authority.cert], ...options });

test("a server that asks for a password proves the path, and is sent none", async () => {
  expect(await connect()).toEqual({
    ...{ serviceId: "kd9w2xp4mz", role: "primary", host: HOST, port: server.port },
    addresses: { state: "done", value: ["127.0.0.1"] },
    resolvers: ["192.0.2.53"],
    tcp: {
      state: "done",
      value: { address: "127.0.0.1", milliseconds: expect.any(Number) as number },
    },
    tls: {
      state: "done",
      value: {
        version: "TLSv1.3",
        issuer: "Authority of these tests",
        validTo: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/) as string,
      },
    },
    server: { state: "done", value: "password" },
    query: SKIPPED,
  });
});

test("the right password opens a session, in which select 1 is run", async () => {
  const { server: greeting, query } = await connect({ password: LOGIN.password });
  expect(greeting).toEqual({ state: "done", value: "let-in" });
  expect(query).toMatchObject({ state: "done" });
  expect(query).toHaveProperty("value.serverVersion", expect.stringMatching(/^\d+/));
});

test("a wrong password is a refused login, and is in no text", async () => {
  const facts = await connect({ password: "wrong-battery" });
  expect(facts.server).toEqual({
    ...{ state: "failed", kind: "refused-login", code: "28P01" },
    saw: 'it answered "password authentication failed for user "tsdbadmin""',
  });
  expect(facts.query).toEqual(SKIPPED);
  expect(JSON.stringify(facts)).not.toContain("wrong-battery");
});

test("a database that the server's rules do not name is a refused login before any password", async () => {
  const facts = await connect({ database: "elsewhere" });
  expect(facts.server).toMatchObject({ state: "failed", kind: "refused-login", code: "28000" });
  expect(facts.server).toHaveProperty("saw", expect.stringContaining("no pg_hba.conf entry"));
});

test("a certificate for another host is told with the hosts that it is for", async () => {
  const facts = await connect({ host: "other.example.test", password: LOGIN.password });
  expect(facts.tls).toEqual({
    ...{ state: "failed", kind: "certificate", code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    saw: "its certificate is for db.example.test, 127.0.0.1",
  });
  expect([facts.server, facts.query]).toEqual([SKIPPED, SKIPPED]);
});

test("an authority that nobody trusts is told by its name", async () => {
  const { tls } = await connect({ authorities: undefined });
  expect(tls).toMatchObject({ state: "failed", kind: "certificate" });
  expect(tls).toHaveProperty("saw", expect.stringContaining("Authority of these tests did"));
});

test("an address in place of a name is checked against the addresses of the certificate", async () => {
  const { tls } = await connect({ host: "127.0.0.1" });
  expect(tls.state).toBe("done");
});

describe("with other certificates", () => {
  afterEach(() => server.present(certificate));

  test("an expired one is told with its end", async () => {
    const validity = {
      notBeforeDate: new Date("2020-01-01T00:00:00Z"),
      notAfterDate: new Date("2021-01-01T00:00:00Z"),
    };
    await server.present(await createCertificate(HOST, authority, validity));
    expect((await connect()).tls).toEqual({
      ...{ state: "failed", kind: "certificate", code: "CERT_HAS_EXPIRED" },
      saw: "its certificate expired at 2021-01-01T00:00:00.000Z",
    });
  });

  test("one that is not valid yet is told with its begin", async () => {
    const validity = {
      notBeforeDate: new Date("2090-01-01T00:00:00Z"),
      notAfterDate: new Date("2091-01-01T00:00:00Z"),
    };
    await server.present(await createCertificate(HOST, authority, validity));
    expect((await connect()).tls).toMatchObject({
      code: "CERT_NOT_YET_VALID",
      saw: "its certificate is not valid before 2090-01-01T00:00:00.000Z",
    });
  });

  test("a server without any does not want TLS, and is asked nothing else", async () => {
    await server.present(undefined);
    const facts = await connect({ password: LOGIN.password });
    expect(facts.tls).toMatchObject({ state: "failed", kind: "no-tls" });
    expect(facts.server).toEqual(SKIPPED);
  });
});

test("a server whose connections are all taken refuses the login with PostgreSQL's code", async () => {
  const sessions: Client[] = [];
  try {
    while (sessions.length < server.maxConnections) sessions.push(await openSession());
    const facts = await connect({ password: LOGIN.password });
    expect(facts.server).toMatchObject({ state: "failed", kind: "refused-login", code: "53300" });
  } finally {
    await Promise.all(sessions.map((session) => session.end()));
  }
});

/** Waits for a place where one of an earlier test has not quite ended. */
function openSession(): Promise<Client> {
  const ssl = { ca: authority.cert };
  return waitFor(
    async () => {
      const session = new Client({ ...LOGIN, host: "127.0.0.1", port: server.port, ssl });
      try {
        await session.connect();
        return { state: "done", value: session };
      } catch (error) {
        if ((error as DatabaseError).code !== "53300") throw error;
        return { state: "pending", saw: "53300" };
      }
    },
    { timeoutMs: 30_000, minDelayMs: 10, maxDelayMs: 100 },
  );
}

test("a name that leads elsewhere ends where nobody listens", async () => {
  // Another address of the loopback network, which is all of 127.0.0.0/8.
  const facts = await connect({ names: leadingTo("127.0.0.2") });
  expect(facts.addresses).toEqual({ state: "done", value: ["127.0.0.2"] });
  expect(facts.tcp).toMatchObject({ state: "failed" });
});

test("a port at which nobody listens refuses", async () => {
  const closed = await startTcpServer(() => undefined);
  await closed.close();
  expect((await connectAs(closed.port)).tcp).toEqual({
    ...{ state: "failed", kind: "refused", code: "ECONNREFUSED" },
    saw: "127.0.0.1: the connection was refused",
  });
});

test("a port that drops what is sent to it is a timeout at the deadline", async () => {
  const port = await startDroppingPort();
  expect((await connectAs(port, { timeoutSeconds: 0.5 })).tcp).toEqual({
    ...{ state: "failed", kind: "timeout" },
    saw: "127.0.0.1: no answer within 0.5 s",
  });
});

test("a web server at the port is told by what it answers", async () => {
  const { port } = await startOddServer({ status: 200 });
  const { tls } = await connectAs(port);
  expect(tls).toMatchObject({
    kind: "not-postgresql",
    saw: 'it answered "HTTP/1.1 400 Bad Request"',
  });
});
