import { sameCidr } from "../../../provider/rules/cidr";
import type { PeeringConnection } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import { connectionOf, connectionStateOf, peeringOf, timescaleVpcOf } from "../../path/peering";
import type { PeeringWay } from "../../path/way";
import type { Case, Rule, Verdict } from "../rule";

const LINK = "peering";
const ELSEWHERE: Check = { name: "peering-leads-elsewhere", link: LINK, severity: "broken" };

/** The peering joins the customer VPC and the Timescale VPC, and no others. */
export const leadsElsewhereRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [ELSEWHERE],
  judge(one): Verdict {
    const { way } = one;
    const connection = valueOf(connectionOf(one));
    const differences = [
      ...recordDifferences(one),
      ...(connection === undefined || connectionStateOf(connection) === "lost"
        ? []
        : connectionDifferences(one, connection)),
    ];
    if (differences.length === 0) return {};
    const finding = {
      ...{ check: ELSEWHERE, subject: `Peering ${way.timescaleVpcId}/${way.peeringId}` },
      saw: differences.join("; "),
      why: `what ${way.customerVpcId} sends over it does not reach Timescale VPC ${way.timescaleVpcId}`,
      fix: `Accept and route nothing over it that you do not know. Correct peerVpcId, peerAccountId and peerRegionCode, and run \`pulumi up\`; without a stack, delete the peering in the Tiger Cloud console and ask for one with ${way.customerVpcId}.`,
    };
    return { findings: [finding] };
  },
};

/** What Tiger Cloud's own record of it says. */
function recordDifferences(one: Case<PeeringWay>): string[] {
  const peering = valueOf(peeringOf(one));
  const accountId = valueOf(one.vpc.vpc)?.accountId;
  if (peering === undefined) return [];
  return [
    ...differs("Tiger Cloud peers with", peering.peerVpcId, one.way.customerVpcId),
    ...differs("Tiger Cloud has the account", peering.peerAccountId, accountId),
  ];
}

function connectionDifferences(
  one: Case<PeeringWay>,
  { id, accepter, requester }: PeeringConnection,
): string[] {
  const timescaleVpc = valueOf(timescaleVpcOf(one));
  const theirs = requester.cidrBlocks;
  const { cidr } = timescaleVpc ?? {};
  const isOther =
    cidr !== undefined && theirs.length > 0 && !theirs.some((each) => sameCidr(each, cidr));
  const peerRegionCode = valueOf(peeringOf(one))?.peerRegionCode;
  return [
    ...differs(`${id} leads to`, accepter.vpcId, one.way.customerVpcId),
    ...differs(`${id} leads to account`, accepter.accountId, valueOf(one.vpc.vpc)?.accountId),
    ...differs(`${id} leads to the region`, accepter.regionCode, peerRegionCode),
    ...differs(`${id} comes from the region`, requester.regionCode, timescaleVpc?.regionCode),
    ...(isOther ? [`${id} comes from ${theirs.join(", ")}, not from ${cidr}`] : []),
  ];
}

/** What is empty on one of the two sides was not told. */
function differs(what: string, is: string, wanted: string | undefined): string[] {
  if (is === "" || wanted === undefined || is === wanted) return [];
  return [`${what} ${is}, not ${wanted}`];
}
