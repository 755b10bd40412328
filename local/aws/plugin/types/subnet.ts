import { arnOf, toAws, toPulumi } from "../names";
import { resourceType } from "../resource-type";
import { tagMap } from "../tags";

interface Inputs {
  vpcId: string;
  cidrBlock: string;
  availabilityZone?: string;
  availabilityZoneId?: string;
  mapPublicIpOnLaunch: boolean;
}

const FIXED = ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"] as const;

/** `aws.ec2.Subnet` */
export const subnet = resourceType<Inputs>({
  label: "Subnet",
  replaces: FIXED,
  updates: ["mapPublicIpOnLaunch"],
  required: ["vpcId", "cidrBlock"],
  defaults: { mapPublicIpOnLaunch: false },
  outputs: ["arn", "availabilityZone", "availabilityZoneId", "ownerId"],
  tags: "subnet",
  gone: { onRead: ["InvalidSubnetID.NotFound"], onDelete: ["InvalidSubnetID.NotFound"] },
  patience: { onDelete: { codes: ["DependencyViolation"], minutes: 20 } },

  async create({ ec2 }, inputs, tags) {
    const { Subnet } = await ec2.createSubnet({ ...toAws(inputs, ...FIXED), ...tags });
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
        arn: arnOf("subnet", region, found.OwnerId, id),
        ...toPulumi(found, ...FIXED, "mapPublicIpOnLaunch", "ownerId"),
        tagsAll: tagMap(found.Tags),
      }
    );
  },

  remove: ({ ec2 }, id) => ec2.deleteSubnet({ SubnetId: id }),
});
