import { isObject } from "./object";

/** A resource as `pulumi stack export` prints it. Nothing of it is known to be there. */
export type ExportedResource = Record<string, unknown>;

/** What `pulumi stack export` printed. */
export interface Exported {
  resources: ExportedResource[];
  /** Those of which the engine began a create and noted no end. */
  begun: ExportedResource[];
}

/** The resources in what `pulumi stack export` printed; undefined where it is something else. */
export function exportedResources(text: string): ExportedResource[] | undefined {
  return exported(text)?.resources;
}

/** What `pulumi stack export` printed; undefined where it is something else. */
export function exported(text: string): Exported | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(parsed) || !isObject(parsed["deployment"])) return undefined;
  // The state of a stack in which nothing was made yet may have no list.
  const { resources = [], pending_operations: pending } = parsed["deployment"];
  if (!Array.isArray(resources)) return undefined;
  return { resources: resources.filter(isObject), begun: begunIn(pending) };
}

function begunIn(pending: unknown): ExportedResource[] {
  if (!Array.isArray(pending)) return [];
  return pending
    .filter(isObject)
    .filter(({ type }) => type === "creating")
    .map(({ resource }) => resource)
    .filter(isObject);
}
