import { shellWord } from "../../../provider/rules/shell-word";
import { wordOr } from "../word-or";
import { privateEndpointZoneIds } from "../../../provider/rules/private-endpoint-zones";
import type { Subnet } from "../../facts/aws";
import type { Check, Finding } from "../../finding";
import { endpointRegionOf, usableEndpointOf } from "../../path/private-endpoint";
import type { EndpointWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { fixBy } from "../stack-fix";

const LINK = "private-endpoint";
const NONE_SERVED: Check = { name: "endpoint-zones-unserved", link: LINK, severity: "broken" };
const SOME_UNSERVED: Check = { name: "endpoint-zone-unserved", link: LINK, severity: "risk" };
const ONE_ZONE: Check = { name: "endpoint-in-one-zone", link: LINK, severity: "risk" };

/** The endpoint's subnets are in the Availability Zones in which Tiger Cloud answers, in more than one. */
export const endpointZonesRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [NONE_SERVED, SOME_UNSERVED, ONE_ZONE],
  judge(one): Verdict {
    const endpoint = usableEndpointOf(one);
    const served = privateEndpointZoneIds((endpoint && endpointRegionOf(endpoint)) ?? "");
    if (endpoint === undefined || served.length === 0) return {};
    const { vpcEndpointId, subnetIds } = endpoint;
    const { subnets } = one.vpc;
    if ("unseen" in subnets) {
      const subject = `Zones of VPC endpoint ${vpcEndpointId}`;
      return { unseen: [{ link: LINK, subject, reason: subnets.unseen }] };
    }
    const own = subnets.value.filter(({ subnetId }) => subnetIds.includes(subnetId));
    if (own.length === 0) return {};
    return { findings: findingsOf(one, { served, own, all: subnets.value }) };
  },
};

interface Zones {
  /** The zones in which Tiger Cloud answers. */
  served: readonly string[];
  /** The subnets of the endpoint. */
  own: readonly Subnet[];
  /** Those of the VPC. */
  all: readonly Subnet[];
}

function findingsOf(one: Case<EndpointWay>, zones: Zones): Finding[] {
  const { served, own } = zones;
  const inside = own.filter(({ zoneId }) => served.includes(zoneId));
  const outside = own.filter(({ zoneId }) => !served.includes(zoneId));
  const subject = `VPC endpoint ${one.way.vpcEndpointId}`;
  const fix = fixOf(one, zones, outside);
  const where = `Tiger Cloud answers in ${served.join(" and ")} alone`;
  if (inside.length === 0) {
    const saw = `its subnets are in ${zonesOf(outside)}; ${where}`;
    return [{ check: NONE_SERVED, subject, saw, why: "no interface of it reaches a service", fix }];
  }
  if (outside.length > 0) {
    const saw = `it has an interface in ${zonesOf(outside)}; ${where}`;
    const why = "connections to the address of that interface time out";
    return [{ check: SOME_UNSERVED, subject, saw, why, fix }];
  }
  if (new Set(inside.map(({ zoneId }) => zoneId)).size > 1) return [];
  const saw = `it has an interface in ${zonesOf(inside)} alone; Tiger Cloud answers in ${served.join(" and ")}`;
  const why = "where that zone fails, the service is not reached";
  return [{ check: ONE_ZONE, subject, saw, why, fix }];
}

const zonesOf = (subnets: readonly Subnet[]) =>
  [...new Set(subnets.map(({ zoneId }) => zoneId))].sort().join(", ");

/** A subnet in each zone that has none of the endpoint's, and none elsewhere. */
function fixOf(
  one: Case<EndpointWay>,
  { served, own, all }: Zones,
  outside: readonly Subnet[],
): string {
  const bare = served.filter((zone) => !own.some(({ zoneId }) => zoneId === zone));
  const added = bare.map((zone) =>
    wordOr(all.find(({ zoneId }) => zoneId === zone)?.subnetId, `<a new subnet in ${zone}>`),
  );
  const command = [
    `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${shellWord(one.way.vpcEndpointId)}${customerRegionOption(one)}`,
    ...(added.length > 0 ? [`--add-subnet-ids ${added.join(" ")}`] : []),
    ...(outside.length > 0
      ? [`--remove-subnet-ids ${outside.map(({ subnetId }) => shellWord(subnetId)).join(" ")}`]
      : []),
  ].join(" ");
  const subnets = `a subnet in ${served.join(" and ")} each`;
  return fixBy(
    one.way,
    command,
    `See that the VPC has ${subnets}, and that subnetIds of the PrivateEndpoint, where they are given, name these alone; then run \`pulumi up\`.`,
  );
}
