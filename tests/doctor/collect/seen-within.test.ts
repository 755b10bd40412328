import { seenWithin } from "../../../doctor/collect/seen-within";
import { TimescaleError } from "../../../provider/errors";
import { VirtualClock } from "../../local/tiger-cloud/virtual-clock";

const clock = new VirtualClock();
const within = (load: () => Promise<unknown>) => seenWithin({ timeoutSeconds: 20, clock }, load);

test("what comes in time is seen, and the deadline is let go", async () => {
  expect(await within(() => Promise.resolve([1]))).toEqual({ value: [1] });
  expect(clock.sleeperCount).toBe(0);
});

test("what does not come is unseen when its time is over", async () => {
  const seen = within(() => new Promise(() => undefined));
  await clock.advance(19_999);
  expect(await Promise.race([seen, Promise.resolve("waits")])).toBe("waits");
  await clock.advance(1);
  expect(await seen).toEqual({ unseen: "no answer within 20 s" });
});

test("a failure is told in its own words on one line, without its stack", async () => {
  const told = new TimescaleError("Rejected", "Services: no. Correct it.");
  expect(await within(() => Promise.reject(told))).toEqual({ unseen: "Services: no. Correct it." });
  const odd = new TypeError("x is not\na \u001b[31mfunction");
  expect(await within(() => Promise.reject(odd))).toEqual({ unseen: "x is not a �[31mfunction" });
  const silent = Promise.reject(new Error(""));
  expect(await within(() => silent)).toEqual({ unseen: "it failed" });
});

test("what fails after its time is over troubles nobody", async () => {
  let fail: (error: Error) => void = () => undefined;
  const seen = within(() => new Promise((_resolve, reject) => (fail = reject)));
  await clock.advance(20_000);
  fail(new Error("late"));
  expect(await seen).toEqual({ unseen: "no answer within 20 s" });
});
