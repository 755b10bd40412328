/** The words of a peering's status. The last three are final. */
export type PeeringStatus = "PENDING" | "APPROVED" | "ACTIVE" | "INVALID" | "TIMEOUT" | "DISABLED";

/** A peering of a Tiger Cloud VPC with a customer's AWS VPC or transit gateway. */
export interface Peering {
  /** Decimal text. */
  readonly id: string;
  readonly vpcId: string;
  readonly peerAccountId: string;
  readonly peerRegionCode: string;
  /** With what it is a peering: `vpc-…`, or `tgw-…` for a transit gateway. */
  readonly peerVpcId: string;
  /**
   * The customer's ranges that are wanted to be reached through it, as they were sent. Empty where none
   * were, and a linked EC2 tells none. Not to be seen over either API.
   */
  wantedCidrBlocks: readonly string[];
  /** The ranges that are reached through it: empty until it is ACTIVE. Not to be seen over REST. */
  cidrBlocks: readonly string[];
  /**
   * What the requester calls it: `pcx-…`, or `tgw-attach-…` of a transit gateway. Absent until the request
   * is sent. Peerings of several VPCs with one transit gateway have the same one.
   */
  provisionedId?: string;
  /**
   * What the accepter calls it: `tgw-attach-…` of its own within one region, else the same. Absent until the
   * request is in the accepter's account. Not to be seen over REST.
   */
  accepterProvisionedId?: string;
  /** Absent until the request is sent. */
  status?: PeeringStatus;
  errorMessage?: string;
  /** True from an update of its CIDR blocks until it is over. */
  updating: boolean;
  /** True from the DELETE until it is gone. */
  deleting: boolean;
}
