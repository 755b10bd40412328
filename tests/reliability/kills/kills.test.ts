import { truncateSync } from "node:fs";

import { expectAsWanted, runKills } from "./kill-run";
import { LIFE } from "../life";
import { openProofStack, type ProofStack } from "./proof-stack";
import { recover, stateFile } from "../recovery";
import { keepResults, sizeOf } from "../results";
import { shortened } from "./short-life";

const SHORT_LIFE = shortened(LIFE, "replace a VPC with its services");
const RUNS = sizeOf("KILL_RUNS", SHORT_LIFE.length);
const IS_SHORT = RUNS <= SHORT_LIFE.length;
/** Stacks side by side, each with a Tiger Cloud of its own. */
const LANES = sizeOf("KILL_LANES", 1);
const SECONDS_PER_RUN = 60;

const stacks: ProofStack[] = [];
async function open(): Promise<ProofStack> {
  const stack = await openProofStack();
  stacks.push(stack);
  return stack;
}
afterAll(async () => {
  for (const stack of stacks) await stack.stop();
});

test(
  "whatever is killed, and whenever: the documented recovery ends with what the program says",
  async () => {
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const own = Array.from({ length: RUNS }, (_, seed) => seed).filter(
        (seed) => seed % LANES === lane,
      );
      return runKills(open, IS_SHORT ? SHORT_LIFE : LIFE, own);
    });
    const found = await Promise.all(lanes);
    expect(found.flatMap(({ failures }) => failures)).toEqual([]);
    const runs = found.flatMap((lane) => lane.runs);
    keepResults("kills", runs);
    expect(runs).toHaveLength(RUNS);
    // A point that is passed before it can be hit is seldom; most of the kills must be kills.
    expect(runs.filter(({ reached }) => reached).length).toBeGreaterThan(RUNS / 2);
  },
  (RUNS + 7) * SECONDS_PER_RUN * 1000,
);

test.each(["", ".attrs"])(
  "a state file that a killed engine left empty is not the end: %j",
  async (suffix) => {
    const stack = await open();
    for (const { wanted } of LIFE.slice(0, IS_SHORT ? 1 : 2)) {
      expect(await stack.pulumi(wanted, "up", "--yes", "--skip-preview")).toMatchObject({
        code: 0,
      });
      truncateSync(`${stateFile(stack.workspace)}${suffix}`);
      expect(await recover(stack, wanted)).toMatchObject({ lock: false, file: true });
      await expectAsWanted(stack, wanted);
    }
  },
  4 * SECONDS_PER_RUN * 1000,
);

test(
  "a killed engine that left both its lock and a cut-off state file is not the end",
  async () => {
    const stack = await open();
    const { wanted } = LIFE[0]!;
    const { killed } = await stack.killedUp(wanted, {
      ...{ call: "POST /vpcs/{id}/peerings", skip: 0 },
      ...{ moment: "after the work", victim: "all" },
    });
    expect(killed).toBeGreaterThan(0);
    truncateSync(`${stateFile(stack.workspace)}.attrs`);
    expect(await recover(stack, wanted)).toMatchObject({ lock: true, file: true });
    await expectAsWanted(stack, wanted);
  },
  2 * SECONDS_PER_RUN * 1000,
);
