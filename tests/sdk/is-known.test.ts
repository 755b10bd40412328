import * as pulumi from "@pulumi/pulumi";
import { isKnown, knownValueOf } from "../../sdk/is-known";
import { unknownOutput } from "../support/unknown-output";

test("a value that is there is known, be it plain, promised or an output", async () => {
  for (const given of ["a", Promise.resolve("a"), pulumi.output("a")]) {
    expect(await knownValueOf(given)).toBe("a");
  }
});

test("what is yet to come has no value", async () => {
  expect(await isKnown(unknownOutput())).toBe(false);
  expect(await knownValueOf(unknownOutput())).toBeUndefined();
});

test("where this Pulumi does not keep it, an output counts as known", async () => {
  expect(await isKnown({} as pulumi.Output<string>)).toBe(true);
});
