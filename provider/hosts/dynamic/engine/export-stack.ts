import { execFile } from "node:child_process";
import { readExport, type StackExport } from "../../ownership/read-export";

/** Runs a program and gives what it printed. */
export type Run = (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<string>;

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 1 << 29;

/**
 * What the state of a stack holds, as the user's own `pulumi` tells it: the engine tells a provider
 * nothing of the state. Secrets in it stay encrypted, and nothing of it is shown. Whatever fails,
 * be it that no `pulumi` is on the PATH, the answer is that it is not known.
 *
 * @param stack the selected one where it is left out
 * @param run for tests
 */
export async function exportStack(
  stack: string | undefined,
  run: Run = runPulumi,
): Promise<StackExport | undefined> {
  const named = stack === undefined ? [] : [`--stack=${stack}`];
  try {
    return readExport(await run(["stack", "export", "--non-interactive", ...named], quietly()));
  } catch {
    return undefined;
  }
}

/** The environment without what would show secrets or ask the network for anything else. */
function quietly(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PULUMI_OPTION_"));
  return { ...Object.fromEntries(kept), PULUMI_SKIP_UPDATE_CHECK: "true" };
}

function runPulumi(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env, timeout: TIMEOUT_MS, maxBuffer: MAX_BYTES, windowsHide: true };
    const child = execFile("pulumi", args, options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error("pulumi stack export failed."));
    });
    // It is asked nothing, and must not wait for an answer.
    child.stdin?.end();
  });
}
