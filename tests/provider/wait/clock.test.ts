import { systemClock } from "../../../provider/wait/clock";
import { failureOf } from "../../support/failure-of";

test("the machine's clock sleeps as long as it is told, and does not go back", async () => {
  const before = systemClock.now();
  await systemClock.sleep(5);
  // Timers may fire a fraction of a millisecond early.
  expect(systemClock.now() - before).toBeGreaterThanOrEqual(4);
});

test("an abort ends the sleep at once, with the signal's reason", async () => {
  const stop = new AbortController();
  const reason = new Error("stopped");
  const sleep = systemClock.sleep(600_000, stop.signal);
  stop.abort(reason);
  expect(await failureOf(sleep)).toBe(reason);
});

test("with a signal that is aborted already no sleep begins", async () => {
  const reason = new Error("stopped");
  expect(await failureOf(systemClock.sleep(600_000, AbortSignal.abort(reason)))).toBe(reason);
});

test("an abort after the sleep does no harm", async () => {
  const stop = new AbortController();
  const { signal } = stop;
  const added = jest.spyOn(signal, "addEventListener");
  const removed = jest.spyOn(signal, "removeEventListener");
  await systemClock.sleep(1, signal);
  stop.abort();
  // A wait sleeps often with one signal: each sleep takes back what it listens with.
  expect(added).toHaveBeenCalledTimes(1);
  expect(removed).toHaveBeenCalledWith("abort", added.mock.calls[0]?.[1]);
});
