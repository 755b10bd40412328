import { createServer, connect, type Socket } from "node:net";
import { once } from "node:events";
import { request } from "node:http";
import { connect as connectTls } from "node:tls";
import { join } from "node:path";
import { startMoto } from "../../local/aws/moto";
import { cacheFolder } from "../../local/cache-folder";
import { ROOT } from "../support/run-node";
import { listeningSockets, socketsOf, startProgram } from "./running-program";

test("the emulator listens on the loopback address only", async () => {
  const program = startProgram([join(ROOT, "dist/cli/main.js"), "emulator"]);
  try {
    await program.said(/until Ctrl-C/);
    const sockets = await socketsOf(program.child.pid!);
    expect(sockets.map(({ isLoopback }) => isLoopback)).toEqual([true]);
  } finally {
    await program.stop();
  }
});

test("the small AWS plugin listens on the loopback address only", async () => {
  const plugin = join(ROOT, "dist/local/aws/plugin/main.js");
  const program = startProgram([plugin, "127.0.0.1:1"]);
  try {
    await program.said(/^\d+\n/);
    const sockets = await socketsOf(program.child.pid!);
    expect(sockets.map(({ isLoopback }) => isLoopback)).toEqual([true]);
  } finally {
    await program.stop();
  }
});

test("the local AWS listens on the loopback address only", async () => {
  const moto = await startMoto({ cacheDir: cacheFolder() });
  try {
    const port = Number(new URL(moto.url).port);
    const sockets = (await listeningSockets()).filter((socket) => socket.port === port);
    expect(sockets.map(({ isLoopback }) => isLoopback)).toEqual([true]);
  } finally {
    await moto.stop();
  }
}, 300_000);

test("a socket that all the network reaches would be seen", async () => {
  const server = createServer();
  server.listen(0, "0.0.0.0");
  await once(server, "listening");
  const sockets = await socketsOf(process.pid);
  expect(sockets.some(({ isLoopback }) => !isLoopback)).toBe(true);
  server.close();
  await once(server, "close");
});

/** Of the block that is kept for documents: nobody has it. */
const ELSEWHERE = "192.0.2.1";
const REFUSED = `Tests connect to this machine alone, and not to ${ELSEWHERE}.`;

test.each<[string, () => Socket | ReturnType<typeof request>]>([
  ["a socket", () => connect(9, ELSEWHERE)],
  ["a socket with options", () => connect({ port: 9, host: ELSEWHERE })],
  ["TLS", () => connectTls({ port: 9, host: ELSEWHERE })],
  ["a request", () => request(`http://${ELSEWHERE}/`).end()],
])("in a test, %s to another machine is refused", async (_what, begin) => {
  const [error] = (await once(begin(), "error").catch((reason: unknown) => [reason])) as [Error];
  expect(error.message).toBe(REFUSED);
});

test("in a test, fetch of another machine is refused", async () => {
  const failure = await fetch(`http://${ELSEWHERE}/`).catch((error: unknown) => error);
  expect(failure).toHaveProperty("cause.message", REFUSED);
});
