import type { Mark } from "../../diagram/drawn-network";
import type { Change, Dependencies, Operation, Plan, Properties } from "../plan";

/** A resource as it is before a plan, or after it. */
export interface PlannedResource {
  urn: string;
  type: string;
  /** URN of the component or stack that it belongs to; empty where there is none. */
  parent: string;
  /** Undefined for what is not made yet, or is made again. */
  id: string | undefined;
  inputs: Properties;
  /** Empty for what changes: its outputs are known after the apply. */
  outputs: Properties;
  dependencies: Dependencies;
  mark: Mark | undefined;
}

/** A time that a diagram shows. */
export type Side = "before" | "after";

const MARK_OF: Readonly<Partial<Record<Operation, Mark>>> = {
  create: "added",
  import: "added",
  update: "changed",
  replace: "changed",
  delete: "removed",
};

/** The resources of a plan at a time, those that stay included. */
export function resourcesAt(plan: Plan, side: Side): PlannedResource[] {
  return [
    ...plan.staying.map((staying) => ({ ...staying, mark: undefined })),
    ...plan.changes.flatMap((change) =>
      side === "before" ? resourceBefore(change) : resourceAfter(change),
    ),
  ];
}

function resourceBefore(change: Change): PlannedResource[] {
  const { operation, urn, type, parent, id } = change;
  if (operation === "create" || operation === "import") return [];
  return [
    {
      ...{ urn, type, parent, id },
      inputs: change.oldInputs,
      outputs: change.oldOutputs,
      dependencies: change.oldDependencies,
      mark: MARK_OF[operation],
    },
  ];
}

function resourceAfter(change: Change): PlannedResource[] {
  const { operation, urn, type, parent } = change;
  if (operation === "delete" || operation === "forget") return [];
  return [
    {
      ...{ urn, type, parent },
      id: operation === "update" ? change.id : undefined,
      inputs: change.newInputs,
      outputs: {},
      dependencies: change.newDependencies,
      mark: MARK_OF[operation],
    },
  ];
}
