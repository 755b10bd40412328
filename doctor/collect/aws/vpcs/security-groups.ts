import { canonicalCidr } from "../../../../provider/rules/cidr";
import { foreignLine } from "../../../../provider/rules/visible-text";
import type { GroupPermission, SecurityGroup } from "../../../facts/aws";
import { valueOf, type Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";
import type { PrefixLists } from "./prefix-lists";

/** The security groups of VPCs, as AWS shows them. */
export function collectSecurityGroups(
  account: AccountRegion,
  vpcIds: readonly string[],
): Promise<Seen<readonly Ec2.SecurityGroup[]>> {
  return account.list({
    right: "ec2:DescribeSecurityGroups",
    filter: { name: "vpc-id", values: vpcIds },
    call: (ec2, input, options) => ec2.describeSecurityGroups(input, options),
    items: ({ SecurityGroups }) => SecurityGroups,
  });
}

/** The prefix lists that permissions name. */
export function prefixListsOfGroups(groups: readonly Ec2.SecurityGroup[]): string[] {
  return groups
    .flatMap(({ IpPermissions = [], IpPermissionsEgress = [] }) => [
      ...IpPermissions,
      ...IpPermissionsEgress,
    ])
    .flatMap(({ PrefixListIds = [] }) => PrefixListIds)
    .flatMap(({ PrefixListId }) => PrefixListId ?? []);
}

/** A security group as a fact. */
export function securityGroupOf(group: Ec2.SecurityGroup, lists: PrefixLists): SecurityGroup {
  const { GroupId = "", GroupName = "", IpPermissions = [], IpPermissionsEgress = [] } = group;
  return {
    groupId: GroupId,
    name: foreignLine(GroupName),
    inbound: IpPermissions.map((permission) => permissionOf(permission, lists)),
    outbound: IpPermissionsEgress.map((permission) => permissionOf(permission, lists)),
  };
}

function permissionOf(permission: Ec2.IpPermission, lists: PrefixLists): GroupPermission {
  const {
    IpProtocol = "-1",
    IpRanges = [],
    UserIdGroupPairs = [],
    PrefixListIds = [],
  } = permission;
  const named = PrefixListIds.flatMap(({ PrefixListId }) => PrefixListId ?? []);
  const written = IpRanges.flatMap(({ CidrIp }) => CidrIp ?? []).map(canonicalCidr);
  return {
    protocol: IpProtocol,
    ports: portsOf(permission),
    cidrBlocks: [...written, ...named.flatMap((id) => valueOf(lists.get(id)) ?? [])],
    groupIds: UserIdGroupPairs.flatMap(({ GroupId }) => GroupId ?? []),
    prefixListIds: named.filter((id) => {
      const list = lists.get(id);
      return list !== undefined && "unseen" in list;
    }),
  };
}

/** What AWS calls ports of ICMP are its types. */
function portsOf({ IpProtocol = "-1", FromPort, ToPort }: Ec2.IpPermission) {
  if (!["tcp", "udp", "6", "17"].includes(IpProtocol)) return undefined;
  if (FromPort === undefined || ToPort === undefined || FromPort < 0) return undefined;
  return [FromPort, ToPort] as const;
}
