import { VpcChanges } from "../../../provider/operation/vpc-changes";

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve));

test("requests for one VPC are sent one after another, those for another at once", async () => {
  const changes = new VpcChanges();
  const sent: string[] = [];
  const first = gate();
  const all = [
    changes.of("1").inTurn(async () => {
      sent.push("1a");
      await first.opened;
    }),
    changes.of("1").inTurn(() => Promise.resolve(sent.push("1b"))),
    changes.of("2").inTurn(() => Promise.resolve(sent.push("2a"))),
  ];
  await turnOfLoop();
  expect(sent).toEqual(["1a", "2a"]);
  first.open();
  await Promise.all(all);
  expect(sent).toEqual(["1a", "2a", "1b"]);
});

test("changes take effect side by side while the API does not say that it is busy", async () => {
  const lane = new VpcChanges().of("1");
  const sent: string[] = [];
  const settled = gate();
  const all = ["a", "b"].map((name) =>
    lane.change(
      () => Promise.resolve(void sent.push(name)),
      () => settled.opened,
    ),
  );
  await turnOfLoop();
  expect(sent).toEqual(["a", "b"]);
  settled.open();
  await Promise.all(all);
});

test("once the API was busy, each change waits until the one before has taken effect", async () => {
  const lane = new VpcChanges().of("1");
  lane.busy();
  const sent: string[] = [];
  const settled = gate();
  const all = ["a", "b"].map((name) =>
    lane.change(
      () => Promise.resolve(void sent.push(name)),
      () => settled.opened,
    ),
  );
  await turnOfLoop();
  expect(sent).toEqual(["a"]);
  const woken = lane.nextSettled();
  settled.open();
  await woken;
  await Promise.all(all);
  expect(sent).toEqual(["a", "b"]);
});

test("a change that fails does not hold up the next", async () => {
  const lane = new VpcChanges().of("1");
  await expect(
    lane.change(
      () => Promise.reject(new Error("refused")),
      () => Promise.resolve(),
    ),
  ).rejects.toThrow("refused");
  expect(await lane.inTurn(() => Promise.resolve("sent"))).toBe("sent");
});
