import { exportedResources } from "../../provider/rules/exported-resources";
import { isObject } from "../../provider/rules/object";
import { isUnknown } from "../../provider/rules/unknown";
import { isStack, nameOf, parseUrn, stackOf, typeOf } from "../../provider/rules/urn";

/** A resource of a stack, as far as its state tells. */
export interface StateResource {
  urn: string;
  /** Such as `aws:ec2/route:Route`. */
  type: string;
  name: string;
  /** Undefined for components, and for what has none yet. */
  id: string | undefined;
  /** URN of the component or resource that it is in; undefined for the stack itself. */
  parent: string | undefined;
  /** URN of its provider. */
  provider: string | undefined;
  /** Outputs, and the inputs of which there is no output: an entry that failed half-way lacks outputs. */
  properties: Readonly<Record<string, unknown>>;
}

/** What `pulumi stack export` prints, in a form that can be searched. */
export class State {
  readonly #byUrn: ReadonlyMap<string, StateResource>;
  readonly #byParent: ReadonlyMap<string | undefined, StateResource[]>;
  readonly #byType: ReadonlyMap<string, StateResource[]>;

  constructor(
    /** `project/stack`; undefined where the state is empty. */
    readonly stackName: string | undefined,
    readonly resources: readonly StateResource[],
  ) {
    this.#byUrn = new Map(resources.map((each) => [each.urn, each]));
    this.#byParent = grouped(resources, ({ parent }) => parent);
    this.#byType = grouped(resources, ({ type }) => type);
  }

  ofType(type: string): readonly StateResource[] {
    return this.#byType.get(type) ?? [];
  }

  childrenOf({ urn }: StateResource): readonly StateResource[] {
    return this.#byParent.get(urn) ?? [];
  }

  parentOf({ parent }: StateResource): StateResource | undefined {
    return parent === undefined ? undefined : this.#byUrn.get(parent);
  }

  /** The nearest component of a type around a resource. */
  componentOf(resource: StateResource, type: string): StateResource | undefined {
    const seen = new Set<StateResource>();
    let at = this.parentOf(resource);
    while (at !== undefined && !seen.has(at)) {
      if (at.type === type) return at;
      seen.add(at);
      at = this.parentOf(at);
    }
    return undefined;
  }

  providerOf({ provider }: StateResource): StateResource | undefined {
    return provider === undefined ? undefined : this.#byUrn.get(provider);
  }
}

/** Reads what `pulumi stack export` printed; undefined where it is something else. */
export function readState(text: string): State | undefined {
  const entries = exportedResources(text);
  if (entries === undefined) return undefined;
  const resources = entries.flatMap(resourceOf);
  const [first] = resources;
  return new State(first && stackOf(first.urn), resources);
}

type Fields = Record<string, unknown>;

function resourceOf(entry: Fields): StateResource[] {
  const { urn } = entry;
  // What was replaced has a successor of the same URN. What waits to be made again is still wanted.
  if (typeof urn !== "string" || parseUrn(urn) === undefined || entry["delete"] === true) return [];
  return [
    {
      ...{ urn, type: typeOf(urn), name: nameOf(urn) },
      id: textIn(entry, "id"),
      parent: isStack(urn) ? undefined : textIn(entry, "parent"),
      provider: textIn(entry, "provider")?.replace(/::[^:]*$/, ""),
      properties: { ...fieldsIn(entry, "inputs"), ...fieldsIn(entry, "outputs") },
    },
  ];
}

/** A property that is a text; undefined where there is none, it is not known, or it is a secret. */
export function textOf({ properties }: StateResource, name: string): string | undefined {
  return textIn(properties, name);
}

/** The texts of a property that is a list of them; none where it is none. */
export function textsOf({ properties }: StateResource, name: string): string[] {
  const value = properties[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  const isUsable = typeof value === "string" && value !== "" && value !== HIDDEN;
  return isUsable && !isUnknown(value) ? value : undefined;
}

/** What stands for a secret where one is left out. One that is encrypted is an object. */
const HIDDEN = "[secret]";

function fieldsIn(entry: Fields, name: string): Fields {
  const value = entry[name];
  return isObject(value) ? value : {};
}

function grouped<K>(
  resources: readonly StateResource[],
  keyOf: (resource: StateResource) => K,
): Map<K, StateResource[]> {
  const groups = new Map<K, StateResource[]>();
  for (const resource of resources) {
    const key = keyOf(resource);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [resource]);
    else group.push(resource);
  }
  return groups;
}
