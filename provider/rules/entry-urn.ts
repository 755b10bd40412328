/**
 * The hidden input in which the sdk's classes say which entry of the stack a call is for. Pulumi's
 * dynamic provider process tells a provider no URN; names that begin with `__` are shown nowhere.
 */
export const ENTRY_URN = "__urn";

/** The parts of an entry's URN. */
export interface EntryUrn {
  stack: string;
  project: string;
  /** The types of its parents and its own: `timescale:index:TimescaleNetwork$pulumi-nodejs:…`. */
  qualifiedType: string;
  /** Its own type alone. */
  type: string;
  /** Its Pulumi name, which may hold anything, `::` included. */
  name: string;
}

const PREFIX = "urn:pulumi:";

/** The parts of a URN; undefined where it is none. */
export function parseUrn(urn: unknown): EntryUrn | undefined {
  if (typeof urn !== "string" || !urn.startsWith(PREFIX)) return undefined;
  const [stack = "", project, qualifiedType, ...name] = urn.slice(PREFIX.length).split("::");
  if (project === undefined || qualifiedType === undefined || name.length === 0) return undefined;
  const type = qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1);
  return { stack, project, qualifiedType, type, name: name.join("::") };
}

/** The URN that Pulumi gives an entry. */
export function formatUrn({ stack, project, qualifiedType, name }: Omit<EntryUrn, "type">): string {
  return `${PREFIX}${stack}::${project}::${qualifiedType}::${name}`;
}
