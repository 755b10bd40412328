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
  /**
   * As `outputs`, with those before an update in place: ids in them stay. Empty for what is made, and made
   * again.
   */
  lastOutputs: Properties;
  dependencies: Dependencies;
  mark: Mark | undefined;
}

/** A time that a diagram shows. */
export type Side = "before" | "after";

const MARK_OF: Readonly<Record<Operation, Mark | undefined>> = {
  create: "added",
  import: "added",
  update: "changed",
  replace: "changed",
  delete: "removed",
  forget: undefined,
};

const ABSENT: Readonly<Record<Side, readonly Operation[]>> = {
  before: ["create", "import"],
  after: ["delete", "forget"],
};

/** The resources of a plan at a time, those that stay included. */
export function resourcesAt(plan: Plan, side: Side): PlannedResource[] {
  const changing = plan.changes.filter(({ operation }) => !ABSENT[side].includes(operation));
  return [
    ...plan.staying.map((staying) => ({
      ...{ ...staying, lastOutputs: staying.outputs, mark: undefined },
    })),
    ...changing.map((change) => resourceAt(change, side)),
  ];
}

function resourceAt(change: Change, side: Side): PlannedResource {
  const { operation, urn, type, parent } = change;
  const isBefore = side === "before";
  const isSameOne = isBefore || operation === "update";
  return {
    ...{ urn, type, parent, mark: MARK_OF[operation] },
    id: isSameOne ? change.id : undefined,
    inputs: isBefore ? change.oldInputs : change.newInputs,
    outputs: isBefore ? change.oldOutputs : {},
    lastOutputs: isSameOne ? change.oldOutputs : {},
    dependencies: isBefore ? change.oldDependencies : change.newDependencies,
  };
}
