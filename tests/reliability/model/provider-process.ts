import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { TigerCloud } from "../../../local/tiger-cloud";
import { createApi } from "../../../provider/tiger-cloud/client";
import type { BoundHandler } from "../../../provider/hosts/dynamic/binding";
import type { VirtualClock } from "../../local/tiger-cloud/virtual-clock";
import { bindAll } from "../../support/handlers";
import type { HandlerName } from "../faults/fault-operations";

/** What an operation fails with whose process was killed. */
export class Killed extends Error {}

/** The handlers as in a process of their own, which can be killed: none of it reaches the API then. */
export interface ProviderProcess {
  /** Does one step of a handler. @throws {@link Killed} as soon as the process is killed */
  run<T>(handler: HandlerName, step: (bound: BoundHandler) => Promise<T>): Promise<T>;
  kill(): void;
  close(): void;
}

/** Starts one that reaches the API by a line of its own, and waits on the cloud's clock. */
export async function startProcess(
  { apiUrl, publicKey, secretKey }: TigerCloud,
  clock: VirtualClock,
  adopt: boolean,
): Promise<ProviderProcess> {
  const line = await openLine(Number(new URL(apiUrl).port));
  const ownUrl = new URL(apiUrl);
  ownUrl.port = String(line.port);
  let isDead = false;
  let die: (killed: Killed) => void = () => undefined;
  const death = new Promise<never>((_, reject) => (die = reject));
  death.catch(() => undefined);
  const ownClock = {
    now: () => clock.now(),
    sleep: async (ms: number) => {
      if (isDead) throw new Killed();
      await clock.advance(ms);
    },
  };
  const keys = { publicKey, secretKey, projectId: undefined };
  const api = createApi({ apiUrl: ownUrl.href, ...keys }, ownClock);
  const environment = { clock: ownClock, random: () => 0 };
  const bound = bindAll({ api: () => api, adopt: () => adopt, environment });
  return {
    async run(handler, step) {
      if (isDead) throw new Killed();
      const done = step(bound[handler]);
      done.catch(() => undefined);
      return Promise.race([done, death]);
    },
    kill() {
      isDead = true;
      line.cut();
      die(new Killed());
    },
    close: () => line.close(),
  };
}

/** A line to a port that can be cut; who calls on it then is hung up on. */
async function openLine(to: number) {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((incoming) => {
    if (isCut) {
      incoming.destroy();
      return;
    }
    const outgoing = connect(to, "127.0.0.1");
    for (const [from, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      from.on("error", () => undefined);
      from.on("close", () => {
        sockets.delete(from);
        other.destroy();
      });
      from.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  while (!server.listening) await setImmediate();
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close() {
      cut();
      server.close();
    },
  };
}
