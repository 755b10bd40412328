import type { Verdict } from "./rule";

/** What a rule says that judges several things. */
export function together(verdicts: readonly Verdict[]): Verdict {
  return {
    findings: verdicts.flatMap(({ findings = [] }) => findings),
    unseen: verdicts.flatMap(({ unseen = [] }) => unseen),
  };
}
