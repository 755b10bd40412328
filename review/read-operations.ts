import { isObject } from "../provider/rules/object";
import { compareText, type Diagnostic, type Operation } from "./plan";

/** One step as the engine wrote it. */
export interface Step extends Readonly<Record<string, unknown>> {
  op: string;
  urn: string;
}

/** The engine's words for what changes. */
const OPERATION_OF: ReadonlyMap<string, Operation> = new Map([
  ["create", "create"],
  ["update", "update"],
  ["delete", "delete"],
  ["replace", "replace"],
  ["create-replacement", "replace"],
  ["delete-replaced", "replace"],
  // What is read takes the place of what Pulumi made, which goes.
  ["read-replacement", "replace"],
  ["import", "import"],
  ["import-replacement", "replace"],
]);

/** The engine's words for what changes nothing in a cloud. */
const CHANGES_NOTHING: ReadonlySet<string> = new Set([
  ...["same", "read", "refresh", "diff", "discard", "discard-replaced"],
  ...["remove-pending-replace", "extend-parameterize"],
]);

/** What a step does; undefined where it changes nothing in a cloud, or is not known. */
export function operationOf({ op }: Step): Operation | undefined {
  return OPERATION_OF.get(op);
}

/**
 * An error for each thing in a plan that nobody here can judge: an operation of a later engine, or
 * changes that the summary counts and no step shows.
 */
export function findUnjudged(steps: readonly Step[], changeSummary: unknown): Diagnostic[] {
  const counted = countsOf(changeSummary);
  const shown = new Map<string, number>();
  for (const { op } of steps) shown.set(op, (shown.get(op) ?? 0) + 1);
  const unknown = [...new Set([...shown.keys(), ...counted.keys()])]
    .filter((op) => !OPERATION_OF.has(op) && !CHANGES_NOTHING.has(op))
    .sort(compareText)
    .map((op) => sayUnknown(op, shown.get(op) ?? counted.get(op) ?? 0));
  const hidden = [...counted].filter(([op]) => OPERATION_OF.has(op));
  const showsNone = ![...shown.keys()].some((op) => OPERATION_OF.has(op));
  return [...unknown, ...(showsNone && hidden.length > 0 ? [sayHidden(hidden)] : [])];
}

function countsOf(changeSummary: unknown): Map<string, number> {
  const entries = Object.entries(isObject(changeSummary) ? changeSummary : {});
  return new Map(
    entries.filter((one): one is [string, number] => typeof one[1] === "number" && one[1] > 0),
  );
}

function sayUnknown(op: string, count: number): Diagnostic {
  const resources = `${count} ${count === 1 ? "resource" : "resources"}`;
  const message =
    `Operation ${JSON.stringify(op)} (${resources}): this version of pulumi-timescale does not know ` +
    "it, so what it does is not checked. Upgrade pulumi-timescale, or read the plan itself.";
  return { severity: "error", message };
}

function sayHidden(hidden: readonly [string, number][]): Diagnostic {
  const counts = hidden.map(([op, count]) => `${count} ${op}`).join(", ");
  const message = `The plan's summary counts changes that its steps do not show (${counts}). Write the plan again.`;
  return { severity: "error", message };
}
