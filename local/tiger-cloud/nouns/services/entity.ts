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
  /** Whether it has a replica for high availability, with a read endpoint of its own. */
  readonly hasReplica: boolean;
  /** Of its sets of read replicas, which are services of their own. */
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
  /** How many private endpoints were attached and detached: each gives a new port, and leaves the host. */
  portChanges: number;
}
