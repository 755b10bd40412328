import { createServer } from "node:net";
import { once } from "node:events";
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
