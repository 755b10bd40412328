/**
 * The plain inputs and state of each resource: what handlers take and give, what the Pulumi state
 * holds, and what the sdk's classes show as outputs.
 */

/**
 * How long each operation of a resource may wait, written as Pulumi's `customTimeouts` are: `90s`,
 * `30m`, `1h30m`. A change of them is no diff; a changed `delete` counts from the next change of
 * the resource on, as Pulumi hands a delete nothing but what the last change left.
 */
export interface Timeouts {
  /** Of a create. */
  create?: string;
  /** Of an update in place. */
  update?: string;
  /** Of a delete. */
  delete?: string;
}

/** What steers operations on a resource and is no part of what it is: a change of it is no diff. */
export interface OperationOptions {
  /**
   * True to take over what exists already and is identical, instead of refusing.
   *
   * @default - `timescale:adopt` of the stack, else false
   */
  adopt?: boolean;
  /** @default - see each resource */
  timeouts?: Timeouts;
}

/** Inputs of a Timescale VPC. */
export interface TimescaleVpcInputs {
  /** Name shown in the Tiger Cloud console. Updated in place. */
  name: string;
  /** IPv4 CIDR block, /16 to /28, canonical. Replaces. */
  cidr: string;
  /** AWS region, such as `us-east-1`. Replaces. */
  regionCode: string;
}

/** State of a Timescale VPC. */
export type TimescaleVpcState = TimescaleVpcInputs;

/** What to do about a peering when its customer VPC has other CIDR blocks than when it was made. */
export type CidrDrift = "replace" | "warn" | "ignore";

/** Inputs of a peering between a Timescale VPC and a customer VPC. */
export interface TimescalePeeringInputs {
  /** Id of the Timescale VPC, decimal. Replaces. */
  timescaleVpcId: string;
  /** AWS account of the customer VPC, 12 digits. Replaces. */
  peerAccountId: string;
  /** AWS region of the customer VPC. Replaces. */
  peerRegionCode: string;
  /** Id of the customer VPC, `vpc-…`. Replaces. */
  peerVpcId: string;
  /**
   * The CIDR blocks of the customer VPC as AWS shows them now: none may overlap the Timescale VPC,
   * and Tiger Cloud takes them up only when the peering is made. A change does what `cidrDrift` says.
   */
  peerCidrBlocks?: string[];
  /** A change of this is no diff. `replace` where it is left out. */
  cidrDrift?: CidrDrift;
  /** The CIDR block of the Timescale VPC, for the same check before its id is known. No diff. */
  timescaleVpcCidr?: string;
}

/** State of a peering. */
export interface TimescalePeeringState extends TimescalePeeringInputs {
  /** Id of the AWS VPC peering connection, `pcx-…`; empty only while a create is unfinished. */
  provisionedId: string;
  /** The status word that Tiger Cloud reported last, in upper case. */
  status: string;
}

/** Inputs of the wait for a peering to become active. */
export interface PeeringActivationInputs {
  /** Id of the Timescale VPC, decimal. Replaces. */
  timescaleVpcId: string;
  /** Id of the peering in Tiger Cloud, decimal. Replaces. */
  peeringId: string;
}

/** State of the wait for a peering to become active. */
export interface PeeringActivationState extends PeeringActivationInputs {
  /** The status word that ended the wait: `ACTIVE`. */
  status: string;
}

/** Inputs of a service's place in a Timescale VPC. */
export interface ServiceAttachmentInputs {
  /** Id of the service. Replaces. */
  serviceId: string;
  /** Id of the Timescale VPC, decimal. Updated in place: detach, wait, attach, wait. */
  timescaleVpcId: string;
  /** False to refuse, in the preview, what makes the service unreachable for a while. No diff. */
  allowInterruption?: boolean;
}

/** Where a service answers. */
export interface Endpoint {
  /** Host name. */
  host: string;
  /** TCP port. */
  port: number;
}

/** A set of read replicas of a service. */
export interface ReadReplica {
  /** Id of the replica set. */
  id: string;
  /** Name in the Tiger Cloud console. */
  name: string;
  /** Where it answers; left out while it has no endpoint. */
  endpoint?: Endpoint;
  /** Where its connection pooler answers; left out where it has none. */
  poolerEndpoint?: Endpoint;
}

/** State of a service's place in a Timescale VPC. */
export interface ServiceAttachmentState extends ServiceAttachmentInputs {
  /** Private host name of the service; empty only while an attach is unfinished. */
  host: string;
  /** Port of the service; 0 only while an attach is unfinished. */
  port: number;
  /** Where the connection pooler answers, where there is one. */
  poolerEndpoint?: Endpoint;
  /** The service's read replicas, if it has any. */
  readReplicas?: ReadReplica[];
  /** Where the service answered before it was attached or moved. */
  previousEndpoint?: Endpoint;
}

/** The names under which `pulumi-timescale/provider` offers its handlers. */
export type HandlerName =
  "timescaleVpc" | "timescalePeering" | "peeringActivation" | "serviceAttachment";
