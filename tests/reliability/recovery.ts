import type { ProofStack } from "./proof-stack";
import type { Wanted } from "./wanted";

/** What it took to bring a stack back; each is a command of docs/recovery.md. */
export interface Recovery {
  /** The killed command had left its lock. */
  lock: boolean;
  /** What was made and is in no state was taken over. */
  adopted: boolean;
}

const UP = ["up", "--yes", "--skip-preview", "--suppress-progress"];

/**
 * Goes through docs/recovery.md, command by command, as a user would.
 *
 * @throws Error with the output of the command that left no way on
 */
export async function recover(stack: ProofStack, wanted: Wanted): Promise<Recovery> {
  const pulumi = (...args: string[]) => stack.pulumi(wanted, ...args);
  const succeeds = async (...args: string[]) => {
    const { code, stdout, stderr } = await pulumi(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")}: ${code}\n${stdout}${stderr}`);
  };
  const refresh = ["refresh", "--yes", "--skip-preview", "--clear-pending-creates"];
  const refreshed = await pulumi(...refresh);
  const lock = refreshed.code !== 0 && /currently locked/.test(refreshed.stderr + refreshed.stdout);
  if (lock) await succeeds("cancel", "--yes");
  if (refreshed.code !== 0) await succeeds(...refresh);

  const first = await pulumi(...UP);
  if (first.code === 0) return { lock, adopted: false };
  const said = first.stdout + first.stderr;
  if (!said.includes("exists already") || !said.includes("adopt")) {
    throw new Error(`The up after the refresh failed, and not for what exists:\n${said}`);
  }
  await stack.workspace.setConfig({ "timescale:adopt": "true" });
  await succeeds(...UP);
  await succeeds("config", "rm", "timescale:adopt");
  return { lock, adopted: true };
}
