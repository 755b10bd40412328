import * as pulumi from "@pulumi/pulumi";
import { DYNAMIC_TYPE_PREFIX } from "../provider/rules/dynamic-type";
import { ENTRY_URN } from "../provider/rules/entry-urn";
import { formatUrn } from "../provider/rules/urn";

/** What Pulumi knows of a resource and does not declare. */
interface Parent {
  __pulumiType?: unknown;
  __parentResource?: Parent;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * The hidden input that tells the provider which entry of the stack a call is for. It is plain text: an
 * output that came from the parent would make the resource depend on all that is in it.
 *
 * @param type the name of the resource's class
 * @param hasEngine for tests
 * @returns nothing where the types of the parents are not to be had, and under a unit test's mocks
 */
export function entryInput(
  type: string,
  name: string,
  { parent }: pulumi.CustomResourceOptions = {},
  hasEngine = pulumi.runtime.hasEngine(),
): { [ENTRY_URN]?: string } {
  const parents = typesOf(parent as Parent | undefined);
  if (parents === undefined || !hasEngine) return {};
  const types = [...parents, `${DYNAMIC_TYPE_PREFIX}${type}`].join("$");
  const [stack, project] = [pulumi.getStack(), pulumi.getProject()];
  return { [ENTRY_URN]: formatUrn({ stack, project, types, name }) };
}

/** The types of a resource and its parents, the outermost first, as URNs have them. */
function typesOf(resource: Parent | undefined): string[] | undefined {
  if (resource === undefined || resource.__pulumiType === STACK_TYPE) return [];
  const { __pulumiType: type, __parentResource: parent } = resource;
  const above = typesOf(parent);
  return typeof type === "string" && above !== undefined ? [...above, type] : undefined;
}
