import * as pulumi from "@pulumi/pulumi";

/**
 * The mocks that stand in for the engine, where a program runs in somebody's unit test: those of
 * `pulumi.runtime.setMocks`. Pulumi has no call that gives them; its monitor keeps them under this name.
 */
export function mocksOfTest(): pulumi.runtime.Mocks | undefined {
  const monitor = pulumi.runtime.getMonitor() as { mocks?: pulumi.runtime.Mocks } | undefined;
  return monitor?.mocks;
}

/**
 * An answer with what the mocks of a unit test leave out of it: those of Pulumi's guide answer with
 * the arguments. From an engine it comes back as it is.
 */
export function filledIn<Answer extends object>(answer: Answer, missing: Partial<Answer>): Answer {
  return mocksOfTest() === undefined ? answer : { ...missing, ...answer };
}
