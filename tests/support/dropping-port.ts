import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** Takes no connection: it stops itself in the midst of its event loop once it listens. */
const LISTENER = `
  const server = require("node:net").createServer();
  server.listen(0, "127.0.0.1", 1, () => {
    require("node:fs").writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;

/** More than wait at a port whose listener asks for a queue of 1; those that find it full hang. */
const WAITING = 8;

let listener: ChildProcess | undefined;
let waiting: Socket[] = [];

/**
 * A port of the loopback address that drops what is sent to it, as a network ACL does: its process listens and
 * never accepts, its queue is full, and the system then answers no more requests for a connection. It stops
 * after the test.
 */
export async function startDroppingPort(): Promise<number> {
  listener = spawn(process.execPath, ["-e", LISTENER], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = (await once(listener.stdout!, "data")) as [Buffer];
  const port = Number(said.toString());
  waiting = Array.from({ length: WAITING }, () => connect(port, "127.0.0.1"));
  for (const socket of waiting) socket.on("error", () => undefined);
  // The system lets two into the queue of 1, in the order in which they came.
  await Promise.all(waiting.slice(0, 2).map((socket) => once(socket, "connect")));
  return port;
}

afterEach(async () => {
  for (const socket of waiting.splice(0)) socket.destroy();
  if (listener === undefined) return;
  const ended = once(listener, "exit");
  listener.kill("SIGKILL");
  listener = undefined;
  await ended;
});
