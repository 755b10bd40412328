import { shellWord } from "../../../provider/rules/shell-word";
import { cidrsOverlap } from "../../../provider/rules/cidr";
import { visibleLine } from "../../../provider/rules/visible-text";
import { valueOf } from "../../facts/seen";
import type { PrivateZone } from "../../facts/aws";
import type { Check, Finding } from "../../finding";
import { privateAnswerOf } from "../../path/private-names";
import { hostsOf } from "../../path/target-hosts";
import type { GatewayWay, PeeringWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";

const LINK = "dns";
const HIDDEN: Check = { name: "private-zone-hides-host", link: LINK, severity: "broken" };
/** The primary is reached all the same. */
const OTHER: Check = { name: "private-zone-hides-other-host", link: LINK, severity: "risk" };
const OUTSIDE: Check = { name: "private-record-outside", link: LINK, severity: "broken" };

type VpcWay = PeeringWay | GatewayWay;

/** No private zone answers for the service's names in place of public DNS, which knows their private addresses. */
export const hiddenHostRule: Rule<VpcWay["kind"]> = {
  ways: ["peering", "transit-gateway"],
  checks: [HIDDEN, OUTSIDE, OTHER],
  judge(one): Verdict {
    // They are looked at only where a private endpoint is in the VPC: what is unseen is no news.
    const zones = valueOf(one.vpc.privateZones) ?? [];
    const findings = hostsOf(one.targets).flatMap(({ host, isPrimary }) =>
      judgeHost(one, zones, host).map((finding) =>
        isPrimary ? finding : { ...finding, check: OTHER },
      ),
    );
    return { findings };
  },
};

function judgeHost(one: Case<VpcWay>, zones: readonly PrivateZone[], host: string): Finding[] {
  const answer = privateAnswerOf(zones, host);
  if (answer.kind !== "nothing" && answer.kind !== "ends") return [];
  const { zoneId, name } = answer.zone;
  const subject = `Name ${host} in ${one.vpc.vpcId}`;
  const zone = `private zone ${zoneId} (${visibleLine(name)})`;
  const region = customerRegionOption(one).replace(" --region ", "") || "<region>";
  const fix = `Take the zone from the VPC: aws route53 disassociate-vpc-from-hosted-zone --hosted-zone-id ${shellWord(zoneId)} --vpc VPCRegion=${region},VPCId=${shellWord(one.vpc.vpcId)}. Or let its name be exactly that of what it is for.`;
  if (answer.kind === "nothing") {
    const saw = `${zone} has no address for it`;
    const why = "it answers for all names under its own, so the name does not resolve in the VPC";
    return [{ check: HIDDEN, subject, saw, why, fix }];
  }
  const outside = answer.ends.flatMap((end) =>
    "address" in end && !one.destinations.some((block) => cidrsOverlap(block, `${end.address}/32`))
      ? [visibleLine(end.address)]
      : [],
  );
  if (one.destinations.length === 0 || outside.length < answer.ends.length) return [];
  const saw = `${zone} leads it to ${outside.join(", ")}, outside of ${one.destinations.join(", ")}`;
  const why = "the service is not there: after a move it has another host, and another address";
  return [{ check: OUTSIDE, subject, saw, why, fix }];
}
