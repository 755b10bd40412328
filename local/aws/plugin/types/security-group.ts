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
  inputs: {
    name: "replaces",
    description: "replaces",
    vpcId: "replaces",
    ingress: "updates",
    egress: "updates",
    revokeRulesOnDelete: "updates",
  },
  required: [],
  defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
  outputs: ["arn", "egress", "ingress", "ownerId", "vpcId"],
  isTagged: true,
  tagSpecification: "security-group",
  gone: {
    onRead: ["InvalidGroup.NotFound", "InvalidSecurityGroupID.NotFound"],
    onDelete: ["InvalidGroup.NotFound"],
  },
  patience: {
    onDelete: { codes: ["DependencyViolation", "InvalidGroup.InUse"], minutes: 15 },
  },
  isAutoNamed: true,
  sets: ["ingress", "egress"],

  check({ name }) {
    if (!name.startsWith("sg-")) return undefined;
    return { property: "name", reason: `invalid value for name (cannot begin with sg-): ${name}` };
  },

  async create({ ec2 }, { name, description, vpcId }, tags) {
    const { GroupId } = await ec2.createSecurityGroup({
      GroupName: name,
      Description: description,
      VpcId: vpcId,
      ...tags,
    });
    return { id: GroupId ?? "" };
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
        arn: `arn:aws:ec2:${region}:${found.OwnerId ?? ""}:security-group/${id}`,
        description: found.Description,
        egress: inlineRulesOf(found.IpPermissionsEgress, id),
        ingress: inlineRulesOf(found.IpPermissions, id),
        name: found.GroupName,
        ownerId: found.OwnerId,
        tagsAll: tagMap(found.Tags),
        revokeRulesOnDelete: known["revokeRulesOnDelete"] ?? false,
        vpcId: found.VpcId,
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
