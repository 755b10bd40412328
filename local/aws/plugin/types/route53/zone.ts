import { randomUUID } from "node:crypto";
import type { ResourceRecordSet, Route53 } from "@aws-sdk/client-route-53";
import { resourceType } from "../../resource-type";
import {
  cleanId,
  nameServersOf,
  normalized,
  NO_ZONE,
  untilInSync,
  vpcIn,
  zoneOf,
  zoneTags,
  type ZoneVpc,
} from "../../route53";

interface Inputs {
  name: string;
  comment: string;
  forceDestroy: boolean;
  vpcs?: ZoneVpc[];
}

/** `aws.route53.Zone`. Its VPCs are told apart by their ids alone. */
export const zone = resourceType<Inputs>({
  label: "Route 53 hosted zone",
  replaces: ["name"],
  updates: ["comment", "forceDestroy", "vpcs"],
  required: ["name"],
  defaults: { comment: "Managed by Pulumi", forceDestroy: false },
  outputs: ["arn", "nameServers", "primaryNameServer", "zoneId"],
  tags: "later",
  isGlobal: true,
  gone: { onRead: NO_ZONE, onDelete: NO_ZONE },
  sets: ["vpcs"],
  compared: { name: normalized, vpcs: (vpcs: ZoneVpc[]) => vpcs.map(({ vpcId }) => vpcId) },

  async create(aws, { name, comment, vpcs = [] }) {
    const route53 = await aws.route53();
    const [first] = vpcs;
    const made = await route53.createHostedZone({
      ...{ Name: name, CallerReference: randomUUID() },
      HostedZoneConfig: { Comment: comment },
      ...(first && { VPC: vpcIn(aws.region, first) }),
    });
    return { id: cleanId(made.HostedZone?.Id) };
  },

  async settle(aws, id, { comment, vpcs = [] }) {
    const route53 = await aws.route53();
    const { HostedZone, VPCs = [] } = (await zoneOf(route53, id)) ?? {};
    if ((HostedZone?.Config?.Comment ?? "") !== comment) {
      await route53.updateHostedZoneComment({ Id: id, Comment: comment });
    }
    const wanted = vpcs.map((each) => vpcIn(aws.region, each));
    const isIn = (list: typeof VPCs, vpcId = "") => list.some(({ VPCId }) => VPCId === vpcId);
    const what = `Route 53 Hosted Zone (${id})`;
    // A private zone is never without a VPC.
    for (const VPC of wanted.filter(({ VPCId }) => !isIn(VPCs, VPCId))) {
      const joined = await route53.associateVPCWithHostedZone({ HostedZoneId: id, VPC });
      await untilInSync(route53, what, joined.ChangeInfo);
    }
    for (const VPC of VPCs.filter(({ VPCId }) => !isIn(wanted, VPCId))) {
      const left = await route53.disassociateVPCFromHostedZone({ HostedZoneId: id, VPC });
      await untilInSync(route53, what, left.ChangeInfo);
    }
  },

  async changeTags(aws, ResourceId, { gone, set }) {
    const route53 = await aws.route53();
    const AddTags = Object.entries(set).map(([Key, Value]) => ({ Key, Value }));
    return route53.changeTagsForResource({
      ...{ ResourceType: "hostedzone", ResourceId },
      ...(gone.length > 0 && { RemoveTagKeys: gone }),
      ...(AddTags.length > 0 && { AddTags }),
    });
  },

  async find(aws, id, known) {
    const route53 = await aws.route53();
    const found = await zoneOf(route53, id);
    if (!found) return undefined;
    const { HostedZone, VPCs = [] } = found;
    const nameServers = await nameServersOf(route53, found);
    return {
      ...{ arn: `arn:aws:route53:::hostedzone/${id}`, zoneId: id },
      comment: HostedZone?.Config?.Comment ?? "",
      forceDestroy: known["forceDestroy"] ?? false,
      name: normalized(HostedZone?.Name),
      ...{ nameServers, primaryNameServer: nameServers[0] },
      vpcs: VPCs.map(({ VPCId, VPCRegion }) => ({ vpcId: VPCId, vpcRegion: VPCRegion })),
      tagsAll: await zoneTags(route53, id),
    };
  },

  async remove(aws, id, { forceDestroy }) {
    const route53 = await aws.route53();
    if (forceDestroy === true) await removeRecords(route53, id);
    const deleted = await route53.deleteHostedZone({ Id: id });
    await untilInSync(route53, `Route 53 Hosted Zone (${id})`, deleted.ChangeInfo);
  },
});

/** All but those that a zone has of its own. */
async function removeRecords(route53: Route53, id: string): Promise<void> {
  const { HostedZone } = await route53.getHostedZone({ Id: id });
  const { ResourceRecordSets = [] } = await route53.listResourceRecordSets({ HostedZoneId: id });
  const isOwn = ({ Name, Type }: ResourceRecordSet) =>
    Name === HostedZone?.Name && (Type === "NS" || Type === "SOA");
  const Changes = ResourceRecordSets.filter((record) => !isOwn(record)).map((record) => ({
    ...{ Action: "DELETE" as const, ResourceRecordSet: record },
  }));
  if (Changes.length === 0) return;
  await route53.changeResourceRecordSets({ HostedZoneId: id, ChangeBatch: { Changes } });
}
