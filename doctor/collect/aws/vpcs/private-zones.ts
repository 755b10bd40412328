import type { PrivateZone, ZoneRecord } from "../../../facts/aws";
import type { Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Route53 } from "../asking/api";
import { collectZoneRecords, dnsName } from "./zone-records";

/** A VPC whose private zones are looked for. */
export interface VpcWithZones {
  vpcId: string;
  /** Undefined where that could not be looked at. */
  accountId: string | undefined;
}

/**
 * The private zones that answer in a VPC.
 *
 * @param hosts those that a zone must answer for, at least one of them; undefined for all zones
 * @param homeOf where an account is asked; undefined where no access to it is known
 */
export async function collectPrivateZones(
  account: AccountRegion,
  vpc: VpcWithZones,
  hosts: readonly string[] | undefined,
  homeOf: (accountId: string) => AccountRegion | undefined,
): Promise<Seen<readonly PrivateZone[]>> {
  const zones = await collectZones(account, vpc.vpcId);
  if ("unseen" in zones) return zones;
  const asked = zones.value.filter(
    ({ Name = "" }) => hosts?.some((host) => answersFor(dnsName(Name), host)) ?? true,
  );
  const found = asked.map(async ({ HostedZoneId = "", Name = "", Owner }) => ({
    zoneId: HostedZoneId,
    name: dnsName(Name),
    records: await recordsOf(HostedZoneId, Owner ?? {}, vpc.accountId, { account, homeOf }),
  }));
  return { value: await Promise.all(found) };
}

function collectZones(
  account: AccountRegion,
  VPCId: string,
): Promise<Seen<readonly Partial<Route53.HostedZoneSummary>[]>> {
  return account.route53("route53:ListHostedZonesByVPC", async (route53, options, regionCode) => {
    const VPCRegion = regionCode as Route53.VPCRegion;
    const zones: Route53.HostedZoneSummary[] = [];
    let NextToken: string | undefined;
    do {
      const page = await route53.listHostedZonesByVPC({ VPCId, VPCRegion, NextToken }, options);
      zones.push(...(page.HostedZoneSummaries ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined && NextToken !== "");
    return zones;
  });
}

/** Only the account that has a zone may see its records. */
async function recordsOf(
  zoneId: string,
  { OwningAccount, OwningService }: Partial<Route53.HostedZoneOwner>,
  vpcAccountId: string | undefined,
  {
    account,
    homeOf,
  }: { account: AccountRegion; homeOf: (id: string) => AccountRegion | undefined },
): Promise<Seen<readonly ZoneRecord[]>> {
  if (OwningService !== undefined) return { unseen: `${OwningService} has the zone` };
  const isNear = OwningAccount === undefined || OwningAccount === vpcAccountId;
  if (isNear || vpcAccountId === undefined) return collectZoneRecords(account, zoneId);
  const home = homeOf(OwningAccount);
  if (home === undefined) return { unseen: `account ${OwningAccount} has the zone` };
  return collectZoneRecords(home, zoneId);
}

/** A zone answers for its own name and all names below it. */
function answersFor(zoneName: string, host: string): boolean {
  const name = dnsName(host);
  return name === zoneName || name.endsWith(`.${zoneName}`);
}
