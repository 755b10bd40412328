import { AwsError } from "../../errors";
import { textOf } from "../../properties";
import { resourceType } from "../../resource-type";
import { NO_ZONE, vpcIn, type ZoneVpc } from "../../route53";

interface Inputs extends ZoneVpc {
  zoneId: string;
}

/** `aws.route53.VpcAssociationAuthorization`, for a VPC of another account. */
export const vpcAssociationAuthorization = resourceType<Inputs>({
  label: "Route 53 VPC association authorization",
  replaces: ["zoneId", "vpcId", "vpcRegion"],
  required: ["zoneId", "vpcId"],
  outputs: ["vpcRegion"],
  isGlobal: true,
  gone: { onRead: NO_ZONE, onDelete: [] },
  patience: {
    onCreate: { codes: ["ConcurrentModification"], minutes: 20 },
    onDelete: { codes: ["ConcurrentModification"], minutes: 20 },
  },

  async create(aws, inputs) {
    const route53 = await aws.route53();
    const VPC = vpcIn(aws.region, inputs);
    const { zoneId: HostedZoneId } = inputs;
    await route53.createVPCAssociationAuthorization({ HostedZoneId, VPC });
    return { id: `${HostedZoneId}:${inputs.vpcId}` };
  },

  async find(aws, id) {
    const { zoneId, vpcId } = placeOf(id);
    const route53 = await aws.route53();
    const { VPCs } = await route53.listVPCAssociationAuthorizations({ HostedZoneId: zoneId });
    const found = VPCs?.find(({ VPCId }) => VPCId === vpcId);
    return found && { zoneId, vpcId, vpcRegion: found.VPCRegion };
  },

  async remove(aws, id, state) {
    const { zoneId: HostedZoneId, vpcId } = placeOf(id);
    const route53 = await aws.route53();
    const VPC = vpcIn(aws.region, { vpcId, vpcRegion: textOf(state, "vpcRegion") });
    await route53.deleteVPCAssociationAuthorization({ HostedZoneId, VPC });
  },
});

function placeOf(id: string) {
  const [zoneId, vpcId, ...others] = id.split(":");
  if (zoneId && vpcId && others.length === 0) return { zoneId, vpcId };
  throw new AwsError(`Unexpected format of ID (${id}), expected ZONEID:VPCID`);
}
