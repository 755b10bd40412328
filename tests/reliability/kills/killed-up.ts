import type { PulumiWorkspace } from "../../../local/engine/pulumi-workspace";
import type { CommandResult } from "../../../local/engine/run-command";
import { UP } from "../recovery";
import type { Victim } from "./kill-point";
import { killProcesses } from "./kill-processes";

/** What came of an update, and how many of its processes were killed. */
export interface KilledUp extends CommandResult {
  /** 0 where the update was over before it came to the point. */
  killed: number;
}

/**
 * Runs `pulumi up` on a program of tests/engine/programs/resources, and kills processes of it.
 *
 * @param arm is given the kill, which it has done at the point that it knows of
 */
export async function killedUp(
  workspace: PulumiWorkspace,
  wanted: object,
  { victim, arm }: { victim: Victim; arm: (kill: () => void) => void },
): Promise<KilledUp> {
  let session = 0;
  let killed = 0;
  arm(() => (killed = killProcesses(session, victim)));
  const result = await workspace.pulumi(UP, {
    env: { WANTED: JSON.stringify(wanted) },
    onStart: (processId) => (session = processId),
    graceMs: 500,
  });
  return { ...result, killed };
}
