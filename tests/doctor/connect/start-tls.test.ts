import type { Socket } from "node:net";
import { createAuthority, createCertificate, type Certificate } from "../../support/certificates";
import { StepClock } from "../../support/step-clock";
import { startTcpServer, startTlsAsPostgres } from "../../support/tcp-server";
import { connectAs, HOST } from "./target";

/** The steps of a connection in the order of their deadlines. */
const TLS_ASKED = 3;
const TLS_BEGUN = 4;
const POSTGRESQL_ASKED = 5;

let authority: Certificate;
let certificate: Certificate;

beforeAll(async () => {
  authority = await createAuthority("Authority of these tests");
  certificate = await createCertificate(HOST, authority);
});

/** What TLS comes to with a server that does this, on a clock that ends the `ending`th deadline at once. */
async function tlsWith(talk: (socket: Socket) => void, ending?: number) {
  const server = await startTcpServer(talk);
  const clock = new StepClock(ending);
  const { tcp, tls, server: greeting } = await connectAs(server.port, { clock });
  expect(greeting).toEqual({ state: "skipped" });
  // Whatever came, no connection stays open.
  await server.left();
  // A reset can arrive together with the connection, and is the end of that step then.
  return tls.state === "skipped" ? tcp : tls;
}

const answering = (answer: string) => (socket: Socket) =>
  socket.once("data", () => socket.write(Buffer.from(answer, "latin1")));

test("a server that takes the connection and never answers is a timeout", async () => {
  expect(await tlsWith(() => undefined, TLS_ASKED)).toEqual({
    ...{ state: "failed", kind: "timeout" },
    saw: "the connection was taken, and no answer came within 30 s",
  });
});

test("a server that agrees to TLS and does not go on is a timeout of its own", async () => {
  expect(await tlsWith(answering("S"), TLS_BEGUN)).toEqual({
    ...{ state: "failed", kind: "timeout" },
    saw: "TLS began, and did not come to its end within 30 s",
  });
});

test("a server that closes at once, or when it is spoken to, answered nothing", async () => {
  const closed = { state: "failed", kind: "other", code: "ECONNRESET" };
  expect(await tlsWith((socket) => socket.destroy())).toMatchObject(closed);
  expect(await tlsWith((socket) => socket.end())).toMatchObject(closed);
  expect(await tlsWith((socket) => socket.resetAndDestroy())).toMatchObject(closed);
  expect(await tlsWith((socket) => socket.once("data", () => socket.end()))).toMatchObject(closed);
});

test("a server that closes in the midst of TLS is told as one that closes", async () => {
  const talk = (socket: Socket) =>
    socket.once("data", () => {
      socket.write("S");
      socket.once("data", () => socket.end());
    });
  expect(await tlsWith(talk)).toMatchObject({ kind: "other", code: "ECONNRESET" });
});

test("a server that speaks first, or another protocol, is told by its first line", async () => {
  const ssh = (socket: Socket) => void socket.write("SSH-2.0-OpenSSH_9.6\r\n");
  expect(await tlsWith(ssh)).toMatchObject({
    ...{ kind: "not-postgresql", saw: 'it answered "SSH-2.0-OpenSSH_9.6"' },
  });
  expect(await tlsWith(answering("\u0015\u0003\u0001\u0000\u0002"))).toMatchObject({
    ...{ kind: "not-postgresql", saw: String.raw`it answered "\u0015\u0003\u0001\u0000\u0002"` },
  });
});

test("what comes with the consent to TLS is not taken for a part of it", async () => {
  expect(await tlsWith(answering("SR"))).toMatchObject({ kind: "not-postgresql" });
});

test("a server that agrees to TLS and then speaks none is not PostgreSQL", async () => {
  const talk = (socket: Socket) =>
    socket.once("data", () => {
      socket.write("S");
      socket.once("data", () => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n"));
    });
  expect(await tlsWith(talk)).toMatchObject({ kind: "not-postgresql" });
});

test("a server that reports an error before TLS is not believed its words", async () => {
  const tls = await tlsWith(answering("ESFATAL\0C53300\0Mtoo many clients\0\0"));
  expect(tls).toMatchObject({ kind: "other", saw: "it reported an error before TLS began" });
});

test("a certificate for another host ends the connection before anything is said by it", async () => {
  const said: Buffer[] = [];
  const other = await createCertificate("other.example.test", authority);
  const server = await startTlsAsPostgres(other, (_socket, sent) => said.push(sent));
  const { tls } = await connectAs(server.port, {
    authorities: [authority.cert],
    password: "hunter22",
  });
  await server.left();
  expect(tls).toMatchObject({ kind: "certificate", code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  expect(said).toEqual([]);
});

test("a certificate that is for another host and not trusted is told as one for another host", async () => {
  const other = await createCertificate("other.example.test", authority);
  const { port } = await startTlsAsPostgres(other, () => undefined);
  expect((await connectAs(port)).tls).toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID" });
});

describe("after TLS", () => {
  const greetingOf = async (
    answer: Buffer | "close",
    options: { password?: string } = {},
    ending?: number,
  ) => {
    const said: string[] = [];
    const server = await startTlsAsPostgres(certificate, (socket, sent) => {
      said.push(sent.toString("latin1"));
      if (answer === "close") socket.end();
      else socket.write(answer);
    });
    const clock = new StepClock(ending);
    const authorities = [authority.cert];
    const facts = await connectAs(server.port, { ...options, clock, authorities });
    await server.left();
    return { greeting: facts.server, said };
  };

  /** PostgreSQL's question for a password as it is. */
  const CLEAR_TEXT = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);

  const errorOf = (code: string, message: string) => {
    const fields = Buffer.from(`SFATAL\0C${code}\0M${message}\0\0`);
    const length = Buffer.alloc(4);
    length.writeInt32BE(fields.length + 4);
    return Buffer.concat([Buffer.from("E"), length, fields]);
  };

  test("who asks for the password as it is gets none where there is none", async () => {
    const { greeting, said } = await greetingOf(CLEAR_TEXT);
    expect(greeting).toEqual({ state: "done", value: "password" });
    // The start-up message alone.
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("user\0tsdbadmin\0database\0tsdb\0");
  });

  test("a server that repeats the password does not get it into any text", async () => {
    const password = "hunter22";
    const { greeting } = await greetingOf(errorOf("28P01", `no ${password} here`), { password });
    expect(greeting).toMatchObject({ code: "28P01", saw: 'it answered "no [secret] here"' });
  });

  test("a server that starts up is refused with PostgreSQL's code", async () => {
    const { greeting } = await greetingOf(errorOf("57P03", "the database system is starting up"));
    expect(greeting).toMatchObject({ kind: "refused-login", code: "57P03" });
  });

  test("a server that speaks something else is not PostgreSQL", async () => {
    const { greeting } = await greetingOf(Buffer.from([0x3f, 0, 0, 0, 4]));
    expect(greeting).toMatchObject({ kind: "not-postgresql" });
  });

  test("a way to log in that pg cannot parse proves the server all the same", async () => {
    const unknown = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 99]);
    expect((await greetingOf(unknown)).greeting).toMatchObject({
      ...{ state: "failed", kind: "refused-login" },
      saw: "Unknown authenticationOk message type 99",
    });
  });

  test("a server that closes answered nothing", async () => {
    expect((await greetingOf("close")).greeting).toMatchObject({
      kind: "other",
      code: "ECONNRESET",
    });
  });

  test("a server that says nothing is a timeout", async () => {
    const { greeting } = await greetingOf(Buffer.alloc(0), {}, POSTGRESQL_ASKED);
    expect(greeting).toMatchObject({ kind: "timeout" });
  });
});
