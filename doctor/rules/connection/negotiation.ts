import type { Failure, LiveFacts } from "../../facts/live";
import type { Check, Finding } from "../../finding";
import { check, finding, type Words } from "./expected";

const SILENT = check("server-silent", "broken");
const CLOSES = check("connection-closed", "broken");
const NOT_POSTGRESQL = check("not-postgresql", "broken");
const NO_TLS = check("no-tls", "broken");
const TLS_FAILS = check("tls-fails", "broken");

/** What the rules of this file report. */
export const NEGOTIATION_CHECKS = [SILENT, CLOSES, NOT_POSTGRESQL, NO_TLS, TLS_FAILS];

const WORDS: ReadonlyMap<Check, Pick<Words, "why" | "fix">> = new Map([
  [
    SILENT,
    {
      why: "TCP reaches something that does not go on: what stands between took the connection itself, or large packets are lost.",
      fix:
        "Look at the service's status, and at firewalls and proxies between. If it stops in the midst of TLS, " +
        "let ICMP type 3 code 4 through network ACLs, without which packets stay larger than the path takes.",
    },
  ],
  [
    CLOSES,
    {
      why: "Something takes connections and ends them at once: an IP allow list, a load balancer with no healthy target, or a firewall.",
      fix:
        "Look whether the service has an IP allow list that lacks this machine's address, whether it is READY, " +
        "and what stands between.",
    },
  ],
  [
    NOT_POSTGRESQL,
    {
      why: "Something else answers at that address and port, such as a proxy or a web server.",
      fix:
        "Use the host and port that Tiger Cloud gives now, and look at the hosts file, the record of the private " +
        "zone, and proxies between.",
    },
  ],
  [
    NO_TLS,
    {
      why: "Tiger Cloud always offers TLS, so this is another server; without TLS a password could be read on the way.",
      fix: "Use the host and port that Tiger Cloud gives now, and look at poolers and proxies of your own between.",
    },
  ],
  [
    TLS_FAILS,
    {
      why: "No encryption comes about, and without it nothing is sent.",
      fix: "Look at what inspects TLS between, and whether this machine allows TLS 1.2 or 1.3.",
    },
  ],
]);

/** Of a connection that PostgreSQL does not go on with, before it looks at who connects. */
export function judgeNegotiation(live: LiveFacts, failure: Failure): Finding {
  const of = checkOf(failure);
  const { why, fix } = WORDS.get(of) ?? { why: "", fix: "" };
  return finding(of, live, { saw: `${failure.saw}.`, why, fix });
}

function checkOf(failure: Failure): Check {
  const { kind } = failure;
  if (kind === "timeout") return SILENT;
  if (kind === "not-postgresql") return NOT_POSTGRESQL;
  if (kind === "no-tls") return NO_TLS;
  return isClosed(failure) ? CLOSES : TLS_FAILS;
}

/** True where the other side ended the connection without a word. */
export function isClosed({ code }: Pick<Failure, "code">): boolean {
  return code === "ECONNRESET";
}
