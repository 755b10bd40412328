import type * as pulumi from "@pulumi/pulumi";

/**
 * Whether an output has a value: in a preview, one that an update is yet to bring has none. Pulumi has
 * no call for it, and does not declare what it keeps.
 */
export function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
  return (output as unknown as { isKnown?: Promise<boolean> }).isKnown ?? Promise.resolve(true);
}
