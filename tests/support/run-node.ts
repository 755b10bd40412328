import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** The repository: what runs in a process of its own uses its `dist`, so build first. */
export const ROOT = join(__dirname, "../..");

/**
 * Runs a script in a Node of its own, whose resolution of modules is the real one.
 *
 * @returns the JSON that it prints
 */
export async function runNode(script: string, cwd: string, ...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script, ROOT, ...args], {
    cwd,
  });
  return JSON.parse(stdout);
}
