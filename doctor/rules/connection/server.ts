import type { Failure, LiveFacts } from "../../facts/live";
import type { Check, Finding } from "../../finding";
import { check, finding, type Words } from "./expected";

const NOT_ALLOWED = check("client-not-allowed", "broken");
const FULL = check("connections-used-up", "broken");
const NOT_READY = check("server-not-ready", "broken");
const QUERY_FAILS = check("query-fails", "broken");

/** What the rules of this file report. */
export const SERVER_CHECKS = [NOT_ALLOWED, FULL, NOT_READY, QUERY_FAILS];

/** By PostgreSQL's codes. */
const REFUSALS: Readonly<Partial<Record<string, { of: Check } & Pick<Words, "why" | "fix">>>> = {
  "28000": {
    of: NOT_ALLOWED,
    why: "The path is whole; the server does not let this address, user or database in, before any password.",
    fix:
      "Look whether the service has an IP allow list that lacks this machine's address, and whether PGUSER and " +
      "PGDATABASE are those of the service.",
  },
  "53300": {
    of: FULL,
    why: "The path is whole; all of the server's connections are taken, so whoever comes now is turned away.",
    fix:
      "End idle sessions (select pid, state, client_addr from pg_stat_activity), connect through the service's " +
      "pooler, or give the service more memory, from which its max_connections follows.",
  },
  "57P03": {
    of: NOT_READY,
    why: "The path is whole; the server starts, stops or recovers, and takes no sessions meanwhile.",
    fix: "Look at the service's status, and run this again when it is READY.",
  },
};

/**
 * Of a server that lets nobody in. A refused password, or a database that does not exist, is no finding: it
 * proves the path, and is shown with it.
 */
export function judgeRefusal(live: LiveFacts, failure: Failure): Finding | undefined {
  const refusal = REFUSALS[failure.code ?? ""];
  if (refusal === undefined) return undefined;
  const { of, why, fix } = refusal;
  return finding(of, live, { saw: `${failure.saw}.`, why, fix });
}

/** Of a session in which `select 1` fails. */
export function judgeQuery(live: LiveFacts, failure: Failure): Finding {
  return finding(QUERY_FAILS, live, {
    saw: `${failure.saw}.`,
    why: "The password was taken, and the session is of no use: a pooler without its server, or a server under load.",
    fix: "Look at the service's status and load, and try the other endpoints of the service.",
  });
}
