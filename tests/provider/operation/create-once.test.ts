import { createOnce, type Creation } from "../../../provider/operation/create-once";
import type { TigerCloudApi } from "../../../provider/tiger-cloud/client";
import { TimescaleError } from "../../../provider/errors";
import { startOperation } from "../../../provider/operation/operation";
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

const operation = (adopt = false) =>
  startOperation(
    {} as TigerCloudApi,
    { timeoutMs: 600_000, adopt },
    { clock: new LeapingClock(), random: () => 0 },
  );

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
