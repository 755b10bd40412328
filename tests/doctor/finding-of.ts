import type { Finding } from "../../doctor/finding";
import type { Way } from "../../doctor/path/way";
import type { Case, Verdict } from "../../doctor/rules/rule";

/** A rule, of whichever ways. */
interface Judge<W extends Way> {
  judge(one: Case<W>): Verdict;
}

/** The names of the checks that a rule reports of a case. */
export function namesOf<W extends Way>(rule: Judge<W>, one: Case<W>): string[] {
  return (rule.judge(one).findings ?? []).map(({ check }) => check.name);
}

/** What a rule finds in a case of which it finds one thing; each text by itself. */
export function findingOf<W extends Way>(rule: Judge<W>, one: Case<W>) {
  const findings = rule.judge(one).findings ?? [];
  expect(findings).toHaveLength(1);
  const { check, ...texts } = findings[0] as Finding;
  return { name: check.name, severity: check.severity, ...texts };
}
