import { askWithin } from "../../../../../doctor/collect/aws/asking/ask";
import { systemClock, type Clock } from "../../../../../provider/wait/clock";
import { LeapingClock } from "../../../../support/leaping-clock";
import { answer, hang, refuse } from "../fake-aws";

const RIGHT = "ec2:DescribeVpcs";

test("an answer is seen, and a refusal is unseen with its reason", async () => {
  const ask = askWithin(30, systemClock);
  expect(await ask(RIGHT, answer("it"))).toEqual({ value: "it" });
  expect(await ask(RIGHT, refuse("UnauthorizedOperation"))).toEqual({
    unseen: "no right to ec2:DescribeVpcs",
  });
});

test.each([
  ["hears that it is late", true],
  ["hears nothing", false],
])("a question that hangs ends after 10 s, where it %s", async (_what, hears) => {
  const clock = new LeapingClock();
  const ask = askWithin(30, clock);
  const signals: AbortSignal[] = [];
  const seen = await ask(RIGHT, (options) => {
    signals.push(options.abortSignal);
    return hang(hears)(undefined, options);
  });
  expect(seen).toEqual({ unseen: "no answer to ec2:DescribeVpcs within 10 s" });
  expect(clock.slept).toEqual([10_000]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test("all questions together have the time that was given, and then none is asked", async () => {
  const clock = new LeapingClock();
  const ask = askWithin(15, clock);
  const late = { unseen: "no answer to ec2:DescribeVpcs within 5 s" };
  await ask(RIGHT, (options) => hang()(undefined, options));
  expect(await ask(RIGHT, (options) => hang()(undefined, options))).toEqual(late);
  const unasked = jest.fn(answer("it"));
  expect(await ask(RIGHT, unasked)).toEqual({
    unseen: "ec2:DescribeVpcs was not asked: the 15 s for AWS were over",
  });
  expect(unasked).not.toHaveBeenCalled();
});

test("an answer in time leaves no clock running", async () => {
  const signals: AbortSignal[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: (ms, signal) => {
      if (signal) signals.push(signal);
      return systemClock.sleep(ms, signal);
    },
  };
  await askWithin(30, clock)(RIGHT, answer("it"));
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test("no more than 8 questions are under way at a time", async () => {
  const ask = askWithin(30, systemClock);
  let [now, most] = [0, 0];
  const question = async () => {
    most = Math.max(most, ++now);
    await Promise.resolve();
    now -= 1;
  };
  await Promise.all(Array.from({ length: 30 }, () => ask(RIGHT, question)));
  expect(most).toBe(8);
});
