import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { withCoverage } from "./child-coverage";

/** The repository: what runs in a process of its own uses its `dist`, so build first. */
export const ROOT = join(__dirname, "../..");

/**
 * Runs a script in a Node of its own, whose resolution of modules is the real one.
 *
 * @param args what the script finds in `process.argv` behind the repository's folder
 * @returns the JSON that it prints
 */
export async function runNode(
  script: string,
  cwd: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): Promise<unknown> {
  const argv = ["-e", script, ROOT, ...args];
  const { stdout } = await withCoverage(env, (counting) =>
    promisify(execFile)(process.execPath, argv, { cwd, env: counting }),
  );
  return JSON.parse(stdout);
}
