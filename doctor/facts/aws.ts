import type { Seen } from "./seen";

/** What AWS tells. Ids are unique among accounts and regions, so all of them share the maps. */
export interface AwsFacts {
  vpcs: ReadonlyMap<string, VpcFacts>;
  /** By `pcx-…`; undefined where AWS has none of that id. */
  peeringConnections: ReadonlyMap<string, Seen<PeeringConnection | undefined>>;
  /** By `tgw-…`. */
  transitGateways: ReadonlyMap<string, TransitGatewayFacts>;
  /** What `--from` names, undefined where it names nothing, or AWS has none of it. */
  from: Seen<FoundClient | undefined>;
}

/** What `--from` names. */
export interface FoundClient {
  vpcId: string;
  /** Undefined for a security group, which may be in all of the VPC. */
  subnetId: string | undefined;
  /** Its private address; undefined where it can be any of the subnet. */
  address: string | undefined;
  /** The groups that it wears; undefined where it does not say so, as a subnet does not. */
  securityGroupIds: readonly string[] | undefined;
}

/** A customer VPC. */
export interface VpcFacts {
  vpcId: string;
  /** Undefined where AWS has none of that id in the account and region that were asked. */
  vpc: Seen<{ accountId: string; cidrBlocks: readonly string[] } | undefined>;
  /** Whether the VPC's resolver answers at all. */
  dnsSupport: Seen<boolean>;
  /** Whether private zones can answer; looked at only where a private endpoint is in the VPC. */
  dnsHostnames: Seen<boolean>;
  subnets: Seen<readonly Subnet[]>;
  routeTables: Seen<readonly RouteTable[]>;
  networkAcls: Seen<readonly NetworkAcl[]>;
  securityGroups: Seen<readonly SecurityGroup[]>;
  vpcEndpoints: Seen<readonly VpcEndpoint[]>;
  gatewayAttachments: Seen<readonly GatewayVpcAttachment[]>;
  /** The private zones that answer in the VPC; looked at only where a private endpoint is in it. */
  privateZones: Seen<readonly PrivateZone[]>;
}

export interface Subnet {
  subnetId: string;
  cidrBlock: string;
  /** Such as `use1-az1`. */
  zoneId: string;
}

export interface RouteTable {
  routeTableId: string;
  isMain: boolean;
  /** Explicitly associated ones. */
  subnetIds: readonly string[];
  routes: readonly Route[];
}

export interface Route {
  /**
   * CIDR blocks of the destination: several for a prefix list, none for IPv6 and for a prefix list that could not be
   * looked at. Routes to lists of AWS's own services, and to lists without IPv4, are left out.
   */
  destinations: readonly string[];
  /** Undefined where the destination is written out. */
  prefixListId: string | undefined;
  /** `pcx-…`, `tgw-…`, `igw-…`, `nat-…`, `local`, `eni-…`, `vpce-…`; empty where AWS tells none. */
  target: string;
  isBlackhole: boolean;
  /** Whether a gateway advertises it; nobody wrote it into the table. */
  isPropagated: boolean;
}

export interface NetworkAcl {
  networkAclId: string;
  subnetIds: readonly string[];
  entries: readonly NetworkAclEntry[];
}

/** An IPv4 entry. */
export interface NetworkAclEntry {
  ruleNumber: number;
  direction: "in" | "out";
  allows: boolean;
  cidrBlock: string;
  /** IANA's number as a text, such as `6` for TCP; `-1` for all. */
  protocol: string;
  /** First and last; all of them where undefined. */
  ports: readonly [number, number] | undefined;
}

export interface SecurityGroup {
  groupId: string;
  name: string;
  inbound: readonly GroupPermission[];
  outbound: readonly GroupPermission[];
}

export interface GroupPermission {
  /** `tcp`, `udp`, `icmp`, `-1` for all, or IANA's number as a text. */
  protocol: string;
  /** First and last; all of them where undefined. */
  ports: readonly [number, number] | undefined;
  cidrBlocks: readonly string[];
  groupIds: readonly string[];
  /** Prefix lists whose CIDR blocks could not be looked at; those of others are in `cidrBlocks`. */
  prefixListIds: readonly string[];
}

/** A VPC peering connection, as the customer's account shows it. */
export interface PeeringConnection {
  id: string;
  /** AWS's word: `pending-acceptance`, `active`, `expired`, `failed`, `rejected`, `deleted`, … */
  status: string;
  /** AWS's own words about it. */
  message: string;
  requester: PeeringSide;
  accepter: PeeringSide;
}

export interface PeeringSide {
  accountId: string;
  vpcId: string;
  regionCode: string;
  cidrBlocks: readonly string[];
}

/** A customer's transit gateway with what leads through it to Tiger Cloud. */
export interface TransitGatewayFacts {
  transitGatewayId: string;
  /** Undefined where AWS has none of that id. */
  gateway: Seen<{ accountId: string; state: string } | undefined>;
  /** Peering attachments, of which AWS shows the customer's side. */
  peeringAttachments: Seen<readonly GatewayPeeringAttachment[]>;
  /** By `tgw-attach-…`: the table that what comes from there is looked up in; undefined for none. */
  associations: Seen<ReadonlyMap<string, string | undefined>>;
  /** The static and propagated routes, by `tgw-rtb-…`. */
  routeTables: ReadonlyMap<string, Seen<readonly GatewayRoute[]>>;
}

export interface GatewayVpcAttachment {
  attachmentId: string;
  transitGatewayId: string;
  vpcId: string;
  /** AWS's word: `available`, `pendingAcceptance`, … */
  state: string;
  subnetIds: readonly string[];
}

export interface GatewayPeeringAttachment {
  attachmentId: string;
  /** AWS's word: `available`, `pendingAcceptance`, `rejected`, … */
  state: string;
  /** AWS's own words about a failure; empty where there are none. */
  message: string;
  requester: { accountId: string; transitGatewayId: string; regionCode: string };
  accepter: { accountId: string; transitGatewayId: string; regionCode: string };
}

export interface GatewayRoute {
  cidrBlock: string;
  /** Empty for a blackhole. */
  attachmentIds: readonly string[];
  isBlackhole: boolean;
}

/** An interface endpoint. */
export interface VpcEndpoint {
  vpcEndpointId: string;
  serviceName: string;
  /** AWS's word in lower case: `available`, `pendingacceptance`, `rejected`, `deleted`, … */
  state: string;
  subnetIds: readonly string[];
  securityGroupIds: readonly string[];
  /** Its private addresses; unseen where its network interfaces could not be looked at. */
  addresses: Seen<readonly string[]>;
  /** Its regional name first, then the zonal ones. */
  dnsNames: readonly string[];
}

/** A private zone of Route 53 that answers in a VPC. */
export interface PrivateZone {
  zoneId: string;
  /** Without the last dot. */
  name: string;
  /** Unseen where another account has it. */
  records: Seen<readonly ZoneRecord[]>;
}

export interface ZoneRecord {
  /** Without the last dot; a wildcard is `*.…`. */
  name: string;
  type: string;
  /** The name that an alias leads to, without the last dot; undefined where it is none. */
  aliasTo: string | undefined;
  values: readonly string[];
}
