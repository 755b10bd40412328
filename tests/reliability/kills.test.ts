import { runKills } from "./kill-run";
import { openProofStack, type ProofStack } from "./proof-stack";
import { keepResults, sizeOf } from "./results";

const RUNS = sizeOf("KILL_RUNS", 7);
/** Stacks side by side, each with a Tiger Cloud of its own. */
const LANES = sizeOf("KILL_LANES", 1);
const SECONDS_PER_RUN = 60;

const stacks: ProofStack[] = [];
afterAll(async () => {
  for (const stack of stacks) await stack.stop();
});

test(
  "whatever is killed, and whenever: the documented recovery ends with what the program says",
  async () => {
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const stack = await openProofStack();
      stacks.push(stack);
      const own = Array.from({ length: RUNS }, (_, seed) => seed).filter(
        (seed) => seed % LANES === lane,
      );
      return runKills(stack, own);
    });
    const runs = (await Promise.all(lanes)).flat();
    keepResults("kills", runs);
    expect(runs).toHaveLength(RUNS);
    // A point that is passed before it can be hit is seldom; most of the kills must be kills.
    expect(runs.filter(({ reached }) => reached).length).toBeGreaterThan(RUNS / 2);
  },
  (RUNS + 7) * SECONDS_PER_RUN * 1000,
);
