import type { EC2, SecurityGroupRule } from "@aws-sdk/client-ec2";
import type { Properties } from "../properties";
import { resourceType, type ResourceType } from "../resource-type";
import { tagMap } from "../tags";
import type { Direction } from "./inline-rules";

interface Inputs {
  securityGroupId: string;
  ipProtocol: string;
  fromPort?: number;
  toPort?: number;
  description?: string;
  cidrIpv4?: string;
  cidrIpv6?: string;
  prefixListId?: string;
  referencedSecurityGroupId?: string;
}

const RULE_INPUTS = {
  securityGroupId: "replaces",
  ipProtocol: "updates",
  fromPort: "updates",
  toPort: "updates",
  description: "updates",
  cidrIpv4: "updates",
  cidrIpv6: "updates",
  prefixListId: "updates",
  referencedSecurityGroupId: "updates",
} as const;

const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

/** `aws.vpc.SecurityGroupEgressRule` and `aws.vpc.SecurityGroupIngressRule` */
export function securityGroupRule(direction: Direction): ResourceType {
  const isEgress = direction === "egress";
  return resourceType<Inputs>({
    label: `Security group ${direction} rule`,
    inputs: RULE_INPUTS,
    required: ["securityGroupId", "ipProtocol"],
    outputs: ["arn", "securityGroupRuleId"],
    isTagged: true,
    gone: {
      onRead: ["InvalidSecurityGroupRuleId.NotFound"],
      onDelete: ["InvalidGroup.NotFound", "InvalidSecurityGroupRuleId.NotFound"],
    },

    check(inputs) {
      const given = PEERS.filter((name) => inputs[name] !== undefined);
      if (given.length === 1) return undefined;
      const reason = `Exactly one of ${PEERS.join(", ")} is to be given, not ${given.length}.`;
      return { property: "cidrIpv4", reason };
    },

    async create({ ec2 }, inputs) {
      const request = { GroupId: inputs.securityGroupId, IpPermissions: [permissionOf(inputs)] };
      const { SecurityGroupRules: [rule] = [] } = await (isEgress
        ? ec2.authorizeSecurityGroupEgress(request)
        : ec2.authorizeSecurityGroupIngress(request));
      return { id: rule?.SecurityGroupRuleId ?? "" };
    },

    async settle({ ec2 }, id, inputs, { isNew }) {
      const now = isNew ? undefined : await ruleOf(ec2, id);
      if (!now || isSameRule(inputsOf(now), inputs)) return;
      await ec2.modifySecurityGroupRules({
        GroupId: inputs.securityGroupId,
        SecurityGroupRules: [{ SecurityGroupRuleId: id, SecurityGroupRule: requestOf(inputs) }],
      });
    },

    async find({ ec2, region }, id) {
      const found = await ruleOf(ec2, id);
      if (!found || found.IsEgress !== isEgress) return undefined;
      const owner = found.GroupOwnerId ?? "";
      return {
        arn: `arn:aws:ec2:${region}:${owner}:security-group-rule/${id}`,
        securityGroupRuleId: id,
        tagsAll: tagMap(found.Tags),
        ...inputsOf(found),
      };
    },

    async remove({ ec2 }, id, state) {
      const request = { GroupId: String(state["securityGroupId"]), SecurityGroupRuleIds: [id] };
      await (isEgress
        ? ec2.revokeSecurityGroupEgress(request)
        : ec2.revokeSecurityGroupIngress(request));
    },
  });
}

async function ruleOf(ec2: EC2, id: string): Promise<SecurityGroupRule | undefined> {
  const { SecurityGroupRules: [rule] = [] } = await ec2.describeSecurityGroupRules({
    SecurityGroupRuleIds: [id],
  });
  return rule;
}

function inputsOf(rule: SecurityGroupRule): Properties {
  const hasPorts = rule.IpProtocol !== "-1";
  const shown = {
    securityGroupId: rule.GroupId,
    ipProtocol: rule.IpProtocol,
    fromPort: hasPorts ? rule.FromPort : undefined,
    toPort: hasPorts ? rule.ToPort : undefined,
    description: rule.Description,
    cidrIpv4: rule.CidrIpv4,
    cidrIpv6: rule.CidrIpv6,
    prefixListId: rule.PrefixListId,
    referencedSecurityGroupId: rule.ReferencedGroupInfo?.GroupId,
  };
  // AWS shows an empty text where none was given.
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== ""));
}

/** Whether a rule is as wanted; its tags are not looked at. */
function isSameRule(now: Properties, wanted: Inputs): boolean {
  const keys = Object.keys(RULE_INPUTS) as (keyof Inputs)[];
  return keys.every((key) => now[key] === wanted[key]);
}

function permissionOf(inputs: Inputs) {
  const { ipProtocol, fromPort, toPort, description: Description } = inputs;
  const { cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId: group } = inputs;
  return {
    IpProtocol: ipProtocol,
    FromPort: fromPort,
    ToPort: toPort,
    ...(cidrIpv4 && { IpRanges: [{ CidrIp: cidrIpv4, Description }] }),
    ...(cidrIpv6 && { Ipv6Ranges: [{ CidrIpv6: cidrIpv6, Description }] }),
    ...(prefixListId && { PrefixListIds: [{ PrefixListId: prefixListId, Description }] }),
    ...(group && { UserIdGroupPairs: [{ GroupId: group, Description }] }),
  };
}

function requestOf(inputs: Inputs) {
  return {
    IpProtocol: inputs.ipProtocol,
    FromPort: inputs.fromPort,
    ToPort: inputs.toPort,
    // Without one AWS, and moto, keep the description there is.
    Description: inputs.description ?? "",
    CidrIpv4: inputs.cidrIpv4,
    CidrIpv6: inputs.cidrIpv6,
    PrefixListId: inputs.prefixListId,
    ReferencedGroupId: inputs.referencedSecurityGroupId,
  };
}
