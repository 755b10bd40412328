import type { EC2, IpPermission } from "@aws-sdk/client-ec2";
import { canonical } from "../properties";

/** The kinds of peers that a rule has: their name in a program, AWS's list of them, and their field. */
const KINDS = [
  ["cidrBlocks", "IpRanges", "CidrIp"],
  ["ipv6CidrBlocks", "Ipv6Ranges", "CidrIpv6"],
  ["prefixListIds", "PrefixListIds", "PrefixListId"],
  ["securityGroups", "UserIdGroupPairs", "GroupId"],
] as const;

type Kind = (typeof KINDS)[number];

/** A rule inside a security group: one protocol and port range, any number of peers. */
export interface InlineRule extends Partial<Record<Kind[0], string[]>> {
  protocol: string;
  fromPort: number;
  toPort: number;
  description?: string | undefined;
  self?: boolean | undefined;
}

/** Which way a rule lets traffic go. */
export type Direction = "ingress" | "egress";

/** A rule for one peer, as AWS has them. */
interface Single {
  head: Pick<IpPermission, "IpProtocol" | "FromPort" | "ToPort">;
  kind: Kind;
  peer: string;
  description: string | undefined;
}

/** A request for rules of a group, the one way or the other. */
export const authorize = (
  ec2: EC2,
  direction: Direction,
  request: { GroupId: string; IpPermissions: IpPermission[] },
) =>
  direction === "egress"
    ? ec2.authorizeSecurityGroupEgress(request)
    : ec2.authorizeSecurityGroupIngress(request);

/** Takes rules of a group away, by their ids or by what they let through. */
export const revoke = (
  ec2: EC2,
  direction: Direction,
  request: { GroupId: string; IpPermissions?: IpPermission[]; SecurityGroupRuleIds?: string[] },
) =>
  direction === "egress"
    ? ec2.revokeSecurityGroupEgress(request)
    : ec2.revokeSecurityGroupIngress(request);

/**
 * Makes the rules of a group those `wanted`; leaves them alone where nothing is wanted. Rules are
 * compared one peer at a time, so that those which stay are never taken away.
 */
export async function syncRules(
  ec2: EC2,
  GroupId: string,
  direction: Direction,
  wanted: readonly InlineRule[] | undefined,
): Promise<void> {
  if (!wanted) return;
  const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({
    GroupIds: [GroupId],
  });
  const list = direction === "egress" ? group?.IpPermissionsEgress : group?.IpPermissions;
  const old = byText((list ?? []).flatMap(singlesOf));
  const next = byText(wanted.flatMap((rule) => singlesOfRule(rule, GroupId)));
  const missingIn = (these: typeof old, those: typeof old) =>
    [...those].filter(([text]) => !these.has(text)).map(([, single]) => permissionOf(single));
  const [gone, made] = [missingIn(next, old), missingIn(old, next)];
  if (gone.length > 0) await revoke(ec2, direction, { GroupId, IpPermissions: gone });
  if (made.length > 0) await authorize(ec2, direction, { GroupId, IpPermissions: made });
}

/** What the real schema fills a rule up with in the state. */
const BLANK_RULE = {
  ...{ cidrBlocks: [], description: "", ipv6CidrBlocks: [], prefixListIds: [] },
  ...{ securityGroups: [], self: false },
};

/** A group's rules as the state has them: one per protocol, ports and description. */
export function inlineRulesOf(
  permissions: readonly IpPermission[] = [],
  groupId: string,
): InlineRule[] {
  const rules = new Map<string, InlineRule>();
  for (const { head, kind, peer, description = "" } of permissions.flatMap(singlesOf)) {
    const key = canonical({ ...head, description });
    const rule = rules.get(key) ?? { ...BLANK_RULE, ...portsOf(head), description };
    const [list] = kind;
    if (list === "securityGroups" && peer === groupId) rule.self = true;
    else rule[list] = [...(rule[list] ?? []), peer].sort();
    rules.set(key, rule);
  }
  return [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => rule);
}

const portsOf = ({ IpProtocol = "-1", FromPort = 0, ToPort = 0 }: Single["head"]) => ({
  ...{ protocol: IpProtocol, fromPort: FromPort, toPort: ToPort },
});

function singlesOf({ IpProtocol, FromPort, ToPort, ...lists }: IpPermission): Single[] {
  const head = IpProtocol === "-1" ? { IpProtocol } : { IpProtocol, FromPort, ToPort };
  return KINDS.flatMap((kind) =>
    (lists[kind[1]] ?? []).map((item) => ({
      ...{ head, kind },
      peer: (item as Record<string, string>)[kind[2]] ?? "",
      // AWS shows an empty description where none was given.
      description: item.Description || undefined,
    })),
  );
}

function singlesOfRule(rule: InlineRule, groupId: string): Single[] {
  const isAll = rule.protocol === "-1" || rule.protocol === "all";
  const ports = { FromPort: rule.fromPort, ToPort: rule.toPort };
  const head = isAll ? { IpProtocol: "-1" } : { IpProtocol: rule.protocol, ...ports };
  const description = rule.description || undefined;
  const securityGroups = [...(rule.securityGroups ?? []), ...(rule.self ? [groupId] : [])];
  const peers = { ...rule, securityGroups };
  return KINDS.flatMap((kind) =>
    (peers[kind[0]] ?? []).map((peer) => ({ head, kind, peer, description })),
  );
}

function permissionOf({ head, kind: [, list, field], peer, description }: Single): IpPermission {
  return { ...head, [list]: [{ [field]: peer, ...(description && { Description: description }) }] };
}

const byText = (singles: Single[]) => new Map(singles.map((single) => [canonical(single), single]));
