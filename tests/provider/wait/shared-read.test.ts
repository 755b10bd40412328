import { SharedRead } from "../../../provider/wait/shared-read";
import { LeapingClock } from "../../support/leaping-clock";

/** Counts its loads; each gives its number. */
function counting(clock = new LeapingClock()) {
  let loads = 0;
  return { clock, shared: new SharedRead(() => Promise.resolve(++loads), { clock }) };
}

test("many that ask at once share one load", async () => {
  const { shared } = counting();
  expect(await Promise.all(Array.from({ length: 50 }, () => shared.fresh()))).toEqual(
    Array.from({ length: 50 }, () => 1),
  );
});

test("nobody is given what a load began to read before he asked", async () => {
  const releases: (() => void)[] = [];
  let loads = 0;
  const shared = new SharedRead(async () => {
    const number = ++loads;
    await new Promise<void>((resolve) => releases.push(resolve));
    return number;
  });
  const first = shared.fresh();
  while (releases.length < 1) await new Promise(setImmediate);
  const late = [shared.fresh(), shared.fresh()];
  releases[0]?.();
  expect(await first).toBe(1);
  while (releases.length < 2) await new Promise(setImmediate);
  releases[1]?.();
  expect(await Promise.all(late)).toEqual([2, 2]);
});

test("recent is what was loaded up to 15 s ago, unless we changed something since", async () => {
  const { shared, clock } = counting();
  expect(await shared.recent()).toBe(1);
  clock.pass(15_000);
  expect(await shared.recent()).toBe(1);
  clock.pass(1);
  expect(await shared.recent()).toBe(2);
  shared.changed();
  expect(await shared.recent()).toBe(3);
});

test("a follower takes what another one has read since, and reads again after that", async () => {
  const { shared } = counting();
  const [one, other] = [shared.follow(), shared.follow()];
  expect(await one.next()).toBe(1);
  expect(await other.next()).toBe(1);
  const arrived = other.arrival();
  expect(await one.next()).toBe(2);
  await arrived;
  expect(await other.next()).toBe(2);
  expect(await other.next()).toBe(3);
});

test("a load that fails is not kept, and fails for all who shared it", async () => {
  let loads = 0;
  const shared = new SharedRead(() =>
    ++loads === 1 ? Promise.reject(new Error("down")) : Promise.resolve(loads),
  );
  const both = await Promise.allSettled([shared.recent(), shared.recent()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await shared.recent()).toBe(2);
});
