import fc from "fast-check";
import { requestKindOf, requestRate } from "../../../sdk/aws/request-rate";

/** A time that passes only where somebody waits or a test says so. */
function clock() {
  let nowMs = 0;
  const wakes: { atMs: number; wake: () => void }[] = [];
  return {
    now: () => nowMs,
    sleep: (delayMs: number) =>
      new Promise<void>((wake) => wakes.push({ atMs: nowMs + delayMs, wake })),
    /** Lets the time pass until nobody waits any more. */
    async settle() {
      for (;;) {
        await Promise.resolve();
        const next = wakes.sort((one, other) => one.atMs - other.atMs).shift();
        if (next === undefined) return;
        nowMs = next.atMs;
        next.wake();
        await Promise.resolve();
      }
    },
    pass: (ms: number) => (nowMs += ms),
  };
}

/** When each of so many requests may be sent, in milliseconds, asked for after pauses of these lengths. */
async function sentAt(pausesMs: readonly number[]): Promise<number[]> {
  const time = clock();
  const rate = requestRate(time);
  const sent: number[] = [];
  const asked = pausesMs.map((pauseMs) => {
    time.pass(pauseMs);
    return rate(1).then(() => sent.push(time.now()));
  });
  await time.settle();
  await Promise.all(asked);
  return sent.sort((one, other) => one - other);
}

test("a network of usual size asks without a wait", async () => {
  expect(new Set(await sentAt(Array<number>(90).fill(0)))).toEqual(new Set([0]));
});

test("what EC2 would refuse waits, and in the end all is asked", async () => {
  const sent = await sentAt(Array<number>(500).fill(0));
  expect(sent).toHaveLength(500);
  expect(sent.at(-1)).toBeCloseTo(((500 - 90) * 1000) / 18, 0);
});

test("no second has more requests than EC2 documents, whenever they are asked for", async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(pauses, async (pausesMs) => {
      // EC2's own bucket: 100, and 20 a second.
      let free = 100;
      let beforeMs = 0;
      for (const atMs of await sentAt(pausesMs)) {
        free = Math.min(100, free + ((atMs - beforeMs) * 20) / 1000) - 1;
        beforeMs = atMs;
        expect(free).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 50 },
  );
});

test("look-ups of route tables are counted together, and the one of a VPC as three", () => {
  const kinds = ["getRoute", "getRouteTable", "getRouteTables"].map((name) => requestKindOf(name));
  expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(["DescribeRouteTables"]));
  expect(requestKindOf("getVpc")).toEqual({ kind: "DescribeVpcAttribute", requests: 3 });
  expect(requestKindOf("getSecurityGroup")).toEqual({ kind: "getSecurityGroup", requests: 1 });
});
