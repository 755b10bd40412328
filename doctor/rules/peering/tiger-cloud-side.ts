import type { Peering } from "../../../provider/tiger-cloud/peerings";
import { statusOf } from "../../../provider/tiger-cloud/status";
import { foreignLine } from "../../../provider/rules/visible-text";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import { connectionOf, connectionStateOf, peeringOf } from "../../path/peering";
import type { PeeringWay } from "../../path/way";
import type { Case, Rule, Verdict } from "../rule";
import { REFRESH_AND_UP } from "../stack-fix";

const LINK = "peering";
const MISSING: Check = { name: "peering-missing", link: LINK, severity: "broken" };
const FAILED: Check = { name: "peering-failed", link: LINK, severity: "broken" };
const PENDING: Check = { name: "peering-pending", link: LINK, severity: "broken" };
const LATE: Check = { name: "peering-active-in-aws-alone", link: LINK, severity: "broken" };

/** Tiger Cloud's side of the peering is there and active. Where AWS's side tells why not, this says nothing. */
export const tigerCloudSideRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [MISSING, FAILED, PENDING, LATE],
  judge(one): Verdict {
    const peering = peeringOf(one);
    if ("unseen" in peering) return {};
    const finding = peering.value === undefined ? missing(one) : findingOf(one, peering.value);
    return finding === undefined ? {} : { findings: [finding] };
  },
};

const subjectOf = ({ timescaleVpcId, peeringId }: PeeringWay) =>
  `Peering ${timescaleVpcId}/${peeringId}`;

/** How another peering is asked for, as the way is that of a stack or not. */
export function askAgain({ name, timescaleVpcId, customerVpcId }: PeeringWay): string {
  if (name !== undefined) return `${REFRESH_AND_UP} That asks for another one and accepts it.`;
  return `Delete it in the Tiger Cloud console, and peer Timescale VPC ${timescaleVpcId} with ${customerVpcId} again.`;
}

function missing({ way }: Case<PeeringWay>): Finding {
  return {
    ...{ check: MISSING, subject: subjectOf(way), saw: "Tiger Cloud has no such peering" },
    why: `nothing leads from ${way.customerVpcId} to Timescale VPC ${way.timescaleVpcId} over it`,
    fix:
      way.name === undefined
        ? `Peer Timescale VPC ${way.timescaleVpcId} with ${way.customerVpcId} in the Tiger Cloud console, or by a PeeredVpc.`
        : askAgain(way),
  };
}

function findingOf(one: Case<PeeringWay>, peering: Peering): Finding | undefined {
  const { meaning, advice } = statusOf("peering", peering.status);
  if (meaning === "done") return undefined;
  const inAws = awsStateOf(one);
  // The rules of AWS's side say what is wrong, and what to do.
  const told = meaning === "failed" ? ["missing", "lost"] : TOLD_OF_PENDING;
  if (told.includes(inAws)) return undefined;
  const subject = subjectOf(one.way);
  const saw = `Tiger Cloud calls it ${wordsOf(peering)}`;
  if (meaning === "failed") {
    const why = "that is final: it never becomes active, and another one must be asked for";
    const fix = one.way.name === undefined ? `${askAgain(one.way)} ${advice}` : askAgain(one.way);
    return { check: FAILED, subject, saw, why, fix };
  }
  if (inAws === "active") return late(one.way, subject, saw);
  const request =
    one.way.provisionedId === undefined ? ", and tells no id of a request in AWS" : "";
  return {
    ...{ check: PENDING, subject, saw: `${saw}${request}` },
    why: "Tiger Cloud sends nothing over it until it is ACTIVE",
    fix: "AWS has the request within 5 minutes, and somebody accepts it there. Look again then.",
  };
}

const TOLD_OF_PENDING = ["missing", "lost", "wanted", "on-its-way"];

function late({ provisionedId = "it" }: PeeringWay, subject: string, saw: string): Finding {
  return {
    ...{ check: LATE, subject, saw: `${saw}, while AWS calls ${provisionedId} active` },
    why: "Tiger Cloud sends no answers over it until it is ACTIVE there as well, which takes up to 5 minutes after the acceptance",
    fix: `Look again in 5 minutes. If it stays so, ask the support of Tiger Cloud, and name ${provisionedId}.`,
  };
}

/** A peering's status with the vendor's own words. */
export function wordsOf({
  status,
  errorMessage,
}: Pick<Peering, "status" | "errorMessage">): string {
  const words = foreignLine(errorMessage);
  return words === "" ? foreignLine(status) : `${foreignLine(status)}: "${words}"`;
}

function awsStateOf(one: Case<PeeringWay>) {
  const seen = connectionOf(one);
  if ("unseen" in seen) return "unseen";
  const connection = valueOf(seen);
  return connection === undefined ? "missing" : connectionStateOf(connection);
}
