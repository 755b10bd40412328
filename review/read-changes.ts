import { isObject } from "../provider/rules/object";
import { nameOf, typeOf } from "../provider/rules/urn";
import {
  compareText,
  OPERATIONS,
  type Change,
  type Dependencies,
  type Operation,
  type Plan,
  type Properties,
  type PropertyDiffKind,
  type Staying,
} from "./plan";
import { operationOf, type Step } from "./read-operations";

/** The engine may tell a replacement in several steps: the one with most to read stands for all. */
const TELLS_MOST = ["replace", "create-replacement", "import-replacement", "read-replacement"];

/** Sorts out the steps: one change for each resource that changes. */
export function readChanges(
  steps: readonly Step[],
  changeSummary: unknown,
): Pick<Plan, "changes" | "staying" | "unchanged"> {
  const byUrn = new Map<string, Step[]>();
  const staying: Plan["staying"] = [];
  for (const step of steps) {
    if (step.op === "same") staying.push(toStaying(step));
    if (operationOf(step) === undefined) continue;
    const ofUrn = byUrn.get(step.urn);
    if (ofUrn === undefined) byUrn.set(step.urn, [step]);
    else ofUrn.push(step);
  }
  const changes = [...byUrn.values()].flatMap(changesOfOne);
  changes.sort(
    (left, right) =>
      OPERATIONS.indexOf(left.operation) - OPERATIONS.indexOf(right.operation) ||
      compareText(left.urn, right.urn) ||
      compareText(left.id ?? "", right.id ?? ""),
  );
  // Without --show-sames the steps leave out most of what stays, and only the summary counts it.
  const counted = isObject(changeSummary) ? changeSummary["same"] : undefined;
  return { changes, staying, unchanged: typeof counted === "number" ? counted : staying.length };
}

function toStaying(step: Step): Staying {
  const state = record(step["newState"]);
  return {
    urn: step.urn,
    type: typeOf(step.urn),
    id: text(record(step["oldState"])["id"] ?? state["id"]),
    parent: text(state["parent"]) ?? "",
    inputs: record(state["inputs"]),
    outputs: record(record(step["oldState"])["outputs"] ?? state["outputs"]),
    dependencies: readDependencies(state["propertyDependencies"]),
  };
}

/** Steps of one URN: those of a replacement are one change, a left-over that goes is another. */
function changesOfOne(steps: readonly Step[]): Change[] {
  const replacing = steps.filter((step) => operationOf(step) === "replace");
  const others = steps.filter((step) => operationOf(step) !== "replace");
  const telling = TELLS_MOST.map((op) => replacing.find((step) => step.op === op)).find(Boolean);
  const replacement = telling ?? replacing[0];
  return [...(replacement === undefined ? [] : [replacement]), ...others].map(toChange);
}

function toChange(step: Step): Change {
  const before = record(step["oldState"]);
  const after = record(step["newState"]);
  const operation = operationOf(step) ?? "update";
  const type = before["type"] ?? after["type"];
  return {
    ...whatBecomes(operation, before),
    urn: step.urn,
    type: typeof type === "string" ? type : typeOf(step.urn),
    name: nameOf(step.urn),
    custom: (before["custom"] ?? after["custom"]) === true,
    id: text(before["id"]),
    oldInputs: record(before["inputs"]),
    newInputs: operation === "delete" ? {} : record(after["inputs"]),
    oldOutputs: record(before["outputs"]),
    parent: text(after["parent"]) ?? text(before["parent"]) ?? "",
    oldDependencies: readDependencies(before["propertyDependencies"]),
    newDependencies: readDependencies(after["propertyDependencies"]),
    replaceReasons: texts(step["replaceReasons"]),
    diffReasons: texts(step["diffReasons"]),
    detailedDiff: readDetailedDiff(step["detailedDiff"]),
  };
}

/**
 * The engine deletes neither what `retainOnDelete` keeps nor what it only read. It looks at the former
 * state, so what the program says of it in this update comes too late.
 */
function whatBecomes(
  operation: Operation,
  before: Properties,
): Pick<Change, "operation" | "keepsOld"> {
  const isKept = before["retainOnDelete"] === true || before["external"] === true;
  return {
    operation: isKept && operation === "delete" ? "forget" : operation,
    keepsOld: isKept && operation === "replace",
  };
}

function readDetailedDiff(value: unknown): Record<string, PropertyDiffKind> {
  const entries = Object.entries(record(value)).map(([path, told]) => {
    const { kind, inputDiff } = record(told) as { kind?: unknown; inputDiff?: unknown };
    const replaces = typeof kind === "string" && kind.endsWith("-replace");
    return [path, { replaces, inputDiff: inputDiff !== false }] as const;
  });
  return Object.fromEntries(entries);
}

function readDependencies(value: unknown): Dependencies {
  return Object.fromEntries(Object.entries(record(value)).map(([key, urns]) => [key, texts(urns)]));
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function texts(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [];
  return all.filter((each) => typeof each === "string").sort(compareText);
}
