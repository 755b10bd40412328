import type { PrivateZone, ZoneRecord } from "../facts/aws";

/** What a VPC's private zones answer for a host name. */
export type PrivateAnswer =
  /** None of them has the name, so public DNS answers. */
  | { kind: "public" }
  /** The records of the zone that answers could not be looked at. */
  | { kind: "unseen"; zone: PrivateZone; reason: string }
  /** That zone has no IPv4 record of the name, and nobody else is asked. */
  | { kind: "nothing"; zone: PrivateZone }
  | { kind: "ends"; zone: PrivateZone; ends: readonly NameEnd[] };

/** Where a record leads in the end: an address, or a name that no private zone has. */
export type NameEnd = { address: string } | { name: string };

/** Longer chains than this no resolver follows. */
const LONGEST_CHAIN = 8;

/** What private zones answer for a host name: aliases and CNAME records are followed. */
export function privateAnswerOf(
  zones: readonly PrivateZone[],
  host: string,
  longest = LONGEST_CHAIN,
): PrivateAnswer {
  const [zone] = zonesOf(zones, host);
  if (zone === undefined) return { kind: "public" };
  if ("unseen" in zone.records) return { kind: "unseen", zone, reason: zone.records.unseen };
  const ends: NameEnd[] = [];
  for (const record of recordsOf(zone, zone.records.value, host)) {
    const found = endsOf(zones, record, longest);
    if ("kind" in found) return found;
    ends.push(...found);
  }
  return ends.length === 0 ? { kind: "nothing", zone } : { kind: "ends", zone, ends };
}

/** Where a record leads, or the zone that would say so. */
function endsOf(
  zones: readonly PrivateZone[],
  record: ZoneRecord,
  longest: number,
): readonly NameEnd[] | Extract<PrivateAnswer, { kind: "unseen" }> {
  const name = nameBehind(record);
  if (name === undefined) {
    return record.type === "A" ? record.values.map((address) => ({ address })) : [];
  }
  if (longest === 0) return [];
  const answer = privateAnswerOf(zones, name, longest - 1);
  if (answer.kind === "public") return [{ name }];
  if (answer.kind === "unseen") return answer;
  return answer.kind === "ends" ? answer.ends : [];
}

/** The zones that have a name, the one that answers first: the longest. No other one is asked then. */
export function zonesOf(zones: readonly PrivateZone[], host: string): PrivateZone[] {
  return zones
    .filter(({ name }) => isWithin(host, name))
    .sort((one, other) => other.name.length - one.name.length);
}

/** Whether a name is a domain, or in it. */
function isWithin(name: string, domain: string): boolean {
  const [inner, outer] = [plain(name), plain(domain)];
  return inner === outer || inner.endsWith(`.${outer}`);
}

function nameBehind({ type, aliasTo, values }: ZoneRecord): string | undefined {
  if (type === "A" && aliasTo !== undefined) return plain(aliasTo);
  const [value] = values;
  return type === "CNAME" && value !== undefined ? plain(value) : undefined;
}

/** The records that answer for a name: its own or, where nothing exists by it, those of a wildcard (RFC 4592). */
function recordsOf(zone: PrivateZone, records: readonly ZoneRecord[], host: string): ZoneRecord[] {
  const exists = (name: string) => records.some((record) => isWithin(record.name, name));
  if (exists(host)) return records.filter(({ name }) => plain(name) === plain(host));
  const encloser = parentsOf(host, zone.name).find(exists) ?? plain(zone.name);
  return records.filter(({ name }) => plain(name) === `*.${encloser}`);
}

/** The domains around a name, the nearest first, up to its zone. */
function parentsOf(host: string, zoneName: string): string[] {
  const labels = plain(host).split(".");
  return labels
    .map((_, at) => labels.slice(at).join("."))
    .slice(1)
    .filter((domain) => isWithin(domain, zoneName));
}

/** A name as it is compared. */
function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
