import { resourceType } from "../resource-type";
import { tagMap } from "../tags";

interface Inputs {
  vpcId: string;
  cidrBlock: string;
  availabilityZone?: string;
  availabilityZoneId?: string;
  mapPublicIpOnLaunch: boolean;
}

/** `aws.ec2.Subnet` */
export const subnet = resourceType<Inputs>({
  label: "Subnet",
  inputs: {
    vpcId: "replaces",
    cidrBlock: "replaces",
    availabilityZone: "replaces",
    availabilityZoneId: "replaces",
    mapPublicIpOnLaunch: "updates",
  },
  required: ["vpcId", "cidrBlock"],
  defaults: { mapPublicIpOnLaunch: false },
  outputs: ["arn", "availabilityZone", "availabilityZoneId", "ownerId"],
  isTagged: true,
  tagSpecification: "subnet",
  gone: { onRead: ["InvalidSubnetID.NotFound"], onDelete: ["InvalidSubnetID.NotFound"] },
  patience: { onDelete: { codes: ["DependencyViolation"], minutes: 20 } },

  async create({ ec2 }, { vpcId, cidrBlock, availabilityZone, availabilityZoneId }, tags) {
    const { Subnet } = await ec2.createSubnet({
      VpcId: vpcId,
      CidrBlock: cidrBlock,
      AvailabilityZone: availabilityZone,
      AvailabilityZoneId: availabilityZoneId,
      ...tags,
    });
    return { id: Subnet?.SubnetId ?? "" };
  },

  async settle({ ec2 }, id, { mapPublicIpOnLaunch }) {
    const MapPublicIpOnLaunch = { Value: mapPublicIpOnLaunch };
    await ec2.modifySubnetAttribute({ SubnetId: id, MapPublicIpOnLaunch });
  },

  async find({ ec2, region }, id) {
    const { Subnets: [found] = [] } = await ec2.describeSubnets({ SubnetIds: [id] });
    return (
      found && {
        arn: `arn:aws:ec2:${region}:${found.OwnerId ?? ""}:subnet/${id}`,
        availabilityZone: found.AvailabilityZone,
        availabilityZoneId: found.AvailabilityZoneId,
        cidrBlock: found.CidrBlock,
        mapPublicIpOnLaunch: found.MapPublicIpOnLaunch,
        ownerId: found.OwnerId,
        tagsAll: tagMap(found.Tags),
        vpcId: found.VpcId,
      }
    );
  },

  async remove({ ec2 }, id) {
    await ec2.deleteSubnet({ SubnetId: id });
  },
});
