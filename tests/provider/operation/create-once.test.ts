import { createOnce, type Creation } from "../../../provider/operation/create-once";
import type { TigerCloudApi } from "../../../provider/tiger-cloud/client";
import { TimescaleError } from "../../../provider/errors";
import { startOperation } from "../../../provider/operation/operation";
import { UNKNOWN_ENTRY, type Ownership } from "../../../provider/operation/ownership";
import type { Adoption } from "../../../provider/rules/adoption";
import { failureOf } from "../../support/failure-of";
import { LeapingClock } from "../../support/leaping-clock";

interface Thing {
  id: string;
}

const LOST = new TimescaleError("Transport", "Thing: no answer.", true);

/** A cloud of things; `create` does what each of `answers` says, one after another. */
function startThings(present: Thing[], ...answers: ("made" | "made, answer lost" | "lost")[]) {
  const things = [...present];
  let asked = 0;
  const creation: Creation<Thing> = {
    subject: "Thing",
    find: () => Promise.resolve([...things]),
    create: () => {
      const answer = answers[asked++];
      const thing = { id: String(asked) };
      if (answer !== "lost") things.push(thing);
      return answer === "made" ? Promise.resolve(thing) : Promise.reject(LOST);
    },
    idOf: ({ id }) => id,
    describe: ({ id }) => `thing ${id} (READY)`,
  };
  return { creation, things, askedOften: () => asked };
}

const operation = (adopt: Adoption = false, ownership: Partial<Ownership> = {}) =>
  startOperation(
    {} as TigerCloudApi,
    { timeoutMs: 600_000, adopt, ownership: { ...UNKNOWN_ENTRY, ...ownership } },
    { clock: new LeapingClock(), random: () => 0 },
  );

/** What a create notes of itself, in its order. */
function noting() {
  const noted: string[] = [];
  const ownership = {
    asks: () => void noted.push("asks"),
    answered: (id: string | undefined) => void noted.push(`answered ${id ?? "nothing"}`),
  };
  return { noted, ownership };
}

test("what is made with an answer is made once", async () => {
  const { creation, things } = startThings([], "made");
  expect(await createOnce(creation, operation())).toEqual({ id: "1" });
  expect(things).toHaveLength(1);
});

test("after a lost answer, what the request made is found and not made again", async () => {
  const { creation, things, askedOften } = startThings([], "made, answer lost");
  expect(await createOnce(creation, operation())).toEqual({ id: "1" });
  expect([things.length, askedOften()]).toEqual([1, 1]);
});

test("after a lost request, it is asked for again, and exists once", async () => {
  const { creation, things, askedOften } = startThings([], "lost", "made");
  expect(await createOnce(creation, operation())).toEqual({ id: "2" });
  expect([things.length, askedOften()]).toEqual([1, 2]);
});

test("three lost requests are enough", async () => {
  const { creation, askedOften } = startThings([], "lost", "lost", "lost", "made");
  expect(await failureOf(createOnce(creation, operation()))).toBe(LOST);
  expect(askedOften()).toBe(3);
});

test("what exists already is refused, with its id, its state and the ways on", async () => {
  const { creation, askedOften } = startThings([{ id: "7" }]);
  expect(await failureOf(createOnce(creation, operation()))).toMatchObject({
    code: "Exists",
    message: expect.stringMatching(
      /^Thing: thing 7 \(READY\) exists already\. .*adopt: true.*timescale:adopt/,
    ) as string,
  });
  expect(askedOften()).toBe(0);
});

test("what exists already is taken over on demand", async () => {
  const { creation, askedOften } = startThings([{ id: "7" }]);
  expect(await createOnce(creation, operation(true))).toEqual({ id: "7" });
  expect(askedOften()).toBe(0);
});

test("of two that are identical, or one that is no good, none is taken over", async () => {
  const two = startThings([{ id: "7" }, { id: "8" }]);
  expect((await failureOf(createOnce(two.creation, operation(true)))).message).toBe(
    "Thing: thing 7 (READY) and thing 8 (READY) exist already and are identical. " +
      "Delete all but one in the Tiger Cloud console.",
  );
  const broken = startThings([{ id: "7" }]);
  const creation = { ...broken.creation, unusable: () => "It is broken." };
  expect((await failureOf(createOnce(creation, operation(true)))).message).toBe(
    "Thing: thing 7 (READY) exists already. It is broken.",
  );
});

test("a request is noted before it is sent, and what came of it after", async () => {
  const { noted, ownership } = noting();
  const { creation } = startThings([], "lost", "made");
  await createOnce(creation, operation(false, ownership));
  expect(noted).toEqual(["asks", "answered 2"]);
});

test("a request that may have been carried out stays noted, and one that was refused does not", async () => {
  const lost = noting();
  const never = startThings([], "lost", "lost", "lost");
  await failureOf(createOnce(never.creation, operation(false, lost.ownership)));
  expect(lost.noted).toEqual(["asks"]);
  for (const [code, answered] of [
    ["Rejected", ["answered nothing"]],
    ["Cancelled", []],
  ] as const) {
    const { noted, ownership } = noting();
    const create = () => Promise.reject(new TimescaleError(code, "Thing: no."));
    const creation = { ...startThings([]).creation, create };
    await failureOf(createOnce(creation, operation(false, ownership)));
    expect(noted).toEqual(["asks", ...answered]);
  }
});

test("a refusal after a lost request does not tell that nothing was made", async () => {
  const { noted, ownership } = noting();
  const { creation } = startThings([], "lost");
  let tries = 0;
  const create = () =>
    tries++ === 0
      ? creation.create()
      : Promise.reject(new TimescaleError("Rejected", "Thing: no."));
  await failureOf(createOnce({ ...creation, create }, operation(false, ownership)));
  expect(noted).toEqual(["asks"]);
});

test("what was lost is taken over for the asking, and nothing is asked for", async () => {
  const { noted, ownership } = noting();
  const standingOf = () => Promise.resolve({ kind: "lost", witness: "asked" } as const);
  const { creation, askedOften } = startThings([{ id: "7" }]);
  const lost = { ...ownership, standingOf };
  expect((await failureOf(createOnce(creation, operation(false, lost)))).message).toContain(
    "timescale:adopt lost",
  );
  expect(await createOnce(creation, operation("lost", lost))).toEqual({ id: "7" });
  expect([askedOften(), noted]).toEqual([0, ["answered 7"]]);
});
