import type { EC2, SecurityGroupRule } from "@aws-sdk/client-ec2";
import { arnOf, toAws, toPulumi } from "../names";
import type { Properties } from "../properties";
import { resourceType, type ResourceType } from "../resource-type";
import { tagMap } from "../tags";
import { authorize, revoke, type Direction } from "./inline-rules";

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

const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;
const PORTS = ["ipProtocol", "fromPort", "toPort"] as const;
/** The inputs that AWS calls the same. */
const SAME_IN_AWS = [...PORTS, "description", "cidrIpv4", "cidrIpv6", "prefixListId"] as const;

/** `aws.vpc.SecurityGroupEgressRule` and `aws.vpc.SecurityGroupIngressRule` */
export function securityGroupRule(direction: Direction): ResourceType {
  return resourceType<Inputs>({
    label: `Security group ${direction} rule`,
    replaces: ["securityGroupId"],
    updates: [...SAME_IN_AWS, "referencedSecurityGroupId"],
    required: ["securityGroupId", "ipProtocol"],
    outputs: ["arn", "securityGroupRuleId"],
    tags: "later",
    gone: {
      onRead: ["InvalidSecurityGroupRuleId.NotFound"],
      onDelete: ["InvalidGroup.NotFound", "InvalidSecurityGroupRuleId.NotFound"],
    },
    check,
    create: async ({ ec2 }, inputs) => {
      const request = { GroupId: inputs.securityGroupId, IpPermissions: [permissionOf(inputs)] };
      const made = await authorize(ec2, direction, request);
      return { id: made.SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? "" };
    },
    settle: ({ ec2 }, id, inputs, { isNew }) =>
      isNew ? Promise.resolve() : modify(ec2, id, inputs),
    find: async ({ ec2, region }, id) => {
      const found = await ruleOf(ec2, id);
      if (!found || found.IsEgress !== (direction === "egress")) return undefined;
      const arn = arnOf("security-group-rule", region, found.GroupOwnerId, id);
      return { arn, securityGroupRuleId: id, tagsAll: tagMap(found.Tags), ...shown(found) };
    },
    remove: ({ ec2 }, id, state) =>
      revoke(ec2, direction, {
        GroupId: String(state["securityGroupId"]),
        SecurityGroupRuleIds: [id],
      }),
  });
}

function check(inputs: Inputs) {
  const given = PEERS.filter((name) => inputs[name] !== undefined);
  if (given.length === 1) return undefined;
  const reason = `Exactly one of ${PEERS.join(", ")} is to be given, not ${given.length}.`;
  return { property: "cidrIpv4", reason };
}

async function ruleOf(ec2: EC2, id: string): Promise<SecurityGroupRule | undefined> {
  const found = await ec2.describeSecurityGroupRules({ SecurityGroupRuleIds: [id] });
  return found.SecurityGroupRules?.[0];
}

/** Brings a rule to its inputs; its tags are not looked at. */
async function modify(ec2: EC2, id: string, inputs: Inputs): Promise<void> {
  const found = await ruleOf(ec2, id);
  if (!found) return;
  const now = shown(found);
  const names = ["securityGroupId", ...SAME_IN_AWS, "referencedSecurityGroupId"] as const;
  if (names.every((name) => now[name] === inputs[name])) return;
  const SecurityGroupRule = {
    ...toAws(inputs, ...SAME_IN_AWS),
    // Without one AWS, and moto, keep the description there is.
    Description: inputs.description ?? "",
    ReferencedGroupId: inputs.referencedSecurityGroupId,
  };
  await ec2.modifySecurityGroupRules({
    GroupId: inputs.securityGroupId,
    SecurityGroupRules: [{ SecurityGroupRuleId: id, SecurityGroupRule }],
  });
}

function shown(rule: SecurityGroupRule): Properties {
  const all = {
    ...toPulumi(rule, ...SAME_IN_AWS),
    ...(rule.IpProtocol === "-1" && { fromPort: undefined, toPort: undefined }),
    securityGroupId: rule.GroupId,
    referencedSecurityGroupId: rule.ReferencedGroupInfo?.GroupId,
  };
  // AWS shows an empty text where none was given.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

function permissionOf(inputs: Inputs) {
  const { description: Description, cidrIpv4, cidrIpv6, prefixListId } = inputs;
  const group = inputs.referencedSecurityGroupId;
  return {
    ...toAws(inputs, ...PORTS),
    ...(cidrIpv4 && { IpRanges: [{ CidrIp: cidrIpv4, Description }] }),
    ...(cidrIpv6 && { Ipv6Ranges: [{ CidrIpv6: cidrIpv6, Description }] }),
    ...(prefixListId && { PrefixListIds: [{ PrefixListId: prefixListId, Description }] }),
    ...(group && { UserIdGroupPairs: [{ GroupId: group, Description }] }),
  };
}
