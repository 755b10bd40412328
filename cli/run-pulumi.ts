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

/** How the `pulumi` of the PATH is run. */
interface PulumiRun {
  /** How messages name it, such as `pulumi stack`. */
  source: string;
  limit: SizeLimit;
  env: NodeJS.ProcessEnv;
  /** Called with what ends it, once it runs. */
  onStart?: (stop: () => void) => void;
}

/** There is no `pulumi` to run, or no folder to run it in. */
export class NoPulumi extends Error {
  override readonly name = "NoPulumi";
}

/**
 * Runs the `pulumi` of the PATH, which is asked nothing and shows nothing.
 *
 * @throws NoPulumi, or UnreadableText where it prints too much
 */
export async function collectPulumi(
  args: readonly string[],
  { source, limit, env, onStart }: PulumiRun,
): Promise<PulumiResult> {
  const child = spawn("pulumi", args, { stdio: ["ignore", "pipe", "pipe"], env });
  const closed = once(child, "close") as Promise<[number | null]>;
  onStart?.(() => child.kill("SIGINT"));
  try {
    const [stdout, stderr, [code]] = await Promise.all([
      collect(child.stdout, source, limit),
      collect(child.stderr, source, limit),
      closed,
    ]);
    return { code, stdout: stdout.toString(), stderr: stderr.toString() };
  } catch (error) {
    child.kill("SIGINT");
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new NoPulumi(
      `${source}: pulumi cannot be started. Install it (https://www.pulumi.com/docs/install/).`,
    );
  }
}

/** A state is seldom larger than some megabytes. */
const LIMIT: SizeLimit = { maxBytes: 256 * 1024 * 1024, wayOut: "Give --service and --vpc." };

/**
 * Runs it for what it tells of a stack. It ends with this process.
 *
 * @throws NoPulumi, or UnreadableText where it prints too much
 */
export async function runPulumi(args: readonly string[]): Promise<PulumiResult> {
  let forget = () => {};
  try {
    return await collectPulumi([...args, "--non-interactive"], {
      source: `pulumi ${args[0] ?? ""}`,
      limit: LIMIT,
      env: quietly(process.env),
      onStart: (stop) => (forget = endingWithUs(stop)),
    });
  } catch (error) {
    if (!(error instanceof NoPulumi)) throw error;
    throw new NoPulumi(
      "Stack: pulumi cannot be started. Install it (https://www.pulumi.com/docs/install/), " +
        "or give --service and --vpc in place of a stack.",
    );
  } finally {
    forget();
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
