import type { DrawnConnection, DrawnVpcEndpoint } from "./drawn-endpoint";
import type { DrawnValue, Mark, Markable } from "./drawn-value";

/**
 * What a diagram of a network shows, as plain data: nothing of it is an `Output`, and all of it
 * survives JSON. `drawMermaid` and `drawSvg` draw it.
 *
 * Any text may be in it. The drawings show it, shortened, and never obey it.
 */

export type { DrawnValue, Mark, Markable };

/** What is connected with Tiger Cloud: by a Timescale VPC, or by a private endpoint. */
export type DrawnNetwork = DrawnVpcNetwork | DrawnEndpointNetwork;

/** A Timescale VPC with all that is connected to it. */
export interface DrawnVpcNetwork extends DrawnParts {
  timescaleVpc: DrawnTimescaleVpc;
  connection?: undefined;
}

/** A private endpoint, with the customer VPC that it is in and the services behind it. */
export interface DrawnEndpointNetwork extends DrawnParts {
  connection: DrawnConnection;
  timescaleVpc?: undefined;
}

/** What there is in a network of either kind. */
export interface DrawnParts {
  /** In any order: drawings sort them by account, region and name. */
  customerVpcs: readonly DrawnCustomerVpc[];
  /**
   * In any order: drawings sort them by account, region and name.
   *
   * @default - none
   */
  transitGateways?: readonly DrawnTransitGateway[] | undefined;
  /** In any order: drawings sort them by name and id. */
  services: readonly DrawnService[];
}

/** The VPC on the side of Tiger Cloud. */
export interface DrawnTimescaleVpc extends Markable {
  /** Decimal id. */
  id: DrawnValue;
  /** Name in the Tiger Cloud console. */
  name?: DrawnValue | undefined;
  /** IPv4 CIDR block, such as `10.0.0.0/24`. */
  cidr: DrawnValue;
  /** AWS region, such as `us-east-1`. */
  regionCode: DrawnValue;
}

/** A VPC of the customer, and what there is in it because of the network. */
export interface DrawnCustomerVpc extends Markable {
  /**
   * What people call it: its key in `peers`, its Pulumi name, or its `Name` tag.
   *
   * @default - nothing: it is known by its id
   */
  name?: string | undefined;
  /** `vpc-…` */
  vpcId?: DrawnValue | undefined;
  /** Its IPv4 CIDR blocks. */
  cidrBlocks?: readonly string[] | null | undefined;
  /** AWS account: 12 digits. VPCs of one account and region share a frame. */
  accountId?: DrawnValue | undefined;
  /** AWS region. */
  regionCode?: DrawnValue | undefined;
  /** @default - not connected with the Timescale VPC */
  peering?: DrawnPeering | undefined;
  /** @default - no private endpoint is in it */
  endpoint?: DrawnVpcEndpoint | undefined;
  /** Routes to the Timescale VPC. */
  routes?: readonly DrawnRoute[] | undefined;
  /** Security groups that let workloads reach the Timescale VPC, or the private endpoint. */
  securityGroups?: readonly DrawnSecurityGroup[] | undefined;
}

/** The connection between a customer VPC and the Timescale VPC. */
export interface DrawnPeering extends Markable {
  /** Id of the AWS VPC peering connection: `pcx-…`. */
  provisionedId: DrawnValue;
  /** Status word of Tiger Cloud, such as `ACTIVE`. */
  tigerStatus?: DrawnValue | undefined;
  /** Status word of AWS, such as `active` or `pending-acceptance`. */
  awsStatus?: DrawnValue | undefined;
}

/** A transit gateway of the customer that is peered with Tiger Cloud's, and what is behind it. */
export interface DrawnTransitGateway extends Markable {
  /** What people call it: its key in `transitGateways`, or its Pulumi name. */
  name: string;
  /** `tgw-…` */
  transitGatewayId: DrawnValue;
  /** AWS account: 12 digits. Gateways and VPCs of one account and region share a frame. */
  accountId?: DrawnValue | undefined;
  /** AWS region. */
  regionCode?: DrawnValue | undefined;
  /** The IPv4 CIDR blocks that Tiger Cloud reaches through it. */
  cidrBlocks?: readonly string[] | null | undefined;
  /** @default - not connected with the Timescale VPC */
  attachment?: DrawnAttachment | undefined;
  /** The association of the attachment with a route table of the gateway. */
  association?: DrawnAssociation | undefined;
  /** Static routes to the Timescale VPC, in route tables of the gateway. */
  routes?: readonly DrawnRoute[] | undefined;
  /** The VPCs that reach the Timescale VPC through it, in any order: drawings sort them by account and name. */
  customerVpcs: readonly DrawnAttachedVpc[];
}

/** A VPC behind a transit gateway. Where it is in another account than the gateway, the drawings say so. */
export type DrawnAttachedVpc = Omit<DrawnCustomerVpc, "peering" | "endpoint">;

/** The peering attachment between a transit gateway and that of Tiger Cloud. */
export interface DrawnAttachment extends Markable {
  /** Id of the gateway's side: `tgw-attach-…`. */
  attachmentId: DrawnValue;
  /** Status word of Tiger Cloud, such as `ACTIVE`. */
  tigerStatus?: DrawnValue | undefined;
  /** State of the attachment in AWS, such as `available` or `pendingAcceptance`. */
  awsStatus?: DrawnValue | undefined;
}

/** Which route table leads on what arrives through an attachment. */
export interface DrawnAssociation extends Markable {
  /** Id of the route table: `tgw-rtb-…`. */
  routeTable: DrawnValue;
}

/** A route to the Timescale VPC. */
export interface DrawnRoute extends Markable {
  /** Id of its route table, `rtb-…` or `tgw-rtb-…`, or the key that stands for it in the program. */
  routeTable: DrawnValue;
  /** CIDR block that it leads to. */
  destination: DrawnValue;
}

/**
 * How a security group comes to be used.
 *
 * - `dedicated`: made for this network;
 * - `existing`: of the customer's, with rules added;
 * - `default`: the VPC's default group;
 * - `none`: there is none on purpose.
 */
export type SecurityGroupKind = "dedicated" | "existing" | "default" | "none";

/** A security group of the workloads that use the services, or of the private endpoint to them. */
export interface DrawnSecurityGroup extends Markable {
  kind: SecurityGroupKind;
  /** `sg-…`, or a name. Not shown where the kind is `none`. */
  id?: DrawnValue | undefined;
  /** Rules in words, such as `out: tcp 5432 to 10.0.0.0/24` or `in: tcp 5432 from sg-0123456789abcdef0`. */
  rules?: readonly string[] | undefined;
}

/** A service on Tiger Cloud. */
export interface DrawnService extends Markable {
  /** Id, such as `kd9w2xp4mz`. */
  id: DrawnValue;
  /** What people call it: its key in `services`, or its name in the console. */
  name: string;
  /** Host name inside the network. */
  host?: DrawnValue | undefined;
  /** Port, or null where it is known only after the apply. */
  port?: number | null | undefined;
  /** Status word of Tiger Cloud, such as `READY`. */
  status?: DrawnValue | undefined;
  /** Where it was before: `public`, `VPC 998`, or a host and port. */
  previously?: DrawnValue | undefined;
}
