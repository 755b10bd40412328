import type {
  GatewayVpcAttachment,
  NetworkAcl,
  RouteTable,
  SecurityGroup,
  Subnet,
  VpcEndpoint,
  VpcFacts,
} from "../../../facts/aws";
import { valueOf, type Seen } from "../../../facts/seen";
import type { CustomerVpcSubject } from "../../../subject/subject";
import type { AccountRegion } from "../asking/account-region";
import { byVpc, ofVpc, type ByVpc } from "./by-vpc";
import { collectGatewayAttachments } from "./gateway-attachments";
import { collectNetworkAcls } from "./network-acls";
import { collectPrefixLists } from "./prefix-lists";
import { collectRouteTables, prefixListsOfRoutes, routeTableOf } from "./route-tables";
import { collectSecurityGroups, prefixListsOfGroups, securityGroupOf } from "./security-groups";
import { seenAs } from "../seen-as";
import { collectSubnets } from "./subnets";
import {
  collectEndpointAddresses,
  collectVpcEndpoints,
  gatewayEndpointIdsOf,
  isInterfaceEndpoint,
  vpcEndpointOf,
} from "./vpc-endpoints";
import { collectDnsAttribute, collectVpcs, type FoundVpc } from "./vpcs";

/** All that one place shows of its customer VPCs, but for their private zones. */
export async function collectVpcFacts(
  account: AccountRegion,
  customerVpcs: readonly CustomerVpcSubject[],
  vpcIdsWithZones: readonly string[],
): Promise<PlaceVpcs> {
  const vpcIds = customerVpcs.map(({ vpcId }) => vpcId);
  const withHostnames = vpcIds.filter((vpcId) => vpcIdsWithZones.includes(vpcId));
  const [vpcs, contents, dnsSupport, dnsHostnames] = await Promise.all([
    collectVpcs(account, vpcIds),
    collectContents(account, vpcIds),
    collectOfEach(vpcIds, (vpcId) => collectDnsAttribute(account, vpcId, "enableDnsSupport")),
    collectOfEach(withHostnames, (id) => collectDnsAttribute(account, id, "enableDnsHostnames")),
  ]);
  const reasons = await collectOfEach(customerVpcs, (one) => reasonOfAbsence(account, one, vpcs));
  const facts = customerVpcs.map((subject) => {
    const reason = reasons.get(subject);
    if (reason !== undefined) return unseenVpcFacts(subject.vpcId, reason);
    return factsOf(subject.vpcId, { vpcs, contents, dnsSupport, dnsHostnames });
  });
  const reason = [...reasons.values()].find((each) => each !== undefined);
  return { facts, reasonOfAbsence: reason };
}

/** The customer VPCs of one place. */
export interface PlaceVpcs {
  facts: VpcFacts[];
  /** Why what is not there may be somewhere else; undefined where nothing says so. */
  reasonOfAbsence: string | undefined;
}

/** Facts of a VPC, none of which could be looked at. */
function unseenVpcFacts(vpcId: string, unseen: string): VpcFacts {
  const nothing = { unseen };
  return {
    vpcId,
    ...{ vpc: nothing, dnsSupport: nothing, dnsHostnames: nothing, subnets: nothing },
    ...{ routeTables: nothing, networkAcls: nothing, securityGroups: nothing },
    ...{ vpcEndpoints: nothing, gatewayAttachments: nothing, privateZones: nothing },
  };
}

interface PlaceFacts {
  vpcs: Seen<ReadonlyMap<string, FoundVpc>>;
  contents: Contents;
  dnsSupport: ReadonlyMap<string, Seen<boolean>>;
  dnsHostnames: ReadonlyMap<string, Seen<boolean>>;
}

/** What stands in VPCs. */
interface Contents {
  subnets: ByVpc<Subnet>;
  routeTables: ByVpc<RouteTable>;
  networkAcls: ByVpc<NetworkAcl>;
  securityGroups: ByVpc<SecurityGroup>;
  vpcEndpoints: ByVpc<VpcEndpoint>;
  gatewayAttachments: ByVpc<GatewayVpcAttachment>;
}

const NOT_ASKED = { unseen: "not asked: no private endpoint is in the VPC" };

function factsOf(vpcId: string, facts: PlaceFacts): VpcFacts {
  const vpc = seenAs(facts.vpcs, (all) => all.get(vpcId));
  const isThere = !("value" in vpc) || vpc.value !== undefined;
  // AWS refuses to tell an attribute of a VPC that is not there.
  const attribute = (seen: Seen<boolean> = NOT_ASKED) =>
    isThere ? seen : { unseen: `AWS has no ${vpcId}` };
  const { subnets, routeTables, networkAcls, securityGroups, ...others } = facts.contents;
  return {
    vpcId,
    vpc,
    dnsSupport: attribute(facts.dnsSupport.get(vpcId)),
    dnsHostnames: attribute(facts.dnsHostnames.get(vpcId)),
    subnets: ofVpc(subnets, vpcId),
    routeTables: ofVpc(routeTables, vpcId),
    networkAcls: ofVpc(networkAcls, vpcId),
    securityGroups: ofVpc(securityGroups, vpcId),
    vpcEndpoints: ofVpc(others.vpcEndpoints, vpcId),
    gatewayAttachments: ofVpc(others.gatewayAttachments, vpcId),
    privateZones: NOT_ASKED,
  };
}

/** Why a VPC that AWS did not show is not known to be gone: the account that has it was not asked. */
async function reasonOfAbsence(
  account: AccountRegion,
  { vpcId, accountId }: CustomerVpcSubject,
  vpcs: PlaceFacts["vpcs"],
): Promise<string | undefined> {
  const isAbsent = "value" in vpcs && !vpcs.value.has(vpcId);
  return isAbsent && accountId !== undefined
    ? account.reasonIfForeign(vpcId, accountId)
    : undefined;
}

async function collectContents(
  account: AccountRegion,
  vpcIds: readonly string[],
): Promise<Contents> {
  const [subnets, tables, networkAcls, groups, endpoints, gatewayAttachments] = await Promise.all([
    collectSubnets(account, vpcIds),
    collectRouteTables(account, vpcIds),
    collectNetworkAcls(account, vpcIds),
    collectSecurityGroups(account, vpcIds),
    collectVpcEndpoints(account, vpcIds),
    collectGatewayAttachments(account, vpcIds),
  ]);
  const interfaceEndpoints = seenAs(endpoints, (all) => all.filter(isInterfaceEndpoint));
  const gatewayEndpointIds = gatewayEndpointIdsOf(valueOf(endpoints) ?? []);
  const [lists, addresses] = await Promise.all([
    collectPrefixLists(account, [
      ...prefixListsOfRoutes(valueOf(tables) ?? [], gatewayEndpointIds),
      ...prefixListsOfGroups(valueOf(groups) ?? []),
    ]),
    collectEndpointAddresses(account, valueOf(interfaceEndpoints) ?? []),
  ]);
  return {
    ...{ subnets, networkAcls, gatewayAttachments },
    routeTables: byVpc(tables, (table) => routeTableOf(table, lists)),
    securityGroups: byVpc(groups, (group) => securityGroupOf(group, lists)),
    vpcEndpoints: byVpc(interfaceEndpoints, (endpoint) => vpcEndpointOf(endpoint, addresses)),
  };
}

async function collectOfEach<Key, T>(
  keys: readonly Key[],
  collect: (key: Key) => Promise<T>,
): Promise<Map<Key, T>> {
  const entries = keys.map(async (key): Promise<[Key, T]> => [key, await collect(key)]);
  return new Map(await Promise.all(entries));
}
