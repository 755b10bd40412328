import * as pulumi from "@pulumi/pulumi";
import { mocksOfTest } from "./mocks";
import { endProgramWith } from "./program-failure";

const sheltered = new WeakSet<object>();

/**
 * A component's arguments with every output and promise in them replaced by one that never fails.
 * Where the original fails, the program ends with its failure, as it would have done anyway; but no
 * failure passes through what the component computes from it: see `endProgram` for what that costs. A
 * `StackReference` to a stack without the output, in an argument of a network, took minutes.
 *
 * What an output carries beside its value stays: whether it is known and secret, and its resources.
 * In a unit test on mocks the arguments are left as they are, for there a failure costs nothing.
 */
export function shelter<Args>(args: Args): Args {
  return mocksOfTest() === undefined ? (shelterValue(args) as Args) : args;
}

function shelterValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null || sheltered.has(value)) return value;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return shelterOutput(pulumi.output(value as pulumi.Output<unknown>));
  }
  if (Array.isArray(value)) return value.map(shelterValue);
  // Resources, and whatever else is more than a plain object, are not ours to take apart.
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shelterValue(each)]));
}

function shelterOutput(source: pulumi.Output<unknown>): pulumi.Output<unknown> {
  const [output, resolve] = pulumi.deferredOutput<unknown>();
  valueOf(source).then(() => resolve(source), endProgramWith);
  sheltered.add(output);
  return output;
}

/** Pulumi has no call that also waits for an output that has no value yet, and does not declare this one. */
function valueOf(output: pulumi.Output<unknown>): Promise<unknown> {
  return (output as unknown as { promise(withUnknowns: true): Promise<unknown> }).promise(true);
}
