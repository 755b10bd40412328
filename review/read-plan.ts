import { isObject } from "../provider/rules/object";
import { isUrn, stackOf } from "../provider/rules/urn";
import { BadPlan } from "./bad-plan";
import { findPlan, REMEDY } from "./find-plan";
import { readChanges } from "./read-changes";
import { readDiagnostics } from "./read-diagnostics";
import type { Plan } from "./plan";
import { findUnjudged, type Step } from "./read-operations";

const NO_NAME = "stack";

/**
 * Reads what `pulumi preview --json` printed, of any program. Other lines around it do no harm.
 *
 * @param source how messages name the text: a file or `standard input`
 * @param name how the review names the plan; by default `project/stack`
 * @throws {@link BadPlan} where the text holds no plan, several, or one that is cut off
 */
export function readPlan(text: string, source: string, name?: string): Plan {
  const json = findPlan(text, source);
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
    isObject(step) &&
    typeof step["op"] === "string" &&
    typeof step["urn"] === "string" &&
    isUrn(step["urn"])
  );
}
