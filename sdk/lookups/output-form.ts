import * as pulumi from "@pulumi/pulumi";
import type { LookupOptions } from "./look-up";
import { idsOf } from "./resource-ids";

/** The arguments of a look-up, each of which may be an output. */
export type InputsOf<Args> = { [Name in keyof Args]: pulumi.Input<Exclude<Args[Name], undefined>> };

/** Options of the `…Output` form of a look-up. */
export interface LookupOutputOptions extends LookupOptions {
  /**
   * What the look-up waits for, beside the resources whose outputs are among its arguments.
   *
   * @default - nothing
   */
  dependsOn?: pulumi.InvokeOutputOptions["dependsOn"];
}

/**
 * Looks up once the arguments are known and the resources are there, those that the arguments come
 * from and those of `dependsOn`. In a preview, while one of them is yet to be made, the result is
 * unknown.
 */
export function onceKnown<Args extends object, Result>(
  lookUp: (args: Args, options: LookupOptions) => Promise<Result>,
  args: InputsOf<Args>,
  { dependsOn, ...options }: LookupOutputOptions,
): pulumi.Output<Result> {
  const known = outputOf(args);
  const behind = pulumi.getAllResources(known).then((resources) => idsOf([...resources]));
  const explicit = outputOf(dependsOn).apply((given) => idsOf(resourcesIn(given)));
  return outputOf([known, behind, explicit]).apply((values) => {
    const [plainArgs] = values as [Args, unknown, unknown];
    return lookUp(plainArgs, options);
  });
}

/** Its declared type cannot unwrap what is generic. */
const outputOf: (value: unknown) => pulumi.OutputInstance<unknown> = pulumi.output;

function resourcesIn(given: unknown): pulumi.Resource[] {
  const all: unknown[] = Array.isArray(given) ? given : [given];
  return all.filter((one) => pulumi.Resource.isInstance(one));
}
