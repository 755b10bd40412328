import { isUrn, stackOf } from "../provider/rules/urn";
import { BadPlan } from "./bad-plan";
import { readChanges } from "./read-changes";
import { readDiagnostics } from "./read-diagnostics";
import type { Plan } from "./plan";
import { findUnjudged } from "./read-operations";
import type { Step } from "./step";
import { isRecord } from "./values";

const REMEDY = "Write it with: pulumi preview --json > plan.json.";
const NO_NAME = "stack";

/**
 * Reads what `pulumi preview --json` printed, of any program.
 *
 * @param source how messages name the text: a file or `standard input`
 * @param name how the review names the plan; by default `project/stack`
 * @throws {@link BadPlan} where the text is empty, cut off or something else
 */
export function readPlan(text: string, source: string, name?: string): Plan {
  const json = parse(text.replace(/^\uFEFF/, "").trim(), source);
  if (!isPlan(json)) {
    throw new BadPlan(`${source}: it is JSON, but not a plan: it has no steps. ${REMEDY}`);
  }
  const steps = readSteps(json["steps"], source);
  const [first] = steps;
  return {
    stack: name ?? (first === undefined ? NO_NAME : stackOf(first.urn)),
    ...readChanges(steps, json["changeSummary"]),
    diagnostics: [
      ...findUnjudged(steps, json["changeSummary"]),
      ...readDiagnostics(json["diagnostics"]),
    ],
  };
}

function parse(text: string, source: string): unknown {
  if (text === "") throw new BadPlan(`${source}: it is empty. ${REMEDY}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new BadPlan(`${source}: ${whatIsWrong(text)}`);
  }
}

function whatIsWrong(text: string): string {
  if (!text.startsWith("{")) return `it is no JSON. ${REMEDY}`;
  if (/^\{"sequence":/.test(text)) {
    return (
      "it holds the engine's events, not a plan. Write it with `pulumi preview --json`, and " +
      "without PULUMI_ENABLE_STREAMING_JSON_PREVIEW."
    );
  }
  if (!text.endsWith("}")) {
    return `it ends in the middle of its JSON, after ${text.length} characters. ${REMEDY}`;
  }
  return `its JSON is damaged. ${REMEDY}`;
}

function isPlan(json: unknown): json is Readonly<Record<string, unknown>> {
  if (!isRecord(json)) return false;
  return (
    Array.isArray(json["steps"]) ||
    (json["steps"] == null &&
      (isRecord(json["changeSummary"]) || Array.isArray(json["diagnostics"])))
  );
}

function readSteps(value: unknown, source: string): Step[] {
  const steps: unknown[] = Array.isArray(value) ? value : [];
  const bad = steps.findIndex((step) => !isStep(step));
  if (bad !== -1) {
    throw new BadPlan(`${source}: step ${bad + 1} has no operation or no URN. ${REMEDY}`);
  }
  return steps as Step[];
}

function isStep(step: unknown): step is Step {
  return (
    isRecord(step) &&
    typeof step["op"] === "string" &&
    typeof step["urn"] === "string" &&
    isUrn(step["urn"])
  );
}
