import type { Endpoint, ReadReplica } from "../resources/types";

/** What to look a service up by: its id, or its name. */
export interface GetServiceArgs {
  /** Id of the service, such as `kd9w2xp4mz`. */
  id?: string;
  /** Name of the service, as the Tiger Cloud console shows it. */
  name?: string;
  /**
   * AWS region of the service, such as `us-east-1`.
   *
   * @default - any region
   */
  regionCode?: string;
}

/** Which services to look up. */
export interface GetServicesArgs {
  /**
   * Only the services of this AWS region, such as `us-east-1`.
   *
   * @default - those of all regions
   */
  regionCode?: string;
  /**
   * Only the services that are attached to the Timescale VPC of this id.
   *
   * @default - all, be they attached or not
   */
  timescaleVpcId?: string;
}

/** A service that exists. Nothing of it can be reached while it moves. */
export interface GetServiceResult {
  /** Id, such as `kd9w2xp4mz`. */
  id: string;
  /** Name in the Tiger Cloud console. */
  name: string;
  /** AWS region, such as `us-east-1`. */
  regionCode: string;
  /** `READY`, `PAUSED`, `CONFIGURING`, … */
  status: string;
  /** Id of the Timescale VPC that it is attached to; undefined where it is public. */
  timescaleVpcId: string | undefined;
  /** True where it is attached to a Timescale VPC: its hosts then answer peered VPCs alone. */
  isPrivate: boolean;
  /** Host name; undefined while it moves. */
  host: string | undefined;
  /** Port; undefined while it moves. */
  port: number | undefined;
  /** Where the connection pooler answers; undefined where there is none. */
  poolerEndpoint: Endpoint | undefined;
  /** Its read replica sets, in the order of their ids. */
  readReplicas: ReadReplica[];
}

/** The look-ups of services by their names in the sdk. */
export interface ServiceLookups {
  getService: [args: GetServiceArgs, result: GetServiceResult];
  getServices: [args: GetServicesArgs, result: GetServiceResult[]];
}
