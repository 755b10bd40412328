import type { Danger } from "./dangers";
import { DANGER_CLASSES, type DangerClass } from "./dangers/danger";
import type { Plan } from "./plan";

/** What a review says in one word; the gravest that is true. */
export type Verdict =
  "could-not-be-checked" | "destroys" | "opens-access" | "interrupts" | "safe" | "no-changes";

const VERDICT_OF: Readonly<Record<DangerClass, Verdict>> = {
  destroys: "destroys",
  "opens-access": "opens-access",
  interrupts: "interrupts",
  "loses-route": "interrupts",
};

const WORDS: Readonly<Record<Verdict, string>> = {
  "could-not-be-checked": "could not be checked",
  destroys: "destroys",
  "opens-access": "opens access",
  interrupts: "interrupts service",
  safe: "safe",
  "no-changes": "no changes",
};

/** All that is true of these plans, the gravest first. */
export function judge(plans: readonly Plan[], dangers: readonly Danger[]): [Verdict, ...Verdict[]] {
  const classes = new Set(dangers.map((danger) => danger.class));
  const found = new Set(
    DANGER_CLASSES.filter((one) => classes.has(one)).map((one) => VERDICT_OF[one]),
  );
  if (plans.some(isUnchecked)) return ["could-not-be-checked", ...found];
  const [first, ...rest] = found;
  if (first !== undefined) return [first, ...rest];
  return [plans.some(({ changes }) => changes.length > 0) ? "safe" : "no-changes"];
}

/** A plan with an error in it ends where the error was, or has what nobody here can judge. */
export function isUnchecked(plan: Plan): boolean {
  return plan.diagnostics.some(({ severity }) => severity === "error");
}

/** The verdicts as one line, such as "Destroys, interrupts service". */
export function sayVerdicts(verdicts: readonly Verdict[]): string {
  const text = verdicts.map((verdict) => WORDS[verdict]).join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
