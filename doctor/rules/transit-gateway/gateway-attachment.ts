import { shellWord } from "../../../provider/rules/shell-word";
import { meaningOf } from "../../../provider/tiger-cloud/status";
import { visibleLine } from "../../../provider/rules/visible-text";
import type { GatewayPeeringAttachment } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import {
  gatewayPeeringOf,
  isWorking,
  tigerAttachmentsOf,
  type TigerAttachments,
} from "../../path/gateway-attachment";
import type { GatewayWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { fixBy } from "../stack-fix";
import { acceptCommand } from "./accept-command";
import { askAgain } from "./ask-again";

const LINK = "transit-gateway";
const NOT_ACCEPTED: Check = {
  ...{ name: "gateway-attachment-not-accepted", link: LINK, severity: "broken" },
};
const LOST: Check = { name: "gateway-attachment-lost", link: LINK, severity: "broken" };
const IN_TRANSIT: Check = { name: "gateway-attachment-in-transit", link: LINK, severity: "broken" };
const UNKNOWN: Check = {
  ...{ name: "gateway-attachment-status-unknown", link: LINK, severity: "risk" },
};
const MISSING: Check = { name: "gateway-attachment-missing", link: LINK, severity: "broken" };
const STAND_IN: Check = { name: "gateway-attachment-stand-in", link: LINK, severity: "risk" };

/** The attachment between Tiger Cloud's gateway and the customer's exists in AWS and was accepted. */
export const gatewayAttachmentRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [NOT_ACCEPTED, LOST, IN_TRANSIT, UNKNOWN, MISSING, STAND_IN],
  judge(one): Verdict {
    const { attachmentId, transitGatewayId } = one.way;
    // The rules of the peering and of the gateway tell these.
    if (attachmentId === undefined || isLostElsewhere(one)) return {};
    const subject = `Attachment ${attachmentId} of ${transitGatewayId}`;
    const seen = tigerAttachmentsOf(one);
    if ("unseen" in seen) return { unseen: [{ link: LINK, subject, reason: seen.unseen }] };
    const told = judged(one, seen.value);
    return told === undefined ? {} : { findings: [{ subject, ...told }] };
  },
};

function isLostElsewhere({ way, aws, tigerCloud }: Case<GatewayWay>): boolean {
  const gateway = aws.transitGateways.get(way.transitGatewayId)?.gateway;
  if (gateway !== undefined && "value" in gateway && gateway.value === undefined) return true;
  const peering = gatewayPeeringOf(way, tigerCloud);
  if ("unseen" in peering) return false;
  const status = peering.value?.status;
  return status === undefined || meaningOf("peering", status) === "failed";
}

type Told = Omit<Finding, "subject">;

function judged(one: Case<GatewayWay>, { named, standIn }: TigerAttachments): Told | undefined {
  if (named !== undefined && isWorking(named)) return undefined;
  if (standIn !== undefined) return stoodIn(one.way, named, standIn);
  return named === undefined ? missing(one) : notWorking(one.way, named);
}

function stoodIn(
  { name }: GatewayWay,
  named: GatewayPeeringAttachment | undefined,
  standIn: GatewayPeeringAttachment,
): Told {
  const state = named === undefined ? "does not have it" : `calls it ${visibleLine(named.state)}`;
  const { attachmentId, requester } = standIn;
  return {
    check: STAND_IN,
    saw: `Tiger Cloud names it, and AWS ${state}; ${attachmentId} from account ${requester.accountId} in ${requester.regionCode} is ${visibleLine(standIn.state)}`,
    why: "all Timescale VPCs of a region share one attachment, so traffic passes; a change that follows the wrong id would end that",
    fix:
      name === undefined
        ? `Accept and delete nothing: ${attachmentId} carries the traffic.`
        : `Accept and delete nothing. If ${requester.accountId} is Tiger Cloud's account, set expectedRequesterAccountId: "${requester.accountId}" on the PeeredTransitGateway, so that it keeps ${attachmentId}.`,
  };
}

function missing(one: Case<GatewayWay>): Told {
  const { attachmentId = "", transitGatewayId } = one.way;
  const facts = one.aws.transitGateways.get(transitGatewayId);
  const others = valueOf(facts?.peeringAttachments) ?? [];
  const shown = others.map((each) => `${each.attachmentId} (${visibleLine(each.state)})`);
  const has = shown.length === 0 ? "no peering attachment" : shown.join(", ");
  return {
    check: MISSING,
    saw: `Tiger Cloud names it, and AWS does not have it; the gateway has ${has}`,
    why: "nothing leads from the transit gateway to Tiger Cloud",
    fix:
      `A request takes up to 5 minutes to arrive: aws ec2 describe-transit-gateway-peering-attachments --transit-gateway-attachment-ids ${shellWord(attachmentId)}${customerRegionOption(one)}. ` +
      `If it was deleted: ${askAgain(one.way)}`,
  };
}

function notWorking(way: GatewayWay, attachment: GatewayPeeringAttachment): Told {
  const { attachmentId, state, message, accepter, requester } = attachment;
  const words = message === "" ? "" : `: "${visibleLine(message, 300)}"`;
  const saw = `AWS calls it ${visibleLine(state)}${words}`;
  const meaning = meaningOf("transitGatewayAttachment", state);
  if (state.toLowerCase() === "pendingacceptance") {
    const accept = acceptCommand(attachmentId, accepter.regionCode);
    return {
      check: NOT_ACCEPTED,
      saw: `${saw}; it comes from account ${requester.accountId} in ${requester.regionCode}`,
      why: "nothing passes until the owner of the gateway accepts it",
      fix: fixBy(way, accept, "Run `pulumi up`: unless `accept` is false, it accepts it."),
    };
  }
  if (meaning === "unknown") {
    const why = "this version does not know that word, and cannot say whether anything passes";
    return { check: UNKNOWN, saw, why, fix: "Try a connection: add --connect." };
  }
  if (meaning === "failed" || meaning === "gone") {
    const why = "it never carries anything again: another one must be asked for";
    return { check: LOST, saw, why, fix: `Find out who ended it, and why. ${askAgain(way)}` };
  }
  const fix = `Wait until this says available: aws ec2 describe-transit-gateway-peering-attachments --transit-gateway-attachment-ids ${shellWord(attachmentId)} --region ${shellWord(accepter.regionCode)} --query TransitGatewayPeeringAttachments[].State`;
  return { check: IN_TRANSIT, saw, why: "nothing passes until it is available", fix };
}
