import * as pulumi from "@pulumi/pulumi";
import type { LookupArgs, LookupName, LookupResult } from "../../provider/lookups/contract";
import { warnOfPlainKey } from "../plain-key-warning";
import { mocksOfTest } from "../mocks";
import { programFailure } from "../program-failure";
import { loadProviderLookups } from "./provider";

/** Options of a look-up. */
export interface LookupOptions {
  /**
   * The resource at which a failure is shown.
   *
   * @default - the stack
   */
  parent?: pulumi.Resource;
}

/**
 * Looks something up for the stack whose program is running. In a unit test it is the mocks that
 * answer, and no API is asked.
 */
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
    const mocks = mocksOfTest();
    if (mocks !== undefined) return await askMocks(mocks, name, args);
    const outcome = await loadProviderLookups().lookUp(name, args, pulumi.runtime.getConfig);
    if ("failure" in outcome) throw programFailure(outcome.failure, parent);
    return outcome.result;
  } finally {
    done();
  }
}

/** Mocks that do not know a look-up answer with its arguments, which is no list. */
async function askMocks<Name extends LookupName>(
  mocks: pulumi.runtime.Mocks,
  name: Name,
  args: LookupArgs<Name>,
): Promise<LookupResult<Name>> {
  const answer: unknown = await mocks.call({ token: `timescale:index:${name}`, inputs: args });
  const isOfList = name === "getServices" || name === "getTimescaleVpcs";
  return (isOfList && !Array.isArray(answer) ? [] : answer) as LookupResult<Name>;
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
