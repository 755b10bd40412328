import type { LiveFacts } from "../../facts/live";
import type { Check, Finding } from "../../finding";
import { ADDRESS_CHECKS, judgeAddresses } from "./addresses";
import { CERTIFICATE_CHECKS, judgeCertificate } from "./certificate";
import type { Expected } from "./expected";
import { judgeMoved, MOVED_CHECKS } from "./moved";
import { judgeName, NAME_CHECKS } from "./name";
import { isClosed, judgeNegotiation, NEGOTIATION_CHECKS } from "./negotiation";
import { judgeReach, judgeUnanswered, REACH_CHECKS } from "./reach";
import { judgeQuery, judgeRefusal, SERVER_CHECKS } from "./server";

/** All that {@link judgeLive} can report, in the order of the steps. */
export const CONNECTION_CHECKS: readonly Check[] = [
  ...[...MOVED_CHECKS, ...NAME_CHECKS, ...ADDRESS_CHECKS, ...REACH_CHECKS],
  ...[...NEGOTIATION_CHECKS, ...CERTIFICATE_CHECKS, ...SERVER_CHECKS],
];

/**
 * Judges what one endpoint of a service said. A wrong host or address is told alone: what comes of it is
 * no second fault.
 */
export function judgeLive(live: LiveFacts, expected: Expected): Finding[] {
  const moved = judgeMoved(live, expected);
  if (moved !== undefined) return [moved];
  if (live.addresses.state === "failed") return [judgeName(live, live.addresses, expected)];
  const addresses = live.addresses.state === "done" ? live.addresses.value : [];
  const elsewhere = judgeAddresses(live, addresses, expected);
  if (elsewhere?.check.severity === "broken") return [elsewhere];
  const findings = [elsewhere, judgeUnanswered(live), judgeSteps(live, expected)];
  return findings.filter((found) => found !== undefined);
}

/** Of the first step that failed once there is an address; undefined where none did. */
function judgeSteps(live: LiveFacts, expected: Expected): Finding | undefined {
  const { tcp, tls, server, query } = live;
  if (tcp.state === "failed") {
    return isClosed(tcp) ? judgeNegotiation(live, tcp) : judgeReach(live, tcp, expected);
  }
  if (tls.state === "failed") {
    return tls.kind === "certificate" ? judgeCertificate(live, tls) : judgeNegotiation(live, tls);
  }
  if (server.state === "failed") {
    return server.kind === "refused-login"
      ? judgeRefusal(live, server)
      : judgeNegotiation(live, server);
  }
  return query.state === "failed" ? judgeQuery(live, query) : undefined;
}
