import type {
  ChangeInfo,
  GetHostedZoneCommandOutput,
  ResourceRecordSet,
  Route53,
  VPC,
} from "@aws-sdk/client-route-53";
import { forgiving } from "./errors";
import { tagMap, type Tags } from "./tags";
import { waitForState } from "./wait-for-state";

/** By this code Route 53 says that there is no such zone. */
export const NO_ZONE = ["NoSuchHostedZone"];

/** A zone by its id; undefined when there is none. */
export const zoneOf = (route53: Route53, id: string) =>
  forgiving(NO_ZONE, () => route53.getHostedZone({ Id: id }));

/** The zone's id without what Route 53 puts before it. */
export const cleanId = (id = "") => id.replace("/hostedzone/", "");

/** A domain name as the real provider keeps it: in lower case, without the last dot. */
export const normalized = (name = "") => name.toLowerCase().replace(/(.)\.$/, "$1");

/** A VPC in the program, whose region is the provider's where none is given. */
export interface ZoneVpc {
  vpcId: string;
  vpcRegion?: string | undefined;
}

/** The same as Route 53 has it. */
export const vpcIn = (region: string, { vpcId, vpcRegion }: ZoneVpc): VPC => ({
  VPCId: vpcId,
  VPCRegion: (vpcRegion ?? region) as NonNullable<VPC["VPCRegion"]>,
});

/** Waits until all of Route 53 knows of a change. Who may not ask does not wait. */
export async function untilInSync(
  route53: Route53,
  what: string,
  change: ChangeInfo | undefined,
): Promise<void> {
  const Id = change?.Id?.replace("/change/", "");
  if (Id === undefined) return;
  await waitForState(
    `${what} synchronize`,
    async () => {
      const found = await forgiving(["AccessDenied"], () => route53.getChange({ Id }));
      return found ? found.ChangeInfo?.Status : "INSYNC";
    },
    { pending: ["PENDING"], target: ["INSYNC"], minutes: 30 },
  );
}

/** The record of a name and type; undefined when there is none. */
export async function recordOf(
  route53: Route53,
  HostedZoneId: string,
  name: string,
  type: string,
): Promise<ResourceRecordSet | undefined> {
  const listed = await forgiving(NO_ZONE, () =>
    route53.listResourceRecordSets({
      ...{ HostedZoneId, StartRecordName: `${name}.`, MaxItems: 1 },
      StartRecordType: type as NonNullable<ResourceRecordSet["Type"]>,
    }),
  );
  return listed?.ResourceRecordSets?.find(
    (record) => normalized(record.Name) === name && record.Type === type,
  );
}

/** The name servers of a zone, sorted. A private one tells them by a record only. */
export async function nameServersOf(route53: Route53, found: GetHostedZoneCommandOutput) {
  if (found.DelegationSet?.NameServers) return [...found.DelegationSet.NameServers].sort();
  const { Id, Name } = found.HostedZone ?? {};
  const record = await recordOf(route53, cleanId(Id), normalized(Name), "NS");
  return (record?.ResourceRecords ?? []).map(({ Value = "" }) => Value).sort();
}

/** The tags of a zone. */
export async function zoneTags(route53: Route53, ResourceId: string): Promise<Tags> {
  const listed = await route53.listTagsForResource({ ResourceType: "hostedzone", ResourceId });
  return tagMap(listed.ResourceTagSet?.Tags);
}
