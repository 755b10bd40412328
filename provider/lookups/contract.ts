/** What look-ups take and give: plain values, which the sdk shows to programs as they are. */
import type { PrivateEndpointLookups } from "./private-endpoint-contract";
import type { ServiceLookups } from "./service-contract";

export type * from "./private-endpoint-contract";
export type * from "./service-contract";

/** What to look a Timescale VPC up by: its id, or its name. */
export interface GetTimescaleVpcArgs {
  /** Id of the Timescale VPC, decimal, such as `1001`. */
  id?: string;
  /** Name of the Timescale VPC, as the Tiger Cloud console shows it. */
  name?: string;
  /**
   * AWS region of the Timescale VPC, such as `us-east-1`.
   *
   * @default - any region
   */
  regionCode?: string;
}

/** Which Timescale VPCs to look up. */
export interface GetTimescaleVpcsArgs {
  /**
   * Only the Timescale VPCs of this AWS region, such as `us-east-1`.
   *
   * @default - those of all regions
   */
  regionCode?: string;
}

/** What to look a peering with a transit gateway up by: `id`, `timescaleVpcId` and `transitGatewayId`, or `attachmentId`. */
export interface GetTransitGatewayPeeringArgs {
  /**
   * Id of the Timescale VPC, decimal.
   *
   * @default - any Timescale VPC
   */
  timescaleVpcId?: string;
  /** Id of the peering, such as `1001/5001`. */
  id?: string;
  /** Id of the attachment of the transit gateway's owner, `tgw-attach-…`. */
  attachmentId?: string;
  /** Id of the transit gateway, `tgw-…`. */
  transitGatewayId?: string;
}

/** A peering with a transit gateway that exists. */
export interface GetTransitGatewayPeeringResult {
  /** Id of the peering, as that of a `TransitGatewayPeering`: `1001/5001`. */
  id: string;
  /** Decimal id of the Timescale VPC. */
  timescaleVpcId: string;
  /** Id of the transit gateway, `tgw-…`. */
  transitGatewayId: string;
  /** AWS account of the transit gateway, 12 digits. */
  peerAccountId: string;
  /** AWS region of the transit gateway. */
  peerRegionCode: string;
  /** The CIDR blocks that Tiger Cloud reaches through it; the API may tell none until the peering is active. */
  cidrBlocks: string[];
  /** Id of the attachment of the gateway's owner, `tgw-attach-…`; undefined until AWS has the request. */
  attachmentId: string | undefined;
  /** Id of the attachment of Tiger Cloud's gateway, `tgw-attach-…`; undefined until AWS has the request. */
  requesterAttachmentId: string | undefined;
  /** `PENDING`, `APPROVED`, `ACTIVE`, `INVALID`, …; `REQUESTED` while Tiger Cloud gives none. */
  status: string;
  /** The vendor's own words about a failed peering; undefined where there are none. */
  errorMessage: string | undefined;
}

/** A Timescale VPC that exists. A {@link PeeredVpc} takes it as its `timescaleVpc`. */
export interface GetTimescaleVpcResult {
  /** Decimal id. */
  id: string;
  /** Name in the Tiger Cloud console. */
  name: string;
  /** IPv4 CIDR block in canonical form, such as `10.0.0.0/24`. */
  cidr: string;
  /** AWS region, such as `us-east-1`. */
  regionCode: string;
}

/** What to look a peering up by: `id`, `timescaleVpcId` and `peerVpcId`, or `provisionedId`. */
export interface GetTimescalePeeringArgs {
  /**
   * Id of the Timescale VPC, decimal.
   *
   * @default - that of `id`; the peerings of all Timescale VPCs are searched for a `provisionedId`
   */
  timescaleVpcId?: string;
  /** Id of the peering, such as `1001/5001`; beside `timescaleVpcId`, its second part is enough. */
  id?: string;
  /** Id of the AWS VPC peering connection, `pcx-…`. */
  provisionedId?: string;
  /** Id of the customer VPC, `vpc-…`. */
  peerVpcId?: string;
  /**
   * AWS account of the customer VPC, 12 digits.
   *
   * @default - any account
   */
  peerAccountId?: string;
  /**
   * AWS region of the customer VPC.
   *
   * @default - any region
   */
  peerRegionCode?: string;
}

/** A peering that exists. */
export interface GetTimescalePeeringResult {
  /** Id of the peering, as that of a `TimescalePeering`: `1001/5001`. */
  id: string;
  /** Decimal id of the Timescale VPC. */
  timescaleVpcId: string;
  /** AWS account of the customer VPC, 12 digits. */
  peerAccountId: string;
  /** AWS region of the customer VPC. */
  peerRegionCode: string;
  /** Id of the customer VPC, `vpc-…`. */
  peerVpcId: string;
  /** Id of the AWS VPC peering connection, `pcx-…`; undefined until AWS has the request. */
  provisionedId: string | undefined;
  /** `PENDING`, `APPROVED`, `ACTIVE`, `INVALID`, …; `REQUESTED` while Tiger Cloud gives none. */
  status: string;
  /** The vendor's own words about a failed peering; undefined where there are none. */
  errorMessage: string | undefined;
}

/** Each look-up by its name in the sdk: what it takes and gives. */
export interface Lookups extends PrivateEndpointLookups, ServiceLookups {
  getTimescaleVpc: [args: GetTimescaleVpcArgs, result: GetTimescaleVpcResult];
  getTimescaleVpcs: [args: GetTimescaleVpcsArgs, result: GetTimescaleVpcResult[]];
  getTimescalePeering: [args: GetTimescalePeeringArgs, result: GetTimescalePeeringResult];
  getTransitGatewayPeering: [
    args: GetTransitGatewayPeeringArgs,
    result: GetTransitGatewayPeeringResult,
  ];
}

export type LookupName = keyof Lookups;
export type LookupArgs<Name extends LookupName> = Lookups[Name][0];
export type LookupResult<Name extends LookupName> = Lookups[Name][1];

/** How a look-up ended. A failure is worded for the user and carries neither stack nor key. */
export type LookupOutcome<Result> = { result: Result } | { failure: string };
