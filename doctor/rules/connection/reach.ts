import type { Failure, FailureKind, LiveFacts } from "../../facts/live";
import type { Check, Finding, Link } from "../../finding";
import type { Way } from "../../path/way";
import { check, finding, type Expected, type Words } from "./expected";

const TIMES_OUT = check("connection-times-out", "broken");
const REFUSED = check("connection-refused", "broken");
const NO_ROUTE = check("connection-unreachable", "broken");
const FAILS = check("connection-fails", "broken");
const UNANSWERED = check("address-unanswered", "risk");

/** What the rules of this file report. */
export const REACH_CHECKS = [TIMES_OUT, REFUSED, NO_ROUTE, FAILS, UNANSWERED];

const GATES: readonly Link[] = ["security-groups", "network-acls"];

/** The links of each way that can let packets vanish. */
const SILENT_LINKS: Readonly<Record<Way["kind"], readonly Link[]>> = {
  peering: ["peering", "cidr-blocks", "routes", ...GATES],
  "transit-gateway": ["transit-gateway", "cidr-blocks", "gateway-routes", "routes", ...GATES],
  "private-endpoint": ["private-endpoint", ...GATES],
  none: ["routes", ...GATES],
};

const CHECK_OF: Readonly<Partial<Record<FailureKind, Check>>> = {
  timeout: TIMES_OUT,
  refused: REFUSED,
  unreachable: NO_ROUTE,
};

/** Of a host to which no TCP connection comes about. */
export function judgeReach(live: LiveFacts, failure: Failure, expected: Expected): Finding {
  const of = CHECK_OF[failure.kind] ?? FAILS;
  return finding(of, live, { saw: `${failure.saw}.`, ...wordsOf(of, live, expected) });
}

function wordsOf(of: Check, live: LiveFacts, expected: Expected): Pick<Words, "why" | "fix"> {
  if (of === TIMES_OUT) return ofTimeout(expected);
  if (of === REFUSED) return ofRefusal(live, expected);
  return of === NO_ROUTE ? ofNoRoute() : ofOther();
}

/** Of addresses that took no connection, where another one of the name did; undefined where all did. */
export function judgeUnanswered(live: LiveFacts): Finding | undefined {
  const unanswered = live.tcp.state === "done" ? (live.tcp.value.unanswered ?? []) : [];
  if (unanswered.length === 0) return undefined;
  return finding(UNANSWERED, live, {
    saw: `${unanswered.map(({ address, saw }) => `${address}: ${saw}`).join("; ")}.`,
    why: "An application that takes this address first waits or fails, and where the other one fails nothing is left.",
    fix:
      "Mend the way to that address, or take it out of the name's record: of a private endpoint it is the " +
      "network interface in one zone, with its own subnet and network ACL.",
  });
}

function ofTimeout({ way }: Expected) {
  const links = SILENT_LINKS[way ?? "peering"].join(", ");
  return {
    why:
      "Something on the way drops what is sent, or what is answered: a missing route, a security group and a " +
      "network ACL all do so without a word.",
    fix:
      `Mend what the doctor says of these links: ${links}; --from <this instance> judges them for this very ` +
      "machine. A private address answers only where its network leads to: run this where the application " +
      "runs. If all of them are sound, look at a firewall of this machine.",
  };
}

function ofRefusal({ role, port }: LiveFacts, { targets }: Expected) {
  const now = targets?.find((target) => target.role === role);
  const fix =
    now === undefined
      ? "Use the port that Tiger Cloud gives now: it changes when a service is attached, detached or moved."
      : `Tiger Cloud gives port ${now.port} now, so it is the right one: the service may be paused, or about to ` +
        "move. Look at its status, and run this again when it is READY.";
  return { why: `The host is reached, so the path is whole; nobody listens at port ${port}.`, fix };
}

function ofNoRoute() {
  return {
    why: "A router, or this machine itself, says that nothing leads to that address; AWS would be silent.",
    fix: "Look at this machine's own routes (ip route get <address>), its VPN, and whether it has IPv4.",
  };
}

function ofOther() {
  return {
    why: "No connection comes about, so nothing else could be tried.",
    fix: "Look at what stands between: a firewall of this machine, a proxy, a sandbox.",
  };
}
