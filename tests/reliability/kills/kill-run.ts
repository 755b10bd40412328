import type { ExportedResource } from "../../../local/engine/pulumi-workspace";
import { chooseKillPoint, seededRandom, type Call, type KillPoint } from "./kill-point";
import type { KilledUp } from "./killed-up";
import { recover, type Recoverable, type Recovery } from "../recovery";

/** One change of the program, and what it makes the clouds go through. */
export interface Stage<Wanted> {
  name: string;
  wanted: Wanted;
}

/** A stack whose updates can be killed at the requests that they make. */
export interface KillableStack<Wanted> extends Recoverable<Wanted> {
  /** The requests so far. */
  calls(): readonly Call[];
  /** Runs `pulumi up` and kills processes of it at a point. */
  killedUp(wanted: Wanted, point: KillPoint): Promise<KilledUp>;
  /** Holds that the clouds have what the program says and nothing else, and that the state knows it. */
  expectWanted(wanted: Wanted, state: readonly ExportedResource[]): Promise<void>;
}

/** One update that was killed, and what it took to go on. */
export interface KillRun extends KillPoint, Recovery {
  seed: number;
  stage: string;
  /** False where the update was over before it came to the point. */
  reached: boolean;
}

/** What came of all of them; a failure names the seed. */
export interface KillRuns {
  runs: KillRun[];
  failures: string[];
}

/**
 * Takes a stack through its life time and again, kills one update in each stage, recovers, and holds
 * both the clouds and the state against the program. After a failure it goes on with another stack.
 *
 * @param life its last stage leaves nothing
 * @param seeds one for each killed update
 */
export async function runKills<Wanted>(
  open: () => Promise<KillableStack<Wanted>>,
  life: readonly Stage<Wanted>[],
  seeds: readonly number[],
): Promise<KillRuns> {
  const [runs, failures]: [KillRun[], string[]] = [[], []];
  let stack = await open();
  const calls = await rehearse(stack, life.slice(0, seeds.length));
  for (const { wanted } of life.slice(Math.max(seeds.length, life.length - 1)))
    await settle(stack, wanted);
  for (const [index, seed] of seeds.entries()) {
    const stage = life[index % life.length];
    const made = calls[index % life.length];
    if (stage === undefined || made === undefined) throw new Error("The life has no stages.");
    const point = chooseKillPoint(made, seededRandom(seed));
    try {
      runs.push({ seed, stage: stage.name, ...(await killOnce(stack, stage.wanted, point)) });
    } catch (error) {
      const at = `${point.victim} killed at ${point.call} + ${point.skip}, ${point.moment}`;
      failures.push(`Seed ${seed}, ${stage.name}, ${at}: ${(error as Error).message}`);
      stack = await open();
      await settle(stack, stage.wanted);
    }
  }
  for (const { wanted } of life.slice(-1)) await settle(stack, wanted);
  return { runs, failures };
}

async function killOnce<Wanted>(stack: KillableStack<Wanted>, wanted: Wanted, point: KillPoint) {
  const { code, killed } = await stack.killedUp(wanted, point);
  if (killed > 0 && code === 0) throw new Error("The killed update says that it succeeded.");
  const recovery = await recover(stack, wanted);
  await expectAsWanted(stack, wanted);
  return { ...point, ...recovery, reached: killed > 0 };
}

/** Goes through the life undisturbed. @returns the requests of each stage */
async function rehearse<Wanted>(stack: KillableStack<Wanted>, life: readonly Stage<Wanted>[]) {
  const calls = [];
  for (const { wanted } of life) {
    const from = stack.calls().length;
    await settle(stack, wanted);
    calls.push(stack.calls().slice(from));
  }
  return calls;
}

async function settle<Wanted>(stack: KillableStack<Wanted>, wanted: Wanted): Promise<void> {
  const { code, stdout, stderr } = await stack.pulumi(wanted, "up", "--yes", "--skip-preview");
  if (code !== 0) throw new Error(stdout + stderr);
}

/** The clouds have what the program says and nothing else, the state knows it, and no more is to do. */
export async function expectAsWanted<Wanted>(
  stack: KillableStack<Wanted>,
  wanted: Wanted,
): Promise<void> {
  const { deployment } = await stack.workspace.exportState();
  await stack.expectWanted(wanted, deployment.resources ?? []);
  expect(deployment.pending_operations ?? []).toEqual([]);
  const preview = await stack.pulumi(wanted, "preview", "--expect-no-changes");
  expect(preview).toMatchObject({ code: 0 });
}
