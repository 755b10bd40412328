import type { Service } from "../../../provider/tiger-cloud/services";
import { meaningOf } from "../../../provider/tiger-cloud/status";
import type { Check, Finding } from "../../finding";
import type { Case, Rule, Verdict } from "../rule";

const LINK = "service";
const PAUSED: Check = { name: "service-paused", link: LINK, severity: "broken" };
const IN_TRANSIT: Check = { name: "service-in-transit", link: LINK, severity: "broken" };
const CHANGING: Check = { name: "service-changing", link: LINK, severity: "risk" };

/** The service is at rest, and on. */
export const serviceStatusRule: Rule = {
  ways: ["peering", "transit-gateway", "private-endpoint", "none"],
  checks: [PAUSED, IN_TRANSIT, CHANGING],
  judge(one): Verdict {
    const { service } = one.way;
    const finding = service && findingOf(one, service);
    return finding === undefined ? {} : { findings: [finding] };
  },
};

function findingOf(
  { way, targets }: Case,
  { id, status, attachment, publicEndpoint }: Service,
): Finding | undefined {
  const subject = `Service ${id}`;
  if (status === "PAUSED") {
    return {
      ...{ check: PAUSED, subject, saw: "it is paused" },
      why: "a paused service answers nobody",
      fix: "Resume it in the Tiger Cloud console.",
    };
  }
  const meaning = meaningOf("service", status);
  const isMoving = meaning === "pending" || meaning === "unknown";
  // Where it is elsewhere, and no way leads there, another rule says so.
  const isElsewhere = way.kind === "none" && (attachment ?? publicEndpoint) !== undefined;
  if (!isMoving || isElsewhere) return undefined;
  const known = meaning === "unknown" ? ", a word that this version does not know" : "";
  const saw = `Tiger Cloud calls it ${status}${known}`;
  const fix = "Wait until it is READY, which takes some minutes, and look again.";
  if (targets.length > 0) {
    const why = "it may answer nobody until it is READY";
    return { check: CHANGING, subject, saw, why, fix };
  }
  return {
    ...{ check: IN_TRANSIT, subject },
    saw: `${saw}, and tells no endpoint of it here`,
    why: "a service that is made, moved or resumed is unreachable until it is READY; its host and port may be others then",
    fix,
  };
}
