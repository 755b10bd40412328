import * as pulumi from "@pulumi/pulumi";
import { isKnown } from "../is-known";
import { getTimescalePeering } from "../lookups/timescale-peering";
import { outcomeOf } from "../program-failure";
import type { TimescalePeering } from "../resources/timescale-peering";

/**
 * The id of the AWS VPC peering connection, also in the preview of an update in place. The engine then knows of a
 * dynamic resource its id and inputs alone: with the connection's id unknown, the preview would replace the
 * acceptance and the routes, which the update leaves as they are.
 */
export function provisionedIdOf(
  peering: TimescalePeering,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  const { provisionedId } = peering;
  if (!pulumi.runtime.isDryRun()) return provisionedId;
  return pulumi
    .output(shownId(peering, parent))
    .apply((id) => (id === undefined ? provisionedId : pulumi.output(id)));
}

/** What Tiger Cloud shows now; undefined where the preview knows it anyway, or the peering is yet to be made. */
async function shownId(
  { id, provisionedId }: TimescalePeering,
  parent: pulumi.ComponentResource,
): Promise<string | undefined> {
  if ((await isKnown(provisionedId)) || !(await isKnown(id))) return undefined;
  const known = await (id as unknown as { promise(): Promise<string> }).promise();
  const found = await outcomeOf(() => getTimescalePeering({ id: known }, { parent }));
  return "value" in found && found.value.provisionedId !== ""
    ? found.value.provisionedId
    : undefined;
}
