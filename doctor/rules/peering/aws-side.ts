import { shellWord } from "../../../provider/rules/shell-word";
import { cidrsOverlap } from "../../../provider/rules/cidr";
import { statusOf } from "../../../provider/tiger-cloud/status";
import { foreignLine } from "../../../provider/rules/visible-text";
import type { PeeringConnection } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import { connectionOf, connectionStateOf, peeringOf } from "../../path/peering";
import type { PeeringWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { fixBy } from "../stack-fix";
import { askAgain, wordsOf } from "./tiger-cloud-side";

const LINK = "peering";
const check = (name: string): Check => ({ name, link: LINK, severity: "broken" });
const UNACCEPTED = check("peering-not-accepted");
const ON_ITS_WAY = check("peering-on-its-way");
const UNKNOWN: Check = { name: "peering-status-unknown", link: LINK, severity: "risk" };
/** By AWS's words for what is lost for good. */
const LOST = {
  expired: check("peering-expired"),
  rejected: check("peering-rejected"),
  failed: check("peering-failed-in-aws"),
  deleted: check("peering-deleted-in-aws"),
};

/** AWS's side of the peering is accepted and active. */
export const awsSideRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [UNACCEPTED, ON_ITS_WAY, UNKNOWN, ...Object.values(LOST)],
  judge(one): Verdict {
    const connection = valueOf(connectionOf(one));
    if (connection === undefined || isToldOfTigerCloud(one, connection)) return {};
    const finding = findingOf(one, connection);
    return finding === undefined ? {} : { findings: [finding] };
  },
};

/** Whether the rule of Tiger Cloud's side tells it: another peering is needed, whatever AWS says of this one. */
function isToldOfTigerCloud(one: Case<PeeringWay>, connection: PeeringConnection): boolean {
  const seen = peeringOf(one);
  if ("unseen" in seen) return false;
  if (seen.value === undefined) return true;
  const isFailed = statusOf("peering", seen.value.status).meaning === "failed";
  return isFailed && connectionStateOf(connection) !== "lost";
}

function findingOf(one: Case<PeeringWay>, connection: PeeringConnection): Finding | undefined {
  const subject = `Peering connection ${connection.id}`;
  const saw = `AWS calls it ${foreignLine(connection.status)}${inTigerCloud(one)}`;
  switch (connectionStateOf(connection)) {
    case "active":
      return undefined;
    case "wanted": {
      const why =
        "nothing passes until the customer's account accepts it; AWS drops the request 7 days after it was made";
      return { check: UNACCEPTED, subject, saw, why, fix: acceptFix(one, connection.id) };
    }
    case "on-its-way": {
      const why = "nothing passes until AWS calls it active, which takes some minutes";
      return { check: ON_ITS_WAY, subject, saw, why, fix: "Look again in some minutes." };
    }
    case "lost":
      return lost(one, connection, { subject, saw });
    case "unknown": {
      const why = "this version does not know that word, and cannot say whether anything passes";
      return { check: UNKNOWN, subject, saw, why, fix: "Try a connection: add --connect." };
    }
  }
}

/** What Tiger Cloud says of it. */
function inTigerCloud(one: Case<PeeringWay>): string {
  const peering = valueOf(peeringOf(one));
  return peering === undefined ? "" : `; Tiger Cloud calls it ${wordsOf(peering)}`;
}

function acceptFix(one: Case<PeeringWay>, id: string): string {
  const command = `aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id ${shellWord(id)}${customerRegionOption(one)}`;
  return fixBy(
    one.way,
    command,
    "Run `pulumi up`: the stack accepts it, unless it has accept: false.",
  );
}

const REASONS: Readonly<Record<keyof typeof LOST, string>> = {
  expired: "nobody accepted the request within 7 days",
  rejected: "somebody in the customer's account rejected it",
  failed: "AWS could not make it",
  deleted: "somebody deleted it, on either side",
};

function lost(
  one: Case<PeeringWay>,
  connection: PeeringConnection,
  { subject, saw }: Pick<Finding, "subject" | "saw">,
): Finding {
  const word = connection.status.toLowerCase();
  const kind = word === "deleting" ? "deleted" : (word as keyof typeof LOST);
  const message = foreignLine(connection.message);
  const overlap = kind === "failed" ? overlapHint(one, connection) : "";
  return {
    ...{ check: LOST[kind], subject },
    saw: message === "" ? saw : `${saw}. AWS says: "${message}"`,
    why: `${REASONS[kind]}${overlap}. That is final: nothing passes over it again`,
    fix: `${overlap === "" ? "" : "First see to the CIDR blocks. "}${askAgain(one.way)}`,
  };
}

/** The usual reason of a failure, where the blocks show it or nobody can tell. */
function overlapHint({ vpc, destinations }: Case, { accepter, requester }: PeeringConnection) {
  const ours = valueOf(vpc.vpc)?.cidrBlocks ?? accepter.cidrBlocks;
  const theirs = destinations.length > 0 ? destinations : requester.cidrBlocks;
  const shared = ours.find((block) => theirs.some((other) => cidrsOverlap(block, other)));
  if (shared === undefined) return "";
  return `, because ${shared} of the customer VPC and the Timescale VPC ${theirs.join(", ")} overlap`;
}
