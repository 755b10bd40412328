import type { Failure, LiveFacts } from "../../facts/live";
import type { Check, Finding, Severity } from "../../finding";
import type { Target, Way } from "../../path/way";
import { visibleLine } from "../../../provider/rules/visible-text";

/** What the doctor knows of an endpoint beside what it said itself. */
export interface Expected {
  /** CIDR blocks, or addresses, that its name must lead to; empty where they are not known. */
  blocks: readonly string[];
  /** The way that leads there; undefined where it is not known. */
  way: Way["kind"] | undefined;
  /** Where Tiger Cloud says that the service answers now; undefined where it was not asked. */
  targets?: readonly Target[] | undefined;
}

/** What a rule says of an endpoint, before it has its subject. */
export type Words = Pick<Finding, "saw" | "why" | "fix">;

/** A check of the link `connection`. */
export const check = (name: string, severity: Severity): Check => ({
  ...{ name, severity },
  link: "connection",
});

/** A finding about an endpoint, such as `Primary endpoint db.example:5432`. */
export function finding(of: Check, { role, host, port }: LiveFacts, words: Words): Finding {
  const title = `${role.slice(0, 1).toUpperCase()}${role.slice(1)}`;
  return { check: of, subject: `${title} endpoint ${visibleLine(host)}:${port}`, ...words };
}

/** True where a server of PostgreSQL answered, with a certificate to trust: the path is whole. */
export function isProven({ server }: LiveFacts): boolean {
  return server.state === "done" || (server.state === "failed" && server.kind === "refused-login");
}

/** The step that ended the attempt; undefined where none failed. */
export function firstFailure(live: LiveFacts): Failure | undefined {
  const steps = [live.addresses, live.tcp, live.tls, live.server, live.query];
  return steps.find((step) => step.state === "failed");
}
