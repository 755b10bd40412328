import type * as pulumi from "@pulumi/pulumi";
import { programFailure } from "./program-failure";

/**
 * Ends the program where a resource has Pulumi's option `import`. The engine asks for what is to be
 * imported without the inputs in which the provider of a dynamic resource lies, so Pulumi's provider process
 * fails, before anything of this package runs, with "Cannot read properties of undefined".
 *
 * @param isAdoptable whether the class has the argument `adopt`
 */
export function refuseImport(
  name: string,
  opts: pulumi.CustomResourceOptions | undefined,
  isAdoptable: boolean,
): void {
  if (opts?.import === undefined) return;
  const way = isAdoptable
    ? "Leave the option out and set adopt: true, which takes over what exists and is identical."
    : "Leave the option out: it waits for what is there, so there is nothing to take over.";
  throw programFailure(
    `${name}: the option import does not work on resources of pulumi-timescale. ${way}`,
    opts.parent,
  );
}
