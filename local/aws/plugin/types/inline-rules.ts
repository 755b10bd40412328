import type { EC2, IpPermission } from "@aws-sdk/client-ec2";
import { canonical, compact } from "../properties";

/** A rule inside a security group: one protocol and port range, any number of peers. */
export interface InlineRule {
  protocol: string;
  fromPort: number;
  toPort: number;
  description?: string | undefined;
  cidrBlocks?: string[] | undefined;
  ipv6CidrBlocks?: string[] | undefined;
  prefixListIds?: string[] | undefined;
  securityGroups?: string[] | undefined;
  self?: boolean | undefined;
}

/** Which way a rule lets traffic go. */
export type Direction = "ingress" | "egress";

/**
 * Makes the rules of a group those `wanted`; leaves them alone where nothing is wanted. Rules are
 * compared one peer at a time, so that those which stay are never taken away.
 */
export async function syncRules(
  ec2: EC2,
  groupId: string,
  direction: Direction,
  wanted: readonly InlineRule[] | undefined,
): Promise<void> {
  if (!wanted) return;
  const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({
    GroupIds: [groupId],
  });
  const isEgress = direction === "egress";
  const { IpPermissions: into = [], IpPermissionsEgress: out = [] } = group ?? {};
  const old = byText((isEgress ? out : into).flatMap(singles));
  const next = byText(wanted.flatMap((rule) => singles(permissionOf(rule, groupId))));
  const gone = [...old].filter(([text]) => !next.has(text)).map(([, single]) => single);
  const made = [...next].filter(([text]) => !old.has(text)).map(([, single]) => single);
  await revoke(ec2, isEgress, { GroupId: groupId, IpPermissions: gone });
  await authorize(ec2, isEgress, { GroupId: groupId, IpPermissions: made });
}

interface RulesRequest {
  GroupId: string;
  IpPermissions: IpPermission[];
}

async function revoke(ec2: EC2, isEgress: boolean, request: RulesRequest): Promise<void> {
  if (request.IpPermissions.length === 0) return;
  if (isEgress) await ec2.revokeSecurityGroupEgress(request);
  else await ec2.revokeSecurityGroupIngress(request);
}

async function authorize(ec2: EC2, isEgress: boolean, request: RulesRequest): Promise<void> {
  if (request.IpPermissions.length === 0) return;
  if (isEgress) await ec2.authorizeSecurityGroupEgress(request);
  else await ec2.authorizeSecurityGroupIngress(request);
}

/** What the real schema fills a rule up with in the state. */
const BLANK_RULE = {
  ...{ cidrBlocks: [], description: "", ipv6CidrBlocks: [], prefixListIds: [] },
  ...{ securityGroups: [], self: false },
};

/** A group's rules as the state has them. */
export function inlineRulesOf(
  permissions: readonly IpPermission[] = [],
  groupId: string,
): InlineRule[] {
  const rules = permissions.flatMap(singles).map((single) => ruleOf(single, groupId));
  const merged = new Map<string, InlineRule>();
  // One rule per protocol, ports and description, as the real provider groups them.
  for (const rule of rules) {
    const { protocol, fromPort, toPort, description } = rule;
    const key = canonical({ protocol, fromPort, toPort, description });
    merged.set(key, mergeRules(merged.get(key), rule));
  }
  return [...merged]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rule]) => ({ ...BLANK_RULE, ...rule }));
}

function ruleOf(single: IpPermission, groupId: string): InlineRule {
  const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = single;
  const [peer] = [...IpRanges, ...Ipv6Ranges, ...PrefixListIds, ...UserIdGroupPairs];
  const groups = UserIdGroupPairs.map(({ GroupId = "" }) => GroupId);
  return compact({
    ...portsOf(single),
    // AWS shows an empty description where none was given.
    description: peer?.Description || undefined,
    cidrBlocks: someOf(IpRanges.map(({ CidrIp = "" }) => CidrIp)),
    ipv6CidrBlocks: someOf(Ipv6Ranges.map(({ CidrIpv6 = "" }) => CidrIpv6)),
    prefixListIds: someOf(PrefixListIds.map(({ PrefixListId = "" }) => PrefixListId)),
    securityGroups: someOf(groups.filter((id) => id !== groupId)),
    self: groups.includes(groupId) || undefined,
  });
}

const portsOf = ({ IpProtocol = "-1", FromPort = 0, ToPort = 0 }: IpPermission) => ({
  protocol: IpProtocol,
  fromPort: FromPort,
  toPort: ToPort,
});

function mergeRules(one: InlineRule | undefined, other: InlineRule): InlineRule {
  if (!one) return other;
  const joined = (key: "cidrBlocks" | "ipv6CidrBlocks" | "prefixListIds" | "securityGroups") =>
    someOf([...(one[key] ?? []), ...(other[key] ?? [])]);
  return compact({
    ...one,
    ...other,
    cidrBlocks: joined("cidrBlocks"),
    ipv6CidrBlocks: joined("ipv6CidrBlocks"),
    prefixListIds: joined("prefixListIds"),
    securityGroups: joined("securityGroups"),
  });
}

const someOf = (list: string[]) => (list.length > 0 ? [...list].sort() : undefined);

function permissionOf(rule: InlineRule, groupId: string): IpPermission {
  const about = rule.description ? { Description: rule.description } : {};
  const groups = [...(rule.securityGroups ?? []), ...(rule.self ? [groupId] : [])];
  const isAll = rule.protocol === "-1" || rule.protocol === "all";
  return {
    IpProtocol: isAll ? "-1" : rule.protocol,
    ...(!isAll && { FromPort: rule.fromPort, ToPort: rule.toPort }),
    IpRanges: rule.cidrBlocks?.map((CidrIp) => ({ CidrIp, ...about })),
    Ipv6Ranges: rule.ipv6CidrBlocks?.map((CidrIpv6) => ({ CidrIpv6, ...about })),
    PrefixListIds: rule.prefixListIds?.map((PrefixListId) => ({ PrefixListId, ...about })),
    UserIdGroupPairs: groups.map((GroupId) => ({ GroupId, ...about })),
  };
}

/** One permission per peer. */
function singles(permission: IpPermission): IpPermission[] {
  const { IpProtocol, FromPort, ToPort } = permission;
  const ports = IpProtocol === "-1" ? {} : { FromPort, ToPort };
  const head = { IpProtocol, ...ports };
  return [
    ...(permission.IpRanges ?? []).map((range) => ({ ...head, IpRanges: [range] })),
    ...(permission.Ipv6Ranges ?? []).map((range) => ({ ...head, Ipv6Ranges: [range] })),
    ...(permission.PrefixListIds ?? []).map((list) => ({ ...head, PrefixListIds: [list] })),
    ...(permission.UserIdGroupPairs ?? []).map(({ GroupId, Description }) => ({
      ...head,
      UserIdGroupPairs: [{ GroupId, ...(Description && { Description }) }],
    })),
  ];
}

const byText = (permissions: IpPermission[]) =>
  new Map(permissions.map((permission) => [canonical(compact(permission)), permission]));
