import type { Diagnosis } from "../../../doctor/diagnosis";
import type { LiveFacts } from "../../../doctor/facts/live";
import type { Finding, Link, Severity } from "../../../doctor/finding";
import { judge } from "../../../doctor/judge";
import type { Case, Rule, Verdict } from "../../../doctor/rules/rule";
import { casesOf } from "../../../doctor/path/cases";
import { largeNetwork, type Size } from "../large-network";

/** A finding of a made-up check. */
export function finding(link: Link, severity: Severity, change: Partial<Finding> = {}): Finding {
  return {
    check: { name: `${link}-${severity}`, link, severity },
    subject: "Route table rtb-1 of vpc-1",
    saw: "it has no route to 10.70.0.0/24",
    why: "what its subnets send to Tiger Cloud goes nowhere",
    fix: "`aws ec2 create-route --route-table-id rtb-1 --vpc-peering-connection-id pcx-1`",
    ...change,
  };
}

const rule = (say: (one: Case) => Verdict): Rule => ({ ways: ["peering"], checks: [], judge: say });

/** A diagnosis of a large network, of each case of which something is said. */
export function diagnosisOf(
  size: Size,
  say: (one: Case) => Verdict = () => ({}),
  live: readonly LiveFacts[] = [],
): Diagnosis {
  const { ways, ...facts } = largeNetwork(size);
  const judgement = judge({ cases: casesOf(ways, facts), rules: [rule(say)] });
  return { title: "shop/dev", live, ...judgement };
}

const SKIPPED = { state: "skipped" } as const;

/** An endpoint that answers, and asks for a password. */
export const ANSWERS: LiveFacts = {
  ...{ serviceId: "svc0000001", role: "primary", host: "db.example", port: 5432 },
  addresses: { state: "done", value: ["10.70.0.9"] },
  tcp: { state: "done", value: { address: "10.70.0.9", milliseconds: 3 } },
  tls: { state: "done", value: { version: "TLSv1.3", issuer: "R11", validTo: "2027-01-31" } },
  server: { state: "done", value: "password" },
  query: SKIPPED,
};

/** One that nothing comes back from. */
export const TIMES_OUT: LiveFacts = {
  ...ANSWERS,
  ...{ serviceId: undefined, host: "db2.example" },
  tcp: { state: "failed", kind: "timeout", saw: "no answer within 5 s", code: "ETIMEDOUT" },
  ...{ tls: SKIPPED, server: SKIPPED },
};
