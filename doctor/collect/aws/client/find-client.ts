import type { FoundClient, VpcFacts } from "../../../facts/aws";
import { valueOf, type Seen } from "../../../facts/seen";
import type { Client } from "../../../subject/subject";
import type { AccountRegion } from "../asking/account-region";
import { findByInterface } from "./find-interface";
import { seenAs } from "../seen-as";

/** What `--from` names, where the facts of the customer VPCs have it already. */
export function clientInFacts(client: Client, vpcs: readonly VpcFacts[]): FoundClient | undefined {
  if (client.kind === "subnet") {
    const has = ({ subnets }: VpcFacts) =>
      valueOf(subnets)?.some(({ subnetId }) => subnetId === client.subnetId);
    const vpc = vpcs.find(has);
    return vpc && subnetClient(vpc.vpcId, client.subnetId);
  }
  if (client.kind === "security-group") {
    const has = ({ securityGroups }: VpcFacts) =>
      valueOf(securityGroups)?.some(({ groupId }) => groupId === client.groupId);
    const vpc = vpcs.find(has);
    return vpc && groupClient(vpc.vpcId, client.groupId);
  }
  return undefined;
}

/**
 * What `--from` names, as one place shows it; undefined where it shows none of it.
 *
 * @param vpcIds the customer VPCs there
 */
export async function findClient(
  account: AccountRegion,
  client: Client,
  vpcIds: readonly string[],
): Promise<Seen<FoundClient | undefined>> {
  if (client.kind === "subnet") {
    const subnets = await account.list({
      right: "ec2:DescribeSubnets",
      filter: { name: "subnet-id", values: [client.subnetId] },
      call: (ec2, input, options) => ec2.describeSubnets(input, options),
      items: ({ Subnets }) => Subnets,
    });
    return seenAs(subnets, ([found]) => found && subnetClient(found.VpcId, client.subnetId));
  }
  if (client.kind === "security-group") {
    const groups = await account.list({
      right: "ec2:DescribeSecurityGroups",
      filter: { name: "group-id", values: [client.groupId] },
      call: (ec2, input, options) => ec2.describeSecurityGroups(input, options),
      items: ({ SecurityGroups }) => SecurityGroups,
    });
    return seenAs(groups, ([found]) => found && groupClient(found.VpcId, client.groupId));
  }
  return findByInterface(account, client, vpcIds);
}

/** Who is in a subnet can have any of its addresses, and wear any group. */
function subnetClient(vpcId = "", subnetId: string): FoundClient {
  return { vpcId, subnetId, address: undefined, securityGroupIds: undefined };
}

/** Who wears a group can be in any subnet. */
function groupClient(vpcId = "", groupId: string): FoundClient {
  return { vpcId, subnetId: undefined, address: undefined, securityGroupIds: [groupId] };
}
