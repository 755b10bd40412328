import type { Values } from "../../describe/given";
import { DYNAMIC_TYPE_PREFIX } from "../../rules/dynamic-type";
import { exported, type ExportedResource } from "../../rules/exported-resources";
import { isObject } from "../../rules/object";
import { isStack, nameOf, parseUrn, typeOf } from "../../rules/urn";

/** An entry of a stack's state that has an id, of a type that this package has. */
export interface StateEntry {
  urn: string;
  /** Such as `TimescaleVpc`. */
  type: string;
  name: string;
  id: string;
  /** The components that it is in, the nearest first. */
  parents: { type: string; name: string }[];
  /** It was replaced and is yet to be deleted. */
  doomed: boolean;
}

/** A create that the engine began and of which the state has no end, of a type that this package has. */
export interface BegunCreate {
  urn: string;
  /** What was wanted. Secrets in it are encrypted. */
  inputs: Values;
}

/** What `pulumi stack export` prints, as far as it concerns us. */
export interface StackExport {
  /** Of which stack it is; undefined where nothing in it says so. */
  origin: { stack: string; project: string } | undefined;
  entries: StateEntry[];
  begun: BegunCreate[];
}

/** Reads what `pulumi stack export` printed; undefined where it is something else. */
export function readExport(text: string): StackExport | undefined {
  const found = exported(text);
  if (found === undefined) return undefined;
  const resources = found.resources.filter((each) => parseUrn(each["urn"]) !== undefined);
  const parentOf = new Map(resources.map(({ urn, parent }) => [urn, parent]));
  const [first] = resources;
  const origin = parseUrn(first?.["urn"]);
  return {
    origin: origin && { stack: origin.stack, project: origin.project },
    entries: resources.flatMap((resource) => entryOf(resource, parentOf)),
    begun: found.begun.flatMap(begunOf),
  };
}

function isOurs(urn: unknown): urn is string {
  return parseUrn(urn) !== undefined && typeOf(urn as string).startsWith(DYNAMIC_TYPE_PREFIX);
}

function begunOf({ urn, inputs }: ExportedResource): BegunCreate[] {
  return isOurs(urn) && isObject(inputs) ? [{ urn, inputs }] : [];
}

function entryOf(resource: ExportedResource, parentOf: Map<unknown, unknown>): StateEntry[] {
  const { urn, id, external, pendingReplacement } = resource;
  if (!isOurs(urn)) return [];
  // What was deleted to be made again is there no more, and what is read is not the stack's own.
  if (typeof id !== "string" || id === "" || external === true) return [];
  if (pendingReplacement === true) return [];
  return [
    {
      ...{ urn, id, name: nameOf(urn), type: typeOf(urn).slice(DYNAMIC_TYPE_PREFIX.length) },
      parents: parentsOf(urn, parentOf),
      doomed: resource["delete"] === true,
    },
  ];
}

function parentsOf(urn: unknown, parentOf: Map<unknown, unknown>): StateEntry["parents"] {
  const parents: StateEntry["parents"] = [];
  const seen = new Set<unknown>([urn]);
  for (let at = parentOf.get(urn); !seen.has(at); at = parentOf.get(at)) {
    seen.add(at);
    if (typeof at !== "string" || parseUrn(at) === undefined || isStack(at)) break;
    parents.push({ type: typeOf(at), name: nameOf(at) });
  }
  return parents;
}
