import { chooseKillPoint, seededRandom, type KillPoint } from "./kill-point";
import { LIFE } from "./life";
import type { ProofStack } from "./proof-stack";
import { recover, type Recovery } from "./recovery";
import { cloudOf, NOTHING, observedCloud, type Wanted } from "./wanted";

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
 * both the cloud and the state against the program. After a failure it goes on with another stack.
 *
 * @param seeds one for each killed update
 */
export async function runKills(
  open: () => Promise<ProofStack>,
  seeds: readonly number[],
): Promise<KillRuns> {
  const [runs, failures]: [KillRun[], string[]] = [[], []];
  let stack = await open();
  const requests = await rehearse(stack);
  for (const [index, seed] of seeds.entries()) {
    const stage = LIFE[index % LIFE.length];
    const made = requests[index % LIFE.length];
    if (stage === undefined || made === undefined) throw new Error("The life has no stages.");
    const point = chooseKillPoint(made, seededRandom(seed));
    try {
      runs.push({ seed, stage: stage.name, ...(await killOnce(stack, stage.wanted, point)) });
    } catch (error) {
      const at = `${point.victim} killed at ${point.method} ${point.route} + ${point.skip}, ${point.moment}`;
      failures.push(`Seed ${seed}, ${stage.name}, ${at}: ${(error as Error).message}`);
      stack = await open();
      await settle(stack, stage.wanted);
    }
  }
  await settle(stack, NOTHING);
  return { runs, failures };
}

async function killOnce(stack: ProofStack, wanted: Wanted, point: KillPoint) {
  const { code, killed } = await stack.killedUp(wanted, point);
  if (killed > 0 && code === 0) throw new Error("The killed update says that it succeeded.");
  const recovery = await recover(stack, wanted);
  await expectAsWanted(stack, wanted);
  return { ...point, ...recovery, reached: killed > 0 };
}

/** Goes through the life undisturbed. @returns the requests of each stage */
async function rehearse(stack: ProofStack) {
  const requests = [];
  for (const { wanted } of LIFE) {
    const from = stack.cloud.requests.length;
    await settle(stack, wanted);
    requests.push(stack.cloud.requests.slice(from));
  }
  return requests;
}

async function settle(stack: ProofStack, wanted: Wanted): Promise<void> {
  const { code, stdout, stderr } = await stack.pulumi(wanted, "up", "--yes", "--skip-preview");
  if (code !== 0) throw new Error(stdout + stderr);
}

/** The cloud has what the program says and nothing else, the state knows it, and no more is to do. */
export async function expectAsWanted(stack: ProofStack, wanted: Wanted): Promise<void> {
  const expected = cloudOf(wanted);
  expect(observedCloud(stack.cloud, expected)).toEqual(expected);
  const { deployment } = await stack.workspace.exportState();
  expect(deployment.pending_operations ?? []).toEqual([]);
  const ids = (type: string) =>
    (deployment.resources ?? [])
      .filter((resource) => resource.type.endsWith(`:${type}`))
      .map(({ id }) => id ?? "")
      .sort();
  expect(ids("TimescaleVpc")).toEqual(stack.cloud.vpcs.map(({ id }) => id).sort());
  expect(ids("TimescalePeering")).toEqual(stack.cloud.peerings.map(({ id }) => id).sort());
  const preview = await stack.pulumi(wanted, "preview", "--expect-no-changes");
  expect(preview).toMatchObject({ code: 0 });
}
