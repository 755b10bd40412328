/** A URN taken apart: `urn:pulumi:<stack>::<project>::<type>$<type>::<name>`. */
export interface UrnParts {
  stack: string;
  project: string;
  /** The types of the components around the resource, the outermost first, and its own. */
  types: string;
  name: string;
}

const PREFIX = "urn:pulumi:";
const STACK_TYPE = "pulumi:pulumi:Stack";

/** True for a text that has all parts of a URN. */
export function isUrn(text: string): boolean {
  return text.startsWith(PREFIX) && text.split("::").length > 3;
}

/** The parts of a URN; undefined for anything else. */
export function parseUrn(urn: unknown): UrnParts | undefined {
  return typeof urn === "string" && isUrn(urn) ? partsOf(urn) : undefined;
}

/** The URN that has these parts. */
export function formatUrn({ stack, project, types, name }: UrnParts): string {
  return `${PREFIX}${stack}::${project}::${types}::${name}`;
}

/** The name of a resource, as its program gives it; a text that is no URN comes back as it is. */
export function nameOf(urn: string): string {
  return isUrn(urn) ? partsOf(urn).name : urn;
}

/** The type of a resource: the last of the types in its URN. */
export function typeOf(urn: string): string {
  const { types } = partsOf(urn);
  return types.slice(types.lastIndexOf("$") + 1);
}

/** `project/stack` of a URN. */
export function stackOf(urn: string): string {
  const { project, stack } = partsOf(urn);
  return `${project}/${stack}`;
}

/** True for the URN of a stack itself, which is the parent of what has no other. */
export function isStack(urn: string): boolean {
  return partsOf(urn).types === STACK_TYPE;
}

/** As the engine does it: the first three `::` divide, and the name may hold more of them. */
function partsOf(urn: string): UrnParts {
  const text = urn.startsWith(PREFIX) ? urn.slice(PREFIX.length) : urn;
  const [stack = "", project = "", types = "", ...name] = text.split("::");
  return { stack, project, types, name: name.join("::") };
}
