import { shellWord } from "../../../provider/rules/shell-word";
import { statusOf } from "../../../provider/tiger-cloud/status";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import { connectionOf, peeringOf } from "../../path/peering";
import type { PeeringWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { askAgain, wordsOf } from "./tiger-cloud-side";

const LINK = "peering";
const MISSING: Check = { name: "peering-missing-in-aws", link: LINK, severity: "broken" };

/** AWS shows the customer's account the request that Tiger Cloud reported. */
export const requestInAwsRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [MISSING],
  judge(one): Verdict {
    const seen = connectionOf(one);
    if ("unseen" in seen || seen.value !== undefined) return {};
    const peering = peeringOf(one);
    // One that is gone from Tiger Cloud is gone from AWS too, which the rule of that side tells.
    if ("value" in peering && peering.value === undefined) return {};
    return { findings: [missing(one, one.way.provisionedId ?? "")] };
  },
};

function missing(one: Case<PeeringWay>, id: string): Finding {
  const peering = valueOf(peeringOf(one));
  const accountId = valueOf(one.vpc.vpc)?.accountId;
  const region = customerRegionOption(one).replace(" --region ", " and ");
  const place =
    accountId === undefined ? "the account that was asked" : `account ${accountId}${region}`;
  const says = peering === undefined ? "" : `, while Tiger Cloud calls it ${wordsOf(peering)}`;
  const isNew = peering !== undefined && statusOf("peering", peering.status).meaning === "pending";
  return {
    ...{ check: MISSING, subject: `Peering connection ${id}` },
    saw: `AWS shows none of that id to ${place}${says}`,
    why: isNew
      ? "AWS has a new request within 5 minutes; until it is there and accepted, nothing passes"
      : "somebody deleted it, or it belongs to another account or region; nothing passes",
    fix: isNew
      ? "Look again in 5 minutes."
      : `${askAgain(one.way)} To make sure before: aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids ${shellWord(id)}${customerRegionOption(one)}`,
  };
}
