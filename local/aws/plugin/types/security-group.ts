import { arnOf, toAws, toPulumi } from "../names";
import { resourceType } from "../resource-type";
import { tagMap } from "../tags";
import { inlineRulesOf, syncRules, type InlineRule } from "./inline-rules";

interface Inputs {
  name: string;
  description: string;
  vpcId?: string;
  ingress?: InlineRule[];
  egress?: InlineRule[];
  revokeRulesOnDelete: boolean;
}

/** `aws.ec2.SecurityGroup` */
export const securityGroup = resourceType<Inputs>({
  label: "Security group",
  replaces: ["name", "description", "vpcId"],
  updates: ["ingress", "egress", "revokeRulesOnDelete"],
  required: [],
  defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
  outputs: ["arn", "egress", "ingress", "ownerId", "vpcId"],
  tags: "security-group",
  gone: {
    onRead: ["InvalidGroup.NotFound", "InvalidSecurityGroupID.NotFound"],
    onDelete: ["InvalidGroup.NotFound"],
  },
  patience: { onDelete: { codes: ["DependencyViolation", "InvalidGroup.InUse"], minutes: 15 } },
  isAutoNamed: true,
  sets: ["ingress", "egress"],

  check({ name }) {
    if (!name.startsWith("sg-")) return undefined;
    return { property: "name", reason: `invalid value for name (cannot begin with sg-): ${name}` };
  },

  async create({ ec2 }, inputs, tags) {
    const request = { GroupName: inputs.name, ...toAws(inputs, "description", "vpcId"), ...tags };
    return { id: (await ec2.createSecurityGroup(request)).GroupId ?? "" };
  },

  async settle({ ec2 }, id, { ingress, egress }, { isNew }) {
    // AWS lets everything out of a new group; the real provider takes that away.
    await syncRules(ec2, id, "egress", egress ?? (isNew ? [] : undefined));
    await syncRules(ec2, id, "ingress", ingress);
  },

  async find({ ec2, region }, id, known) {
    const { SecurityGroups: [found] = [] } = await ec2.describeSecurityGroups({ GroupIds: [id] });
    return (
      found && {
        arn: arnOf("security-group", region, found.OwnerId, id),
        ...toPulumi(found, "description", "ownerId", "vpcId"),
        egress: inlineRulesOf(found.IpPermissionsEgress, id),
        ingress: inlineRulesOf(found.IpPermissions, id),
        name: found.GroupName,
        tagsAll: tagMap(found.Tags),
        revokeRulesOnDelete: known["revokeRulesOnDelete"] ?? false,
      }
    );
  },

  async remove({ ec2 }, id, { revokeRulesOnDelete }) {
    if (revokeRulesOnDelete === true) {
      await syncRules(ec2, id, "egress", []);
      await syncRules(ec2, id, "ingress", []);
    }
    await ec2.deleteSecurityGroup({ GroupId: id });
  },
});
