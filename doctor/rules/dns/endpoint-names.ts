import { visibleLine } from "../../../provider/rules/visible-text";
import type { PrivateZone } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import { privateAnswerOf, zonesOf, type NameEnd } from "../../path/private-names";
import { usableEndpointOf } from "../../path/private-endpoint";
import { hostsOf } from "../../path/target-hosts";
import type { Rule, Verdict } from "../rule";
import { together } from "../together";
import { fixBy } from "../stack-fix";
import { aliasCommand, zoneCommand, type Name } from "./alias-command";
import { endsAt, type EndsAt } from "./name-ends";

const LINK = "dns";
const NO_ZONE: Check = { name: "private-zone-missing", link: LINK, severity: "broken" };
const NO_RECORD: Check = { name: "private-record-missing", link: LINK, severity: "broken" };
const ELSEWHERE: Check = { name: "private-record-elsewhere", link: LINK, severity: "broken" };
/** The primary is reached all the same. */
const OTHER: Check = { name: "other-private-name-wrong", link: LINK, severity: "risk" };
const PARTLY: Check = { name: "private-record-partly-elsewhere", link: LINK, severity: "risk" };
const FIXED: Check = { name: "private-record-of-addresses", link: LINK, severity: "risk" };
const ZONAL: Check = { name: "private-record-of-one-zone", link: LINK, severity: "risk" };

/** The host names of the service lead to the endpoint, by a private zone of the VPC. */
export const endpointNamesRule: Rule<"private-endpoint"> = {
  ways: ["private-endpoint"],
  checks: [NO_ZONE, NO_RECORD, ELSEWHERE, OTHER, PARTLY, FIXED, ZONAL],
  judge(one): Verdict {
    const endpoint = usableEndpointOf(one);
    if (endpoint === undefined) return {};
    const { privateZones, vpcId } = one.vpc;
    if ("unseen" in privateZones) {
      const subject = `Private zones of ${vpcId}`;
      return { unseen: [{ link: LINK, subject, reason: privateZones.unseen }] };
    }
    const verdicts = hostsOf(one.targets).map(({ host, isPrimary }) => {
      const verdict = judgeName({ one, endpoint, host }, privateZones.value);
      return isPrimary ? verdict : asOther(verdict);
    });
    return together(verdicts);
  },
};

/** For a name at which the primary does not answer. */
function asOther({ findings = [], ...verdict }: Verdict): Verdict {
  const told = findings.map(({ check, ...finding }) => {
    return { check: check.severity === "broken" ? OTHER : check, ...finding };
  });
  return { ...verdict, findings: told };
}

function judgeName(name: Name, zones: readonly PrivateZone[]): Verdict {
  const answer = privateAnswerOf(zones, name.host);
  switch (answer.kind) {
    case "public":
      return { findings: [withoutZone(name)] };
    case "unseen": {
      const subject = `Records of ${shownZone(answer.zone)}`;
      return { unseen: [{ link: LINK, subject, reason: answer.reason }] };
    }
    case "nothing":
      return { findings: [withoutRecord(name, answer.zone, zones)] };
    case "ends":
      return { findings: wrongEnds(name, answer.zone, answer.ends) };
  }
}

const shownZone = ({ zoneId, name }: PrivateZone) =>
  `private zone ${zoneId} (${visibleLine(name)})`;
const subjectOf = ({ one, host }: Name) => `Name ${host} in ${one.vpc.vpcId}`;

const BY_STACK =
  'Run `pulumi refresh`, then `pulumi up`: with `dns: "zone"` the PrivateEndpoint makes zone and record.';

function withoutZone(name: Name): Finding {
  const { one } = name;
  const command = `${zoneCommand(name)}, and in that zone ${aliasCommand(name, "<its id>")}`;
  return {
    ...{ check: NO_ZONE, subject: subjectOf(name) },
    saw: "no private zone of the VPC has it",
    why: "it leads to the service's public address, past the endpoint: Tiger Cloud publishes no private names",
    fix: fixBy(one.way, command, BY_STACK),
  };
}

function withoutRecord(name: Name, zone: PrivateZone, zones: readonly PrivateZone[]): Finding {
  const { one, host } = name;
  const wider = zonesOf(zones, host)
    .filter((each) => each !== zone)
    .find((each) => valueOf(each.records)?.some((record) => record.name === host));
  const besides = wider === undefined ? "" : `; the record in ${shownZone(wider)} is not asked for`;
  return {
    ...{ check: NO_RECORD, subject: subjectOf(name) },
    saw: `${shownZone(zone)} has no address for it${besides}`,
    why: "the zone whose name is the longest answers alone: the name does not resolve in the VPC",
    fix: fixBy(one.way, aliasCommand(name, zone.zoneId), BY_STACK),
  };
}

function wrongEnds(name: Name, zone: PrivateZone, ends: readonly NameEnd[]): Finding[] {
  const { one, endpoint } = name;
  const told = (check: Check, wrong: EndsAt, why: string): Finding => ({
    ...{ check, subject: subjectOf(name), why },
    saw: `in ${shownZone(zone)} it leads to ${shownEnds(ends.filter((end) => endsAt(end, endpoint) === wrong))}${wrong === "elsewhere" ? `, which is not ${endpoint.vpcEndpointId}` : ""}`,
    fix: fixBy(one.way, aliasCommand(name, zone.zoneId), BY_STACK),
  });
  const places = new Set(ends.map((end) => endsAt(end, endpoint)));
  if (places.has("elsewhere")) {
    return places.size === 1
      ? [told(ELSEWHERE, "elsewhere", "clients connect to something else, or to nothing")]
      : [told(PARTLY, "elsewhere", "some connections get to something else, or to nothing")];
  }
  if (places.has("address")) {
    const why = "another subnet or a replacement of the endpoint has other addresses";
    return [told(FIXED, "address", why)];
  }
  if (!places.has("zonal") || places.has("endpoint") || endpoint.subnetIds.length < 2) return [];
  const why =
    "where that zone fails, the service is not reached, though the endpoint is in another as well";
  return [told(ZONAL, "zonal", why)];
}

function shownEnds(ends: readonly NameEnd[]): string {
  return ends
    .map((end) => visibleLine("name" in end ? end.name : end.address))
    .sort()
    .join(", ");
}
