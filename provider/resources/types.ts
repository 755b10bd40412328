// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.

/** The names under which the provider offers its resources. */
export type ResourceName =
  | "timescaleVpc"
  | "timescalePeering"
  | "transitGatewayPeering"
  | "peeringActivation"
  | "serviceAttachment"
  | "privateEndpointConnection"
  | "privateEndpointAttachment";

/**
 * What to do about a peering when its customer VPC has other CIDR blocks than when Tiger Cloud
 * took them up.
 */
export type CidrDrift = "replace" | "update" | "warn" | "ignore";

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

/**
 * How long each operation of a resource may wait, written as Pulumi's `customTimeouts` are: `90s`,
 * `30m`, `1h30m`. A change of them does not cause an update; a changed `delete` counts from the
 * next change of the resource on, as Pulumi hands a delete nothing but what the last change left.
 */
export interface Timeouts {
  /** Of a create. */
  create?: string;
  /** Of an update in place. */
  update?: string;
  /** Of a delete. */
  delete?: string;
}
