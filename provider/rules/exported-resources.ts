import { isObject } from "./object";

/** A resource as `pulumi stack export` prints it. Nothing of it is known to be there. */
export type ExportedResource = Record<string, unknown>;

/** The resources in what `pulumi stack export` printed; undefined where it is something else. */
export function exportedResources(text: string): ExportedResource[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(parsed) || !isObject(parsed["deployment"])) return undefined;
  // The state of a stack in which nothing was made yet may have no list.
  const { resources = [] } = parsed["deployment"];
  return Array.isArray(resources) ? resources.filter(isObject) : undefined;
}
