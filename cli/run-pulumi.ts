import { spawn } from "node:child_process";
import { once } from "node:events";
import { collect, type SizeLimit } from "./read-text";

/** What a command of Pulumi ended with. */
export interface PulumiResult {
  /** Null where a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A state is seldom larger than some megabytes. */
const LIMIT: SizeLimit = { maxBytes: 256 * 1024 * 1024, wayOut: "Give --service and --vpc." };

/** There is no `pulumi` to run. */
export class NoPulumi extends Error {
  override readonly name = "NoPulumi";
}

/**
 * Runs the `pulumi` of the PATH, which is asked nothing and shows nothing. It ends with this process.
 *
 * @throws NoPulumi, or UnreadableText where it prints too much
 */
export async function runPulumi(args: readonly string[]): Promise<PulumiResult> {
  const child = spawn("pulumi", [...args, "--non-interactive"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: quietly(process.env),
  });
  const stop = endingWithUs(() => child.kill("SIGINT"));
  const closed = once(child, "close") as Promise<[number | null]>;
  const source = `pulumi ${args[0] ?? ""}`;
  try {
    const [stdout, stderr, [code]] = await Promise.all([
      collect(child.stdout, source, LIMIT),
      collect(child.stderr, source, LIMIT),
      closed,
    ]);
    return { code, stdout: stdout.toString(), stderr: stderr.toString() };
  } catch (error) {
    child.kill("SIGINT");
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new NoPulumi(
      "Stack: pulumi cannot be started. Install it (https://www.pulumi.com/docs/install/), " +
        "or give --service and --vpc in place of a stack.",
    );
  } finally {
    stop();
  }
}

/** Options in the environment, as PULUMI_OPTION_JSON, would change what is printed. */
function quietly(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("PULUMI_OPTION_"));
  return { PULUMI_SKIP_UPDATE_CHECK: "true", ...Object.fromEntries(kept) };
}

const ENDING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls `stop` before a signal ends this process. A Ctrl-C reaches all of a terminal's processes, but a signal to
 * this one alone does not.
 *
 * @returns what ends that again
 */
function endingWithUs(stop: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    stop();
    forget();
    // Others may wait for it as well; where nobody does, it ends the process as it would have.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const forget = () => ENDING.forEach((signal) => process.off(signal, onSignal));
  ENDING.forEach((signal) => process.on(signal, onSignal));
  return forget;
}
