import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { programFailure } from "../../sdk/program-failure";

const resource = {
  urn: "a resource with the whole program behind it",
} as unknown as pulumi.Resource;

test("a failure says what it is and shows neither stack nor program", () => {
  const failure = programFailure("Peer app: wrong. Correct it.", resource);
  expect(failure.stack).toBe("");
  expect(inspect(failure)).not.toContain("whole program");
  expect(inspect(failure)).toContain("Peer app: wrong. Correct it.");
});

test("Pulumi still finds the resource at which to show it", () => {
  const failure = programFailure("wrong", resource);
  expect(pulumi.ResourceError.isInstance(failure) && failure.resource).toBe(resource);
  expect(pulumi.RunError.isInstance(programFailure("wrong", undefined))).toBe(true);
});
