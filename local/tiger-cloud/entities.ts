/** A Tiger Cloud VPC as the emulator keeps it. */
export interface Vpc {
  /** Decimal text. */
  readonly id: string;
  name: string;
  /** As it was sent. */
  readonly cidr: string;
  readonly regionCode: string;
  /** Not to be seen over REST. `failed`: EC2 refused to make the VPC, see `failure`. */
  state: "creating" | "ready" | "deleting" | "failed";
  /** What EC2 said when it refused to make the VPC. */
  failure?: string;
  /** Id of the EC2 VPC that stands behind it, once there is one. Not to be seen over REST. */
  provisionedId?: string;
}

/** The words of a peering's status. The last three are final. */
export type PeeringStatus = "PENDING" | "APPROVED" | "ACTIVE" | "INVALID" | "TIMEOUT" | "DISABLED";

/** A peering of a Tiger Cloud VPC with a customer's AWS VPC. */
export interface Peering {
  /** Decimal text. */
  readonly id: string;
  readonly vpcId: string;
  readonly peerAccountId: string;
  readonly peerRegionCode: string;
  readonly peerVpcId: string;
  /** `pcx-…`, once the request is sent. */
  provisionedId?: string;
  /** Absent until the request is sent. */
  status?: PeeringStatus;
  errorMessage?: string;
  /** True from the DELETE until it is gone. */
  deleting: boolean;
}

/** The words of a service's status that are not deprecated. */
export type ServiceStatus =
  | "QUEUED"
  | "CONFIGURING"
  | "READY"
  | "UPGRADING"
  | "UNSTABLE"
  | "PAUSING"
  | "PAUSED"
  | "RESUMING"
  | "DELETING"
  | "DELETED";

/** A database service. Its endpoints are derived, see endpoints.ts. */
export interface Service {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly hasPooler: boolean;
  readonly replicaIds: readonly string[];
  /** Tells the ports of one service from those of the others; from 1. */
  readonly ordinal: number;
  status: ServiceStatus;
  /** The VPC it is in. Stays until a move out of it is over. */
  vpcId?: string;
  /** The move under way; `toVpcId` is absent where it goes back to the public. */
  move?: { toVpcId?: string; readonly statusBefore: ServiceStatus };
  /** How many moves are over: each gives a new public port, see endpoints.ts. */
  moves: number;
}
