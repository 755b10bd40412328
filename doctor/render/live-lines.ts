import type { LiveFacts, Outcome } from "../facts/live";
import type { WayState } from "./words";

/** What one endpoint said, on one line. Its text is foreign. */
export interface LiveLine {
  state: WayState;
  text: string;
}

export function liveLine(live: LiveFacts): LiveLine {
  const { host, port, role } = live;
  const steps = stepsOf(live);
  const failed = steps.find(({ outcome }) => outcome.state === "failed");
  const done = steps.flatMap(({ said }) => said ?? []);
  const state = failed === undefined ? "sound" : stateOf(failed.outcome);
  const failure = failed === undefined ? [] : [sayFailure(failed)];
  const untaken = steps.flatMap(({ outcome }) =>
    outcome.state === "skipped" ? (outcome.why ?? []) : [],
  );
  const said = [...done, ...failure, ...untaken];
  return { state, text: `${host}:${port} (${role}): ${said.join(", ")}` };
}

interface Step {
  name: string;
  outcome: Outcome<unknown>;
  /** What to say of it where it is done. */
  said: string | undefined;
}

function stepsOf({ addresses, tcp, tls, server, query }: LiveFacts): Step[] {
  return [
    step("name", addresses, (found) => `its name leads to ${found.join(" and ")}`),
    step("TCP", tcp, ({ address, milliseconds }) => `${address} answers in ${milliseconds} ms`),
    step(
      "TLS",
      tls,
      ({ version, issuer, validTo }) => `${version}, certificate by ${issuer} until ${validTo}`,
    ),
    step("PostgreSQL", server, (answer) =>
      answer === "password" ? "it asks for a password" : "it lets in",
    ),
    step("select 1", query, ({ serverVersion }) => `PostgreSQL ${serverVersion} answers`),
  ];
}

function step<T>(name: string, outcome: Outcome<T>, say: (value: T) => string): Step {
  return { name, outcome, said: outcome.state === "done" ? say(outcome.value) : undefined };
}

/** These kinds prove that the path is there. */
const REACHED: readonly string[] = ["refused-login", "no-tls"];

function stateOf(outcome: Outcome<unknown>): WayState {
  return outcome.state === "failed" && REACHED.includes(outcome.kind) ? "risk" : "broken";
}

function sayFailure({ name, outcome }: Step): string {
  return outcome.state === "failed" ? `${name}: ${outcome.kind}, ${outcome.saw}` : "";
}
