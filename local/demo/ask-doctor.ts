import { dirname, join } from "node:path";
import { runCommand, type CommandResult } from "../engine/run-command";
import type { PulumiWorkspace } from "../engine/pulumi-workspace";
import { packageRoot } from "../package-root";
import { ANY_KEY } from "./any-key";

const TIMEOUT_MS = 120_000;

/** What the command `doctor` prints of a workspace's current stack, line by line, and what it ends with. */
export function askDoctor(
  workspace: PulumiWorkspace,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<CommandResult> {
  const command = join(packageRoot(), "dist/cli/main.js");
  // The stack's configuration lies there, as it does beside a program of one's own.
  const cwd = dirname(workspace.configFile);
  return runCommand(process.execPath, [command, "doctor", "--cwd", cwd], {
    ...{ timeoutMs: TIMEOUT_MS, cwd, signal, onLine },
    env: { ...workspace.env, ...ANY_KEY },
  });
}
