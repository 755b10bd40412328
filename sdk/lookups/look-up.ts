import * as pulumi from "@pulumi/pulumi";
import type { LookupArgs, LookupName, LookupResult } from "../../provider/lookups/contract";
import { loadCore } from "./core";

/** Options of a look-up. */
export interface LookupOptions {
  /**
   * The resource at which a failure is shown.
   *
   * @default - the stack
   */
  parent?: pulumi.Resource;
}

/** Looks something up for the stack whose program is running. */
export async function lookUp<Name extends LookupName>(
  name: Name,
  args: LookupArgs<Name>,
  { parent }: LookupOptions,
): Promise<LookupResult<Name>> {
  // An inline program of the Automation API ends when nothing is under way that Pulumi knows of.
  const done = pulumi.runtime.rpcKeepAlive();
  try {
    const unresolved = unresolvedProblems(name, args);
    if (unresolved.length > 0) throw failure(unresolved.join("\n"), parent);
    const outcome = await loadCore().lookUp(name, args, pulumi.runtime.getConfig);
    if ("failure" in outcome) throw failure(outcome.failure, parent);
    return outcome.result;
  } finally {
    done();
  }
}

/** Outputs and promises are for the other form; the types let none through, JavaScript does. */
function unresolvedProblems(name: string, args: object): string[] {
  return Object.entries(args)
    .filter(([, value]) => pulumi.Output.isInstance(value) || value instanceof Promise)
    .map(
      ([property]) =>
        `${name}: ${property}: got an output or promise; allowed is a plain value. Use ${name}Output.`,
    );
}

/** Ends the program without a stack trace. */
function failure(message: string, parent: pulumi.Resource | undefined): Error {
  const error =
    parent === undefined
      ? new pulumi.RunError(message)
      : new pulumi.ResourceError(message, parent, /* hideStack */ true);
  // Pulumi shows the stack where the failure reaches an argument of a resource. Where it does not, it
  // still has Node format it, which took tens of seconds on Node 20.
  error.stack = "";
  return error;
}
