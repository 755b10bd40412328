import * as fc from "fast-check";
import { keepResults, sizeOf } from "../results";
import { runSequence, type Counts } from "./provider-run";
import { sequences } from "./steps";

const SEQUENCES = sizeOf("MODEL_PROVIDER_SEQUENCES", 20);
const SEED = sizeOf("MODEL_SEED", 20_261_124);

test("whatever the program, the console and interruptions do in turn, the cloud ends as the program says", async () => {
  const counts: Counts = {
    ...{ steps: 0, programChanges: 0, consoleChanges: 0 },
    ...{ interruptions: 0, recoveries: 0, adoptions: 0 },
  };
  const path = process.env["MODEL_PATH"];
  // Where one fails, fast-check shrinks it and prints the seed and path that lead to it again.
  await fc.assert(
    fc.asyncProperty(sequences, (steps) => runSequence(steps, counts)),
    { numRuns: SEQUENCES, seed: SEED, ...(path !== undefined && { path }) },
  );
  expect(counts.interruptions).toBeGreaterThan(0);
  expect(counts.consoleChanges).toBeGreaterThan(0);
  keepResults("model-provider", { seeds: [SEED], sequences: SEQUENCES, ...counts, failures: [] });
}, 1_800_000);
