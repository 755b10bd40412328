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
