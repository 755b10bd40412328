import { isUnknown } from "../../provider/rules/unknown";
import { isStack } from "../../provider/rules/urn";
import { compareText } from "../plan";
import type { PlannedResource } from "./planned-resource";

/** The resources of a plan at one time, and how they belong together. */
export class ResourceSet {
  private readonly byType = new Map<string, PlannedResource[]>();

  constructor(resources: readonly PlannedResource[]) {
    for (const resource of resources) {
      const ofType = this.byType.get(resource.type);
      if (ofType === undefined) this.byType.set(resource.type, [resource]);
      else ofType.push(resource);
    }
    for (const ofType of this.byType.values()) {
      ofType.sort((left, right) => compareText(left.urn, right.urn));
    }
  }

  ofType(type: string): readonly PlannedResource[] {
    return this.byType.get(type) ?? [];
  }

  /**
   * The resource of a type that a property of another one names: by its id where that is known, else by
   * what the property was computed from.
   */
  named(type: string, by: PlannedResource, property: string): PlannedResource | undefined {
    const value = by.inputs[property];
    const candidates = this.ofType(type);
    if (typeof value === "string" && !isUnknown(value)) {
      const byId = candidates.find(({ id }) => id === value);
      if (byId !== undefined) return byId;
    }
    const from = by.dependencies[property] ?? [];
    return candidates.find(({ urn }) => from.includes(urn));
  }
}

/** A text that is known, or null for one that is known after the apply. */
export function knownText(value: unknown): string | null {
  return typeof value === "string" && !isUnknown(value) ? value : null;
}

/** A list of texts; null for one that is known after the apply, undefined where there is none. */
export function knownTexts(value: unknown): string[] | null | undefined {
  if (isUnknown(value)) return null;
  return Array.isArray(value) ? value.map((text) => knownText(text) ?? "?") : undefined;
}

/** What a property of a resource may name. */
export interface Named {
  /** Null where it is known after the apply. */
  id: string | null;
  /** URNs of the resources from whose outputs the id is computed. */
  from: readonly string[];
}

/** What a property of a resource names. */
export function namedIn({ inputs, dependencies }: PlannedResource, property: string): Named {
  return { id: knownText(inputs[property]), from: dependencies[property] ?? [] };
}

/** True where a property of a resource names that: by its id where it is known, else by its source. */
export function names(resource: PlannedResource, property: string, { id, from }: Named): boolean {
  if (resource.inputs[property] === undefined) return false;
  const own = namedIn(resource, property);
  return own.id === null ? own.from.some((urn) => from.includes(urn)) : own.id === id;
}

/** True where two resources were made by the same component. */
export function areSiblings(left: PlannedResource, right: PlannedResource): boolean {
  return left.parent === right.parent && !isStack(left.parent);
}
