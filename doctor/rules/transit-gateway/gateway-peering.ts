import { statusOf } from "../../../provider/tiger-cloud/status";
import type { TransitGatewayPeering } from "../../../provider/tiger-cloud/transit-gateway-answers";
import { visibleLine } from "../../../provider/rules/visible-text";
import type { Check, Finding } from "../../finding";
import { valueOf } from "../../facts/seen";
import { gatewayPeeringOf, isWorking, tigerAttachmentsOf } from "../../path/gateway-attachment";
import type { GatewayWay } from "../../path/way";
import { wordsOf } from "../peering/tiger-cloud-side";
import type { Case, Rule, Verdict } from "../rule";
import { acceptCommand } from "./accept-command";
import { askAgain } from "./ask-again";

const LINK = "transit-gateway";
const MISSING: Check = { name: "gateway-peering-missing", link: LINK, severity: "broken" };
const FAILED: Check = { name: "gateway-peering-failed", link: LINK, severity: "broken" };
const PENDING: Check = { name: "gateway-peering-pending", link: LINK, severity: "broken" };

/** Tiger Cloud's side of the peering with the gateway is there and active. */
export const gatewayPeeringRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [MISSING, FAILED, PENDING],
  judge(one): Verdict {
    const subject = subjectOf(one.way);
    const seen = gatewayPeeringOf(one.way, one.tigerCloud);
    if ("unseen" in seen) return { unseen: [{ link: LINK, subject, reason: seen.unseen }] };
    const finding = findingOf(one, seen.value);
    return finding === undefined ? {} : { findings: [finding] };
  },
};

const subjectOf = ({ timescaleVpcId, peeringId, transitGatewayId }: GatewayWay) =>
  `Peering ${timescaleVpcId}/${peeringId} with ${transitGatewayId}`;

function findingOf(
  one: Case<GatewayWay>,
  peering: TransitGatewayPeering | undefined,
): Finding | undefined {
  const subject = subjectOf(one.way);
  if (peering === undefined) {
    return {
      ...{ check: MISSING, subject },
      saw: "Tiger Cloud has no such peering",
      why: "nothing leads from the Timescale VPC to the transit gateway",
      fix: askAgain(one.way),
    };
  }
  const { meaning, advice } = statusOf("peering", peering.status);
  if (meaning === "done") return undefined;
  const saw = `Tiger Cloud calls it ${wordsOf(peering)}${inAws(one)}`;
  if (meaning === "failed") {
    const why = "it never becomes active: another one must be asked for";
    // The advice is what a stack does.
    const fix = one.way.name === undefined ? `${askAgain(one.way)} ${advice}` : advice;
    return { check: FAILED, subject, saw, why, fix };
  }
  if (isExplainedByAws(one)) return undefined;
  const why = "Tiger Cloud sends nothing over it until it is ACTIVE";
  return { check: PENDING, subject, saw, why, fix: waitFor(peering) };
}

/** What AWS says of the attachment, where that is no reason to call the peering alive. */
function inAws(one: Case<GatewayWay>): string {
  const named = valueOf(tigerAttachmentsOf(one))?.named;
  if (named === undefined || isWorking(named)) return "";
  return `; AWS calls attachment ${named.attachmentId} ${visibleLine(named.state)}`;
}

/** The rule of the attachment tells it then, with what to do. */
function isExplainedByAws(one: Case<GatewayWay>): boolean {
  const attachments = valueOf(tigerAttachmentsOf(one));
  if (attachments === undefined || one.way.attachmentId === undefined) return false;
  return attachments.named === undefined || !isWorking(attachments.named);
}

function waitFor({ attachmentId, peerRegionCode }: TransitGatewayPeering): string {
  const accept =
    attachmentId === undefined
      ? "AWS shows the request within 5 minutes; accept it then"
      : `If nobody accepted it: ${acceptCommand(attachmentId, peerRegionCode)}`;
  return `${accept}. Tiger Cloud calls it ACTIVE within 5 minutes of that.`;
}
