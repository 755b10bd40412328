import * as pulumi from "@pulumi/pulumi";
import { isKnown, knownValueOf } from "../../sdk/is-known";

/** An output that a preview does not know yet. */
const unknown = () =>
  new (pulumi.Output as unknown as new (...all: unknown[]) => pulumi.Output<string>)(
    new Set(),
    Promise.resolve(undefined),
    Promise.resolve(false),
    Promise.resolve(false),
  );

test("a value that is there is known, be it plain, promised or an output", async () => {
  for (const given of ["a", Promise.resolve("a"), pulumi.output("a")]) {
    expect(await knownValueOf(given)).toBe("a");
  }
});

test("what is yet to come has no value", async () => {
  expect(await isKnown(unknown())).toBe(false);
  expect(await knownValueOf(unknown())).toBeUndefined();
});

test("where this Pulumi does not keep it, an output counts as known", async () => {
  expect(await isKnown({} as pulumi.Output<string>)).toBe(true);
});
