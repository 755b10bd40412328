import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

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
  const options = { cwd, env };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["-e", script, ROOT, ...args],
    options,
  );
  return JSON.parse(stdout);
}
