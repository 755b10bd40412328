import type { HostedZone, Route53 } from "@aws-sdk/client-route-53";
import { AwsError } from "../errors";
import { textOf, type Properties } from "../properties";
import { cleanId, nameServersOf, normalized, zoneOf, zoneTags } from "../route53";
import type { Tags } from "../tags";
import { single, type Look } from "./find";

/** `aws.route53.getZone`: by its id, or by name, VPC and tags; a private one where that is asked for. */
export const getZone: Look = async (aws, args) => {
  const route53 = await aws.route53();
  const asked = textOf(args, "zoneId") ?? cleanId((await zoneBy(route53, args)).Id);
  const found = await zoneOf(route53, asked);
  if (!found?.HostedZone) throw new AwsError("couldn't find resource");
  const nameServers = await nameServersOf(route53, found);
  return {
    ...told(found.HostedZone),
    ...{ nameServers, primaryNameServer: nameServers[0] },
    tags: await zoneTags(route53, asked),
  };
};

function told({ Id, Name, CallerReference, Config, ResourceRecordSetCount }: HostedZone) {
  const id = cleanId(Id);
  return {
    ...{ id, zoneId: id, arn: `arn:aws:route53:::hostedzone/${id}`, name: normalized(Name) },
    ...{ comment: Config?.Comment ?? "", privateZone: Config?.PrivateZone ?? false },
    ...{ linkedServiceDescription: "", linkedServicePrincipal: "" },
    ...{ callerReference: CallerReference, resourceRecordSetCount: ResourceRecordSetCount },
  };
}

async function zoneBy(route53: Route53, args: Properties): Promise<HostedZone> {
  const vpcId = textOf(args, "vpcId");
  const isPrivate = (args["privateZone"] as boolean | undefined) ?? vpcId !== undefined;
  const name = textOf(args, "name");
  const found: HostedZone[] = [];
  for await (const { HostedZones = [] } of route53.paginateListHostedZones()) {
    const alike = HostedZones.filter(
      (zone) =>
        zone.Config?.PrivateZone === isPrivate &&
        (name === undefined || normalized(zone.Name) === normalized(name)),
    );
    for (const zone of alike) {
      const isWanted =
        (await isOfVpc(route53, zone, vpcId)) && (await hasTags(route53, zone, args["tags"]));
      if (isWanted) found.push(zone);
    }
  }
  return single("Route 53 Hosted Zone", found);
}

async function isOfVpc(
  route53: Route53,
  { Id }: HostedZone,
  vpcId: string | undefined,
): Promise<boolean> {
  if (vpcId === undefined) return true;
  const { VPCs = [] } = await route53.getHostedZone({ Id });
  return VPCs.some(({ VPCId }) => VPCId === vpcId);
}

async function hasTags(route53: Route53, { Id }: HostedZone, wanted: unknown): Promise<boolean> {
  const entries = Object.entries((wanted ?? {}) as Tags);
  if (entries.length === 0) return true;
  const tags = await zoneTags(route53, cleanId(Id));
  return entries.every(([key, value]) => tags[key] === value);
}
