import { visibleLine } from "../provider/rules/visible-text";
import { BadPlan } from "./bad-plan";
import { findObjects, parseJson } from "./find-objects";
import type { Properties } from "./plan";
import { isObject } from "../provider/rules/object";

export const REMEDY = "Write it with: pulumi preview --json > plan.json.";

/** How the engine begins a plan: a text that begins so is one, or was to be one. */
const BEGINS_A_PLAN =
  /^\{\s*"(?:config|steps|diagnostics|duration|changeSummary|maybeCorrupt)"\s*:/;
const EVENTS =
  "it holds the engine's events, not a plan. Write it with `pulumi preview --json`, and without " +
  "PULUMI_ENABLE_STREAMING_JSON_PREVIEW.";
const SHOWN_LINES = 3;
const LONGEST_LINE = 80;

/**
 * Takes the one plan out of a text, whatever else was printed around it: policy packs that are
 * installed, the headers of `npm run`, warnings, notices, JSON of others.
 *
 * @throws {@link BadPlan}
 */
export function findPlan(text: string, source: string): Properties {
  const whole = text.replace(/^\uFEFF/, "").trim();
  if (whole === "") throw new BadPlan(`${source}: it is empty. ${REMEDY}`);
  const json = parseJson(whole);
  if (isPlan(json)) return json;
  const { plans, other } = sortOut(text, source);
  const [plan] = plans;
  if (plan === undefined) {
    throw new BadPlan(`${source}: ${whatElse(whole, json ?? other, json === undefined)}`);
  }
  if (plans.length === 1) return plan;
  throw new BadPlan(
    `${source}: it holds ${plans.length} plans. Write each into a file of its own, with pulumi preview --json.`,
  );
}

/** The plans among other lines, and the first JSON that is none. */
function sortOut(text: string, source: string): { plans: Properties[]; other: unknown } {
  const plans: Properties[] = [];
  let other: unknown;
  for (const found of findObjects(text)) {
    const wasToBePlan = BEGINS_A_PLAN.test(found.text);
    if (wasToBePlan && isPlan(found.json)) plans.push(found.json);
    else if (found.json !== undefined) other ??= found.json;
    // What is left of a plan may have something like a plan in it: none of it can be trusted.
    else if (wasToBePlan) {
      throw new BadPlan(`${source}: ${whatIsWrong(found.text.trimEnd())}`);
    }
  }
  return { plans, other };
}

function isPlan(json: unknown): json is Properties {
  if (!isObject(json)) return false;
  if (Array.isArray(json["steps"])) return true;
  const { diagnostics } = json as { diagnostics?: unknown };
  // A preview that fails early has nothing but what it says.
  const saysSomething = Array.isArray(diagnostics) && diagnostics.some(isObject);
  return json["steps"] == null && (isObject(json["changeSummary"]) || saysSomething);
}

function whatIsWrong(text: string): string {
  return text.endsWith("}")
    ? `its JSON is damaged. ${REMEDY}`
    : `it ends in the middle of its JSON, after ${text.length} characters. ${REMEDY}`;
}

function whatElse(text: string, json: unknown, hasLines: boolean): string {
  if (json === undefined) {
    return text.startsWith("{") ? whatIsWrong(text) : `it is not JSON. ${sayLines(text)} ${REMEDY}`;
  }
  if (isObject(json) && "sequence" in json) return EVENTS;
  const others = hasLines ? ` ${sayLines(text)}` : "";
  return `it is JSON, but not a plan: it has no steps.${others} ${REMEDY}`;
}

function sayLines(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const shown = lines
    .slice(0, SHOWN_LINES)
    .map((line) => `"${visibleLine(line.trim(), LONGEST_LINE)}"`);
  const more = lines.length - shown.length;
  return `What it says: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}
