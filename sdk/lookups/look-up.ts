import * as pulumi from "@pulumi/pulumi";
import type { LookupArgs, LookupName, LookupResult } from "../../provider/lookups/contract";
import { warnOfPlainKey } from "../plain-key-warning";
import { programFailure } from "../program-failure";
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
  warnOfPlainKey();
  try {
    const unresolved = unresolvedProblems(name, args);
    if (unresolved.length > 0) throw programFailure(unresolved.join("\n"), parent);
    const outcome = await loadCore().lookUp(name, args, pulumi.runtime.getConfig);
    if ("failure" in outcome) throw programFailure(outcome.failure, parent);
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
