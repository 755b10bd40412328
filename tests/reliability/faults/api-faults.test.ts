import pLimit from "p-limit";
import { API_FAULTS, GRAPHQL_FAULTS } from "./api-faults";
import { FAULT_OPERATIONS } from "./fault-operations";
import { runFault, type FaultCase } from "./fault-run";
import { keepResults, sizeOf } from "../results";

/** With 1, each fault hits each request, and also lasts until the operation gives up. */
const WHOLE = sizeOf("FAULTS_LASTING", 0) === 1;

/** Of the faults at each request, the usual tests take every third one: another third at the next request. */
const EVERY = WHOLE ? 1 : 3;

const CALLS = FAULT_OPERATIONS.flatMap((operation) =>
  operation.calls.map((call) => ({ operation, call })),
);

const cases: FaultCase[] = CALLS.flatMap(({ operation, call }, place) =>
  Object.entries({ ...API_FAULTS, ...(call.operation && GRAPHQL_FAULTS) })
    .filter((_, index) => (index + place) % EVERY === 0)
    .flatMap(([fault, effect]) =>
      (WHOLE ? [false, true] : [false]).map((lasting) => ({
        ...{ operation, call, fault, effect, lasting },
      })),
    ),
);

test("each request meets a fault, and each fault a request", () => {
  const faults = new Set(cases.map(({ fault }) => fault));
  expect(faults.size).toBe(Object.keys({ ...API_FAULTS, ...GRAPHQL_FAULTS }).length);
  expect(new Set(cases.map(({ call }) => call))).toEqual(new Set(CALLS.map(({ call }) => call)));
});

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
