import type { HostedZoneSummary, Route53, VPC } from "@aws-sdk/client-route-53";
import { AwsError } from "../../errors";
import { resourceType } from "../../resource-type";
import { NO_ZONE, untilInSync, vpcIn, type ZoneVpc } from "../../route53";

interface Inputs extends ZoneVpc {
  zoneId: string;
}

/** `aws.route53.ZoneAssociation`, also with a zone of another account. */
export const zoneAssociation = resourceType<Inputs>({
  label: "Route 53 zone association",
  replaces: ["zoneId", "vpcId", "vpcRegion"],
  required: ["zoneId", "vpcId"],
  outputs: ["owningAccount", "vpcRegion"],
  isGlobal: true,
  gone: { onRead: [], onDelete: [...NO_ZONE, "VPCAssociationNotFound"] },

  async create(aws, inputs) {
    const route53 = await aws.route53();
    const VPC = vpcIn(aws.region, inputs);
    const { zoneId: HostedZoneId } = inputs;
    const id = `${HostedZoneId}:${VPC.VPCId}:${VPC.VPCRegion}`;
    const made = await route53.associateVPCWithHostedZone({ HostedZoneId, VPC });
    await untilInSync(route53, `Route 53 Zone Association (${id})`, made.ChangeInfo);
    return { id };
  },

  async find(aws, id) {
    const { zoneId, vpcId, vpcRegion = aws.region } = placeOf(id);
    const route53 = await aws.route53();
    const summaries = await summariesOf(route53, vpcIn(aws.region, { vpcId, vpcRegion }));
    const found = summaries.find(({ HostedZoneId }) => HostedZoneId === zoneId);
    return found && { zoneId, vpcId, vpcRegion, owningAccount: found.Owner?.OwningAccount };
  },

  async remove(aws, id) {
    const { zoneId: HostedZoneId, ...vpc } = placeOf(id);
    const route53 = await aws.route53();
    const VPC = vpcIn(aws.region, vpc);
    await route53.disassociateVPCFromHostedZone({ HostedZoneId, VPC });
  },
});

/** The zones of a VPC; none where it is gone, or another's by now. */
async function summariesOf(route53: Route53, vpc: VPC): Promise<HostedZoneSummary[]> {
  try {
    const { VPCId, VPCRegion } = vpc;
    const listed = await route53.listHostedZonesByVPC({ VPCId, VPCRegion });
    return listed.HostedZoneSummaries ?? [];
  } catch (error) {
    if (error instanceof Error && error.message.includes("is not owned by you")) return [];
    throw error;
  }
}

function placeOf(id: string) {
  const [zoneId, vpcId, vpcRegion, ...others] = id.split(":");
  if (zoneId && vpcId && others.length === 0) return { zoneId, vpcId, vpcRegion };
  throw new AwsError(
    `Unexpected format of ID (${id}), expected ZONEID:VPCID or ZONEID:VPCID:VPCREGION`,
  );
}
