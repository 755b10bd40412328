import * as fc from "fast-check";
import { createCustomerVpc } from "../../../local/customer-vpc";
import type { LoggedRequest } from "../../../local/tiger-cloud";
import { programs, useLocalStacks } from "../../engine/local-stacks";
import { keepResults, sizeOf } from "../results";
import { runNetworkSequence, type NetworkCounts } from "./network-run";
import { NETWORK_SERVICES, networkSequences } from "./network-steps";

const SEQUENCES = sizeOf("MODEL_SEQUENCES", 1);
const FIRST_SEED = sizeOf("MODEL_FIRST_SEED", 1);
const SECONDS_PER_SEQUENCE = 300;

let onFault: (request: LoggedRequest) => void = () => undefined;
const stacks = useLocalStacks({
  services: NETWORK_SERVICES.map((id) => ({ id, name: id, regionCode: "us-east-1" })),
  // Each service then has a rule of its own, and another after each move.
  movingEndpoints: true,
  onRequest: (request) => {
    if (request.fault !== undefined) onFault(request);
  },
});

test(
  "whatever the program, hands in both clouds and interruptions do in turn, both clouds end as the program says",
  async () => {
    const ec2 = stacks.clouds.ec2();
    const vpcIds: string[] = [];
    for (const second of [31, 32, 33]) {
      vpcIds.push((await createCustomerVpc(ec2, `10.${second}.0.0/16`)).vpcId);
    }
    ec2.destroy();
    const counts: NetworkCounts = {
      ...{ steps: 0, programChanges: 0, consoleChanges: 0, interruptions: 0, adoptions: 0 },
    };
    const whenFault = (act: typeof onFault) => (onFault = act);
    const seeds = Array.from({ length: SEQUENCES }, (_, index) => FIRST_SEED + index);
    const failures: string[] = [];
    for (const seed of seeds) {
      const [sequence] = fc.sample(networkSequences, { seed, numRuns: 1 });
      if (sequence === undefined) throw new Error("There is no sequence.");
      const stack = await stacks.open(programs("resources"));
      const model = { stacks, stack, vpcIds, whenFault, counts };
      try {
        await runNetworkSequence(model, sequence);
        await stack.succeeds("destroy", "--yes", "--skip-preview");
      } catch (error) {
        // What it left stands in the way of the next.
        failures.push(`Seed ${seed}, ${JSON.stringify(sequence)}: ${(error as Error).message}`);
        break;
      }
    }
    keepResults("model", { seeds, sequences: SEQUENCES, ...counts, failures });
    expect(failures).toEqual([]);
  },
  (SEQUENCES + 1) * SECONDS_PER_SEQUENCE * 1000,
);
