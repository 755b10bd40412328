/** What an engine plans to do, as far as a review reads it. */
export interface Plan {
  /** The name the plan goes by in the review: as given with it, else `project/stack`. */
  stack: string;
  /** Sorted by operation, what destroys first, then by URN. */
  changes: Change[];
  /** What stays as it is, as far as the plan shows it (`--show-sames`). */
  staying: Staying[];
  /** How many resources stay as they are. */
  unchanged: number;
  /** Errors first, then warnings; each text once. */
  diagnostics: Diagnostic[];
}

/** What happens to a resource. `replace` is a deletion and a creation, in whichever order. */
export type Operation = "delete" | "replace" | "update" | "create" | "import" | "forget";

/** Operations in the order in which a reviewer should see them. */
export const OPERATIONS: readonly Operation[] = [
  "delete",
  "replace",
  "update",
  "create",
  "import",
  "forget",
];

export type Properties = Readonly<Record<string, unknown>>;

/** A resource that stays as it is. */
export interface Staying {
  urn: string;
  type: string;
  id: string | undefined;
  /** URN of the component or stack that it belongs to; empty where there is none. */
  parent: string;
  inputs: Properties;
  outputs: Properties;
  dependencies: Dependencies;
}

/** By property, the URNs of the resources whose outputs are in it. */
export type Dependencies = Readonly<Record<string, readonly string[]>>;

/** One resource that changes. */
export interface Change {
  operation: Operation;
  /** True for a replacement that leaves the former resource where it is, as `retainOnDelete` does. */
  keepsOld: boolean;
  urn: string;
  /** Such as `aws:ec2/route:Route`. */
  type: string;
  name: string;
  /** False for components and the stack itself, which exist in Pulumi alone. */
  custom: boolean;
  /** The id before the change, where there was one. */
  id: string | undefined;
  /** Empty for what is made. */
  oldInputs: Properties;
  /** Empty for what goes. */
  newInputs: Properties;
  oldOutputs: Properties;
  /** URN of the component or stack that it belongs to; empty where there is none. */
  parent: string;
  oldDependencies: Dependencies;
  newDependencies: Dependencies;
  /** The properties that the engine names as the reason of a replacement, sorted. */
  replaceReasons: string[];
  /** The properties that the engine names as changed, sorted. */
  diffReasons: string[];
  /** By property path, where the resource's provider tells. */
  detailedDiff: Readonly<Record<string, PropertyDiffKind>>;
}

/** What a provider tells of a changed property. */
export interface PropertyDiffKind {
  replaces: boolean;
  /** False where the outputs differ: the cloud's resource is not as it was left. */
  inputDiff: boolean;
}

/** What the engine or a provider says about the plan. */
export interface Diagnostic {
  severity: "error" | "warning";
  message: string;
  urn?: string;
}

/** By code units: the same everywhere, whatever the locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
