import { waitFor, WaitExpired, type Observation } from "../../../provider/wait/wait-for";
import { failureOf } from "../../support/failure-of";
import { LeapingClock } from "../../support/leaping-clock";

const random = () => 0;

/** Looks that say `pending` with each of the words, and are done after them. */
function seeing(...words: string[]): () => Promise<Observation<string>> {
  return () => {
    const saw = words.shift();
    return Promise.resolve(
      saw === undefined ? { state: "done", value: "ready" } : { state: "pending", saw },
    );
  };
}

const pending = (saw = "PENDING") => Promise.resolve({ state: "pending" as const, saw });

test("what is ready at once costs no pause", async () => {
  const clock = new LeapingClock();
  expect(await waitFor(seeing(), { timeoutMs: 0, clock, random })).toBe("ready");
  expect(clock.slept).toEqual([]);
});

test("the pauses grow from 250 ms to 5 s, and the last look is at the deadline", async () => {
  const clock = new LeapingClock();
  const lookedAt: number[] = [];
  const look = () => {
    lookedAt.push(Math.round(clock.now()));
    return pending();
  };
  await failureOf(waitFor(look, { timeoutMs: 30_000, clock, random }));
  expect(clock.slept.map(Math.round)).toEqual([
    250, 400, 640, 1024, 1638, 2621, 4194, 5000, 5000, 5000, 4232,
  ]);
  expect(lookedAt.at(0)).toBe(0);
  expect(lookedAt.at(-1)).toBe(30_000);
  expect(lookedAt).toHaveLength(12);
});

test("the first and the longest pause can be chosen", async () => {
  const clock = new LeapingClock();
  const options = { timeoutMs: 1000, minDelayMs: 100, maxDelayMs: 200, clock, random };
  await failureOf(waitFor(() => pending(), options));
  expect(clock.slept.map(Math.round)).toEqual([100, 160, 200, 200, 200, 140]);
});

test.each([
  [0, [250, 400, 640]],
  [0.5, [225, 360, 576]],
  [0.999_999, [200, 320, 512]],
])("with the random number %d the pauses are %j", async (number, pauses) => {
  const clock = new LeapingClock();
  await waitFor(seeing("A", "B", "C"), { timeoutMs: 9000, clock, random: () => number });
  expect(clock.slept.map(Math.round)).toEqual(pauses);
});

test("no pause of a long wait is longer than 5 s or shorter than four fifths of its length", async () => {
  const clock = new LeapingClock();
  await failureOf(waitFor(() => pending(), { timeoutMs: 600_000, clock }));
  const settled = clock.slept.slice(7, -1);
  expect(settled.length).toBeGreaterThan(100);
  expect(Math.max(...settled)).toBeLessThanOrEqual(5000);
  expect(Math.min(...settled)).toBeGreaterThan(4000);
  expect(clock.now()).toBeCloseTo(600_000);
});

test("the time that a look takes counts, and a deadline passed meanwhile ends the wait", async () => {
  const clock = new LeapingClock();
  const look = () => {
    clock.pass(700);
    return pending();
  };
  const failure = await failureOf(waitFor(look, { timeoutMs: 1000, clock, random }));
  expect(clock.slept).toEqual([250]);
  expect(failure).toMatchObject({ waitedMs: 1650 });
});

test("with no time at all there is one look", async () => {
  const clock = new LeapingClock();
  const failure = await failureOf(waitFor(() => pending(), { timeoutMs: 0, clock, random }));
  expect(failure.message).toBe("not done after 0 s (PENDING x 1)");
  expect(clock.slept).toEqual([]);
});

test("an expired wait counts what it saw, the word seen last at the end", async () => {
  const clock = new LeapingClock();
  const look = seeing("A", "B", "A", "A");
  const failure = await failureOf(waitFor(look, { timeoutMs: 1290, clock, random }));
  expect(failure).toBeInstanceOf(WaitExpired);
  expect(failure).toMatchObject({
    name: "WaitExpired",
    message: "not done after 1 s (B x 1, A x 3)",
    waitedMs: 1290,
    last: "A",
  });
  expect(new WaitExpired(0, new Map()).last).toBe("nothing");
});

test("each look that says pending is told, with the time that has passed", async () => {
  const clock = new LeapingClock();
  const told: [string, number][] = [];
  const onPending = (saw: string, elapsedMs: number) => told.push([saw, elapsedMs]);
  clock.pass(5000);
  await waitFor(seeing("A", "B"), { timeoutMs: 9000, clock, random, onPending });
  expect(told).toEqual([
    ["A", 0],
    ["B", 250],
  ]);
});

test("what a look throws ends the wait and comes out as it is", async () => {
  const clock = new LeapingClock();
  const thrown = new Error("no such peering");
  const failure = await failureOf(
    waitFor(() => Promise.reject(thrown), { timeoutMs: 9000, clock, random }),
  );
  expect(failure).toBe(thrown);
  expect(clock.slept).toEqual([]);
});

test("a signal that is aborted already lets nothing be looked at", async () => {
  const reason = new Error("stopped");
  const look = jest.fn(() => pending());
  const signal = AbortSignal.abort(reason);
  expect(await failureOf(waitFor(look, { timeoutMs: 9000, signal }))).toBe(reason);
  expect(look).not.toHaveBeenCalled();
});

test("an abort in a pause ends the wait at once", async () => {
  const stop = new AbortController();
  const reason = new Error("stopped");
  const options = { timeoutMs: 600_000, minDelayMs: 600_000, signal: stop.signal };
  const wait = waitFor(() => pending(), { ...options, onPending: () => setImmediate(abort) });
  const abort = () => stop.abort(reason);
  expect(await failureOf(wait)).toBe(reason);
});
