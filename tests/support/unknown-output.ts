import * as pulumi from "@pulumi/pulumi";

/** An output that a preview does not know yet. */
export function unknownOutput(): pulumi.Output<string> {
  return new (pulumi.Output as unknown as new (...all: unknown[]) => pulumi.Output<string>)(
    new Set(),
    Promise.resolve(undefined),
    Promise.resolve(false),
    Promise.resolve(false),
  );
}
