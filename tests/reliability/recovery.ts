import { copyFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { PulumiWorkspace } from "../../local/engine/pulumi-workspace";
import type { CommandResult } from "../../local/engine/run-command";

/** What it took to bring a stack back; each is a step of docs/recovery.md. */
export interface Recovery {
  /** The killed command had left its lock. */
  lock: boolean;
  /** The killed engine was writing its state into a file, which had to be made readable again. */
  file: boolean;
  /** What the stack itself had lost was taken over. */
  lost: boolean;
  /** What nobody could tell to be lost was taken over. */
  adopted: boolean;
  /** What had to be removed in AWS, as no state knew it. */
  removed: string[];
}

/** A stack of a program that is told what it is to make. */
export interface Recoverable<Program> {
  readonly workspace: PulumiWorkspace;
  pulumi(wanted: Program, ...args: string[]): Promise<CommandResult>;
  /** Removes in AWS what the state does not know. @returns the kinds of it */
  removeStrangers?(): Promise<string[]>;
}

/** The commands of docs/recovery.md, without the flags that let them run unattended. */
export const COMMANDS = {
  cancel: ["cancel"],
  refresh: ["refresh", "--skip-pending-creates"],
  refreshOnly: ["refresh"],
  destroyRefreshed: ["destroy", "--refresh"],
  up: ["up"],
  forget: ["refresh", "--clear-pending-creates"],
  adoptLost: ["config", "set", "timescale:adopt", "lost"],
  adopt: ["config", "set", "timescale:adopt", "true"],
  adoptNoMore: ["config", "rm", "timescale:adopt"],
} as const;

/** The words by which docs/recovery.md tells what stands in the way. */
export const MESSAGES = {
  locked: "currently locked",
  unreadable: "failed to load checkpoint",
  existing: "exists already",
  lost: "pulumi config set timescale:adopt lost",
  pending: "interrupted while creating",
  existingRoute: "RouteAlreadyExists",
  existingRule: "InvalidPermission.Duplicate",
  existingZone: "ConflictingDomainExists",
  existingRecord: "but it already exists",
  tableGone: "InvalidRouteTableID.NotFound",
} as const;

/** The words by which AWS tells of what no state knows, and which has to be removed first. */
const IN_THE_WAY = [
  ...[MESSAGES.existingRoute, MESSAGES.existingRule],
  ...[MESSAGES.existingZone, MESSAGES.existingRecord],
];

/** What Pulumi does without, where it is cut off: notes on the type and hash of the state's files. */
export const NOTES = [".attrs", ".bak.attrs"] as const;

const UNATTENDED = ["--yes", "--skip-preview"];
export const UP = [...COMMANDS.up, ...UNATTENDED, "--suppress-progress"];
const REFRESH = [...COMMANDS.refresh, ...UNATTENDED];
const FORGET = [...COMMANDS.forget, ...UNATTENDED];

/**
 * Goes through docs/recovery.md, step by step, as a user would.
 *
 * @throws Error with the output of the command that left no way on
 */
export async function recover<Program>(
  stack: Recoverable<Program>,
  wanted: Program,
): Promise<Recovery> {
  const run: Run = async (...args) => {
    const { code, stdout, stderr } = await stack.pulumi(wanted, ...args);
    return { failed: code !== 0, args, said: stdout + stderr };
  };
  const mended = await refresh(run, stack.workspace);
  return { ...mended, ...(await update(run, () => stack.removeStrangers?.() ?? [])) };
}

/** Runs `pulumi` with these arguments. */
type Run = (...args: string[]) => Promise<Ran>;
interface Ran {
  failed: boolean;
  args: string[];
  said: string;
}

async function refresh(run: Run, workspace: PulumiWorkspace) {
  const mended = { lock: false, file: false };
  let refreshed = await run(...REFRESH);
  // A kill can leave both, and Pulumi tells of one at a time, in either order.
  while (refreshed.failed) {
    if (!mended.lock && says(refreshed, MESSAGES.locked)) {
      mended.lock = true;
      throwIfFailed(await run(...COMMANDS.cancel, "--yes"));
    } else if (!mended.file && says(refreshed, MESSAGES.unreadable)) {
      mended.file = true;
      mendStateFile(workspace);
    } else break;
    refreshed = await run(...REFRESH);
  }
  throwIfFailed(refreshed);
  return mended;
}

async function update(run: Run, removeStrangers: () => Promise<string[]> | string[]) {
  const taken = { lost: false, adopted: false };
  const removed: string[] = [];
  let last = await run(...UP);
  // Either can come first, as the engine makes side by side what does not need each other.
  for (let steps = 0; last.failed && steps < 5; steps += 1) {
    const isInTheWay = IN_THE_WAY.some((message) => says(last, message));
    if (says(last, MESSAGES.existing) && says(last, "adopt")) {
      // What was lost goes first: what is left then is nobody's, as far as can be told.
      const isLost = says(last, MESSAGES.lost);
      taken[isLost ? "lost" : "adopted"] = true;
      throwIfFailed(await run(...(isLost ? COMMANDS.adoptLost : COMMANDS.adopt)));
      last = await run(...UP);
      throwIfFailed(await run(...COMMANDS.adoptNoMore));
    } else if (isInTheWay) {
      removed.push(...(await removeStrangers()));
      last = await run(...UP);
    } else break;
  }
  throwIfFailed(last);
  if (says(last, MESSAGES.pending)) throwIfFailed(await run(...FORGET));
  // A security group or VPC endpoint that no state knows is in nobody's way, and no message tells of it.
  removed.push(...(await removeStrangers()));
  return { ...taken, removed };
}

const says = ({ said }: { said: string }, message: string) => said.includes(message);

/**
 * Removes the cut-off notes on the state's type and hash, which Pulumi does without, and where the
 * state itself is cut off takes the copy that Pulumi keeps of the one before.
 */
function mendStateFile(workspace: PulumiWorkspace): void {
  const file = stateFile(workspace);
  for (const notes of NOTES) rmSync(`${file}${notes}`, { force: true });
  if (statSync(file).size === 0) copyFileSync(`${file}.bak`, file);
}

/** Where Pulumi keeps the state of a workspace's current stack, in a folder. */
export function stateFile({ env }: PulumiWorkspace): string {
  const { PULUMI_BACKEND_URL: backend = "", PULUMI_STACK: stack = "" } = env;
  return join(fileURLToPath(backend), ".pulumi", "stacks", "resources", `${stack}.json`);
}

function throwIfFailed(result: Ran): void {
  if (result.failed) throw new Error(`pulumi ${result.args.join(" ")}:\n${result.said}`);
}
