import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { installMoto, type InstallOptions } from "./moto-install";
import { packageRoot } from "../package-root";

/** A running moto: the local AWS. */
export interface Moto {
  /** The endpoint of every AWS service, such as `http://127.0.0.1:40123`. */
  url: string;
  /** Ends it; resolves once its process is gone. */
  stop(): Promise<void>;
}

const START_MS = 60_000;

/**
 * Starts moto on a free port of the loopback device, installing it into `cacheDir` on the first
 * call. It ends with {@link Moto.stop}, and with this process however that ends.
 *
 * @throws when Python is missing, pip fails or moto does not come up
 */
export async function startMoto(options: InstallOptions): Promise<Moto> {
  const python = await installMoto(options);
  options.onProgress?.("Starting moto");
  options.signal?.throwIfAborted();
  const script = join(packageRoot(), "local/aws/moto/serve.py");
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "pipe"] });
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.stdin.end();
    child.kill();
    await exited;
  };
  try {
    return { url: `http://127.0.0.1:${await readPort(child, options.signal)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Moto tells the port once it listens there. */
async function readPort(
  child: ChildProcessWithoutNullStreams,
  signal?: AbortSignal,
): Promise<number> {
  let complaint = "";
  // Read to the end as well: a full pipe would stop it.
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
  });
  const limit = AbortSignal.any([AbortSignal.timeout(START_MS), ...(signal ? [signal] : [])]);
  const failed = once(child, "close", { signal: limit }).then(([code]) => {
    throw new Error(`moto: ended with ${String(code)} before it served. ${complaint.trim()}`);
  });
  const first = once(createInterface({ input: child.stdout }), "line", { signal: limit });
  const [line] = (await Promise.race([first, failed])) as [string];
  failed.catch(() => undefined);
  return (JSON.parse(line) as { port: number }).port;
}
