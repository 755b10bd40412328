import type { ZoneRecord } from "../../../facts/aws";
import type { Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Route53, Route53Api } from "../asking/api";

/** All records of a hosted zone. */
export function collectZoneRecords(
  account: AccountRegion,
  zoneId: string,
): Promise<Seen<readonly ZoneRecord[]>> {
  return account.route53("route53:ListResourceRecordSets", async (route53, options) => {
    const records: ZoneRecord[] = [];
    let page: RecordPage | undefined;
    do {
      page = await route53.listResourceRecordSets(
        { HostedZoneId: zoneId, ...startAfter(page) },
        options,
      );
      records.push(...(page.ResourceRecordSets ?? []).map(recordOf));
    } while (page.IsTruncated === true);
    return records;
  });
}

type RecordPage = Awaited<ReturnType<Route53Api["listResourceRecordSets"]>>;

const startAfter = (page: RecordPage = {}) => ({
  StartRecordName: page.NextRecordName,
  StartRecordType: page.NextRecordType,
  StartRecordIdentifier: page.NextRecordIdentifier,
});

function recordOf(record: Route53.ResourceRecordSet): ZoneRecord {
  const { Name = "", Type = "", AliasTarget, ResourceRecords = [] } = record;
  return {
    name: dnsName(Name),
    type: Type,
    aliasTo: AliasTarget?.DNSName === undefined ? undefined : dnsName(AliasTarget.DNSName),
    values: ResourceRecords.flatMap(({ Value }) => Value ?? []),
  };
}

/**
 * A name of Route 53 without its last dot, in lower case. It writes unusual characters as octal codes, such as
 * `\052` for the asterisk: docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html.
 */
export function dnsName(name: string): string {
  return name
    .replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8)))
    .replace(/\.$/, "")
    .toLowerCase();
}
