import type { FoundClient } from "../../../facts/aws";
import type { Seen } from "../../../facts/seen";
import type { Client } from "../../../subject/subject";
import type { AccountRegion, ListQuestion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";

/** What `--from` names and AWS knows by its network interface. */
export type InterfaceClient = Extract<
  Client,
  { kind: "instance" | "network-interface" | "address" }
>;

/** Finds an instance, a network interface, or whoever has a private address in the customer VPCs. */
export async function findByInterface(
  account: AccountRegion,
  client: InterfaceClient,
  vpcIds: readonly string[],
): Promise<Seen<FoundClient | undefined>> {
  const found = await account.list({
    right: "ec2:DescribeNetworkInterfaces",
    ...filtersOf(client, vpcIds),
    // Where nothing limits the search to a VPC, AWS wants pages in a large account.
    call: (ec2, input, options) =>
      ec2.describeNetworkInterfaces({ ...input, MaxResults: 1000 }, options),
    items: ({ NetworkInterfaces }) => NetworkInterfaces,
  });
  if ("unseen" in found) return found;
  const [first, ...others] = [...found.value].sort(inOrder(vpcIds));
  const vpcs = [first, ...others].map((each) => each?.VpcId ?? "");
  if (client.kind === "address" && others.length > 0) {
    return { unseen: `${client.address} is in ${vpcs.join(" and ")}: name the network interface` };
  }
  return { value: first && clientOf(first, client) };
}

function filtersOf(
  client: InterfaceClient,
  vpcIds: readonly string[],
): Pick<ListQuestion<never, never>, "filter" | "also"> {
  switch (client.kind) {
    case "instance":
      return { filter: { name: "attachment.instance-id", values: [client.instanceId] } };
    case "network-interface":
      return { filter: { name: "network-interface-id", values: [client.networkInterfaceId] } };
    case "address": {
      const also = [{ Name: "addresses.private-ip-address", Values: [client.address] }];
      // Any other VPC may use the same addresses.
      return { filter: { name: "vpc-id", values: vpcIds }, also };
    }
  }
}

/** Those in a customer VPC before others, and an instance's first interface before its second. */
function inOrder(vpcIds: readonly string[]) {
  const rank = ({ VpcId = "", Attachment }: Ec2.NetworkInterface) =>
    (vpcIds.includes(VpcId) ? 0 : 1000) + (Attachment?.DeviceIndex ?? 0);
  return (one: Ec2.NetworkInterface, other: Ec2.NetworkInterface) => rank(one) - rank(other);
}

function clientOf(found: Ec2.NetworkInterface, client: InterfaceClient): FoundClient {
  const { VpcId = "", SubnetId, PrivateIpAddress, Groups = [] } = found;
  return {
    vpcId: VpcId,
    subnetId: SubnetId,
    address: client.kind === "address" ? client.address : PrivateIpAddress,
    securityGroupIds: Groups.flatMap(({ GroupId }) => GroupId ?? []),
  };
}
