import * as pulumi from "@pulumi/pulumi";
import { isKnown, knownValueOf } from "./is-known";
import { outcomeOf } from "./program-failure";

/**
 * An output of a dynamic resource, also in the preview of an update in place. The engine then knows of such a
 * resource its id and inputs alone: with an output unknown, the preview would replace what it is an input of, which
 * the update leaves as it is.
 *
 * @param lookUp what the output is now, by the id of the resource
 */
export function shownInPreview(
  resource: pulumi.CustomResource,
  output: pulumi.Output<string>,
  lookUp: (id: string) => Promise<string | undefined>,
): pulumi.Output<string> {
  if (!pulumi.runtime.isDryRun()) return output;
  return pulumi
    .output(shown(resource, output, lookUp))
    .apply((value) => (value === undefined ? output : pulumi.output(value)));
}

/** Undefined where the preview knows it anyway, or the resource is yet to be made. */
async function shown(
  { id }: pulumi.CustomResource,
  output: pulumi.Output<string>,
  lookUp: (id: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  if (await isKnown(output)) return undefined;
  const known = await knownValueOf(id);
  if (!known) return undefined;
  const found = await outcomeOf(() => lookUp(known));
  return "value" in found && found.value !== "" ? found.value : undefined;
}
