import pLimit from "p-limit";
import { API_FAULTS, GRAPHQL_FAULTS } from "./api-faults";
import { FAULT_OPERATIONS } from "./fault-operations";
import { runFault, type FaultCase } from "./fault-run";
import { keepResults, sizeOf } from "../results";

/** With 1, each fault also lasts until the operation gives up. */
const WITH_LASTING = sizeOf("FAULTS_LASTING", 0) === 1;

const cases: FaultCase[] = FAULT_OPERATIONS.flatMap((operation) =>
  operation.calls.flatMap((call) =>
    Object.entries({ ...API_FAULTS, ...(call.operation && GRAPHQL_FAULTS) }).flatMap(
      ([fault, effect]) =>
        (WITH_LASTING ? [false, true] : [false]).map((lasting) => ({
          ...{ operation, call, fault, effect, lasting },
        })),
    ),
  ),
);

test("whatever hits whichever request, the next up ends with what was wanted, and once", async () => {
  const limit = pLimit(24);
  const settled = await Promise.allSettled(cases.map((one) => limit(() => runFault(one))));
  const failures = settled.flatMap((one) =>
    one.status === "rejected" ? [(one.reason as Error).message] : [],
  );
  expect(failures).toEqual([]);
  const runs = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(runs.filter(({ code }) => code.startsWith("no code"))).toEqual([]);
  keepResults("api-faults", runs);
}, 1_800_000);
