import * as pulumi from "@pulumi/pulumi";
import { outcomeOf } from "./program-failure";

/**
 * Whether an output has a value: in a preview, one that an update is yet to bring has none. Pulumi has
 * no call for it, and does not declare what it keeps.
 */
export function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
  return (output as unknown as { isKnown?: Promise<boolean> }).isKnown ?? Promise.resolve(true);
}

/** The value of an output that has one in this preview; undefined where it has none, or fails. */
export async function knownValueOf<T>(input: pulumi.Input<T>): Promise<T | undefined> {
  const output = pulumi.output(input) as pulumi.Output<unknown>;
  if (!(await isKnown(output))) return undefined;
  const read = () => (output as unknown as { promise(): Promise<T> }).promise();
  const outcome = await outcomeOf(read);
  return "value" in outcome ? outcome.value : undefined;
}
