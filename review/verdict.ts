import type { Danger } from "./dangers";
import { DANGER_CLASSES, DANGERS, type GradedClass, type VerdictEntry } from "./dangers/classes";
import type { Plan } from "./plan";

/** What a review says in one word; the gravest that is true. */
export type Verdict = "could-not-be-checked" | GradedClass | "safe" | "no-changes";

/** All verdicts, the gravest first. */
export const VERDICTS: Readonly<Record<Verdict, VerdictEntry>> = {
  "could-not-be-checked": {
    words: "could not be checked",
    colour: "red",
    meaning: "the preview failed, or this version does not know all of the plan",
  },
  ...(Object.fromEntries(
    DANGER_CLASSES.map((one) => [one, DANGERS[one].verdict] as const).filter(
      ([, verdict]) => typeof verdict !== "string",
    ),
  ) as Record<GradedClass, VerdictEntry>),
  safe: {
    words: "safe",
    colour: "green",
    meaning: "there are changes, and none of these dangers in them",
  },
  "no-changes": { words: "no changes", colour: "green", meaning: "there are none" },
};

/** All that is true of these plans, the gravest first. */
export function judge(plans: readonly Plan[], dangers: readonly Danger[]): [Verdict, ...Verdict[]] {
  const classes = new Set(dangers.map((danger) => danger.class));
  const found = new Set(
    DANGER_CLASSES.filter((one) => classes.has(one)).map((one) => {
      const { verdict } = DANGERS[one];
      return typeof verdict === "string" ? verdict : (one as GradedClass);
    }),
  );
  if (plans.some(isUnchecked)) return ["could-not-be-checked", ...found];
  const [first, ...rest] = found;
  if (first !== undefined) return [first, ...rest];
  return [plans.some(({ changes }) => changes.length > 0) ? "safe" : "no-changes"];
}

/** A plan with an error in it ends where the error was, or has what nobody here can judge. */
function isUnchecked(plan: Plan): boolean {
  return plan.diagnostics.some(({ severity }) => severity === "error");
}

/** The verdicts as one line, such as "Destroys, interrupts service". */
export function sayVerdicts(verdicts: readonly Verdict[]): string {
  const text = verdicts.map((verdict) => VERDICTS[verdict].words).join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
