import type { Way } from "../../doctor/path/way";
import type { Rule } from "../../doctor/rules/rule";

type CaseOf<Kind extends Way["kind"]> = Parameters<Rule<Kind>["judge"]>[0];

/** What a rule finds, as `severity check: Subject: what was seen`. */
export function foundBy<Kind extends Way["kind"]>(rule: Rule<Kind>, one: CaseOf<Kind>): string[] {
  return (rule.judge(one).findings ?? []).map(
    ({ check, subject, saw }) => `${check.severity} ${check.name}: ${subject}: ${saw}`,
  );
}

/** What the first finding of a rule says to do. */
export function fixOf<Kind extends Way["kind"]>(
  rule: Rule<Kind>,
  one: CaseOf<Kind>,
): string | undefined {
  return rule.judge(one).findings?.[0]?.fix;
}

/** What a rule could not look at, as `link: Subject: reason`. */
export function unseenBy<Kind extends Way["kind"]>(rule: Rule<Kind>, one: CaseOf<Kind>): string[] {
  return (rule.judge(one).unseen ?? []).map(
    ({ link, subject, reason }) => `${link}: ${subject}: ${reason}`,
  );
}
