import { TLSSocket } from "node:tls";
import fc from "fast-check";
import type { LiveFacts } from "../../doctor/facts/live";
import { liveLine } from "../../doctor/render/live-lines";
import { createAuthority, createCertificate, type Certificate } from "../support/certificates";
import { startTcpServer, startTlsAsPostgres } from "../support/tcp-server";
import { connectAs, HOST } from "../doctor/connect/target";
import { expectHarmlessInTerminal, HOSTILE_TEXTS } from "./hostile-texts";

const PASSWORD = "hunter22-canary";
const MIB = 1024 * 1024;
let authority: Certificate;
let certificate: Certificate;

beforeAll(async () => {
  authority = await createAuthority("Authority of these tests");
  certificate = await createCertificate(HOST, authority);
});

const login = (port: number, timeoutSeconds = 30, others: { password?: string } = {}) =>
  connectAs(port, {
    ...{ authorities: [authority.cert], password: PASSWORD, timeoutSeconds },
    ...others,
  });

/** A message of PostgreSQL. */
function message(type: string, ...parts: (string | Buffer)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const int16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);
const int32 = (value: number) => Buffer.concat([int16(value >> 16), int16(value & 0xffff)]);
const errorOf = (code: string, words: string) => message("E", `SFATAL\0C${code}\0M${words}\0\0`);
const LET_IN = Buffer.concat([message("R", int32(0)), message("Z", "I")]);
const COLUMN = [int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)];
const rowOf = (version: string) =>
  message("D", int16(1), int32(Buffer.byteLength(version)), version);
/** What select 1 is answered with. */
const answerOf = (...versions: string[]) => [
  message("T", int16(1), "version\0", ...COLUMN),
  ...versions.map(rowOf),
];

/** A server that lets everybody in, and then answers each question with this. */
const lettingIn = (answer: Buffer) => {
  const greeted = new WeakSet<TLSSocket>();
  return startTlsAsPostgres(certificate, (socket) => {
    if (greeted.has(socket)) socket.write(answer);
    else {
      greeted.add(socket);
      socket.write(LET_IN);
    }
  });
};

const answering = (answer: Buffer) =>
  startTlsAsPostgres(certificate, (socket) => {
    socket.write(answer);
  });

/** A server that greets, and sends this over and over, as fast as it is read; after a question where it lets in. */
function flooding(greeting: Buffer, more: Buffer) {
  const sent = { bytes: 0 };
  let isGreeted = false;
  const server = startTlsAsPostgres(certificate, (socket) => {
    const pour = () => {
      do sent.bytes += more.length;
      while (socket.write(more) && !socket.destroyed);
    };
    if (!isGreeted) socket.write(greeting);
    if (isGreeted || greeting !== LET_IN) {
      socket.on("drain", pour);
      pour();
    }
    isGreeted = true;
  });
  return { server, sent };
}

const NOISE = Buffer.alloc(64 * 1024, message("N", "SNOTICE\0Mx\0\0"));
const STATUS = Buffer.concat(Array<Buffer>(2000).fill(message("S", "a\0b\0")));
const FLOODS: [string, Buffer, Buffer][] = [
  [
    "a message of 2 GiB",
    Buffer.concat([Buffer.from("S"), int32(0x7fffffff)]),
    Buffer.alloc(65_536),
  ],
  ["settings without end", message("R", int32(0)), STATUS],
  ["notices without end", Buffer.alloc(0), NOISE],
  ["rows without end", LET_IN, Buffer.concat(answerOf(...Array<string>(2000).fill("1")))],
];

test.each(FLOODS)("a server that sends %s is left after 1 MiB", async (_what, first, more) => {
  const { server, sent } = flooding(first, more);
  const running = await server;
  const { server: greeting, query } = await login(running.port);
  expect([greeting, query]).toContainEqual({
    ...{ state: "failed", kind: "not-postgresql" },
    saw: "it sent more than 1 MiB, which no PostgreSQL does here",
  });
  await running.left();
  // What lies in the buffers of the sockets was sent as well.
  expect(sent.bytes).toBeLessThan(32 * MIB);
});

test("a server that sends a byte now and then is waited for no longer than one that is silent", async () => {
  const running = await startTlsAsPostgres(certificate, (socket) => {
    const drip = setInterval(() => socket.write("S"), 20);
    socket.on("close", () => clearInterval(drip));
  });
  const startMs = Date.now();
  const { server } = await login(running.port, 0.5);
  expect(server).toMatchObject({ state: "failed" });
  expect(Date.now() - startMs).toBeLessThan(5_000);
  await running.left();
});

const reported = ({ server, query, ...live }: LiveFacts) => [
  JSON.stringify([server, query]),
  liveLine({ ...live, server, query }).text,
];

test.each<[string, () => Promise<{ port: number }>]>([
  [
    "its version",
    () =>
      lettingIn(
        Buffer.concat([...answerOf(PASSWORD), message("C", "SELECT 1\0"), message("Z", "I")]),
      ),
  ],
  ["the code of an error", () => answering(errorOf(PASSWORD, "no"))],
  ["the words of an error", () => answering(errorOf("28P01", `no ${PASSWORD} ${btoa(PASSWORD)}`))],
  ["the code of an error after select 1", () => lettingIn(errorOf(PASSWORD, PASSWORD))],
  ["a way to log in", () => answering(message("R", int32(10), `${PASSWORD}\0\0`))],
])("a server that repeats the password as %s does not get it shown", async (_what, start) => {
  const { port } = await start();
  for (const text of reported(await login(port))) expect(text).not.toContain(PASSWORD);
});

test("nothing that a server says steers a terminal", async () => {
  for (const text of HOSTILE_TEXTS.filter((each) => !each.includes("\0"))) {
    const answers = [
      await answering(errorOf("28P01", text)),
      await answering(errorOf(text, text)),
      await lettingIn(
        Buffer.concat([...answerOf(text), message("C", "SELECT 1\0"), message("Z", "I")]),
      ),
    ];
    for (const { port } of answers) {
      const [, line = ""] = reported(await login(port));
      expectHarmlessInTerminal(line);
      expect(line).not.toContain("\n");
    }
  }
});

test("whatever bytes follow TLS, the doctor comes to an end and leaves no connection", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const running = await startTlsAsPostgres(certificate, (socket) => {
        socket.end(Buffer.from(bytes));
      });
      expect((await login(running.port)).server.state).toMatch(/^(done|failed)$/);
      await running.left();
    }),
    { numRuns: 40 },
  );
});

test("a server that begins TLS again, maybe with another certificate, is left", async () => {
  const begun: string[] = [];
  const running = await startTcpServer((socket) =>
    socket.once("data", () => {
      socket.write("S");
      const secure = new TLSSocket(socket, {
        isServer: true,
        maxVersion: "TLSv1.2",
        ...certificate,
      });
      secure.on("error", () => undefined);
      secure.on("secure", () => begun.push("secure"));
      secure.once("data", () => secure.renegotiate({}, () => secure.write(errorOf("57P03", "x"))));
    }),
  );
  expect((await login(running.port, 5)).server).toMatchObject({ state: "failed", kind: "other" });
  await running.left();
  expect(begun).toEqual(["secure"]);
});

test("an answer of two results, or of one that is no text, gives no version", async () => {
  const done = [message("C", "SELECT 1\0"), message("Z", "I")];
  const twice = [...answerOf("1"), done[0]!, ...answerOf("2"), ...done];
  const { port } = await lettingIn(Buffer.concat(twice));
  expect((await login(port)).query).toEqual({ state: "done", value: { serverVersion: "" } });
});
