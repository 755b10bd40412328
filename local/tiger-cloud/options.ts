import type { Clock } from "../../provider/wait/clock";
import type { ServiceStatus } from "./nouns/services/entity";
import type { LoggedRequest } from "./logged-request";

/** How long the emulator takes, each in milliseconds. */
export interface Latencies {
  /** Until a new VPC can be peered and take services. */
  vpc: number;
  /** From the POST of a peering until it has its `provisioned_id` and is PENDING. */
  peering: number;
  /**
   * From the PENDING of a transit gateway's peering until its request is in the customer's account, and
   * `accepterProvisionedId` told.
   */
  arrival: number;
  /** From the acceptance of a peering until it is ACTIVE; it is APPROVED meanwhile. */
  activation: number;
  /** From a change of a peering's CIDR blocks until it is over. */
  cidrUpdate: number;
  /** From the DELETE of a peering until it is gone. */
  peeringDelete: number;
  /** From the DELETE of a VPC until it is gone. */
  vpcDelete: number;
  /** Move of a service into a VPC. It still shows READY for the first tenth. */
  attach: number;
  /** Move of a service out of its VPC. It still shows READY for the first tenth. */
  detach: number;
  /** From the making of a customer's VPC endpoint until it can be claimed by who asks for a sync. */
  claimable: number;
  /** From the making of a customer's VPC endpoint until it can be claimed without that. */
  sync: number;
  /** From the attach of a private endpoint until its bindings are there. */
  privateLinkAttach: number;
  /** From the detach of a private endpoint until it can be attached again. */
  privateLinkDetach: number;
}

/** The plans that differ in the VPCs they allow. */
export const PLAN_TYPES = ["FREE", "PERFORMANCE", "SCALE", "ENTERPRISE"] as const;

/** FREE has no VPC, PERFORMANCE has one, SCALE and ENTERPRISE have any number. */
export type PlanType = (typeof PLAN_TYPES)[number];

/** A service that is there from the start. */
export interface SeedService {
  /** @default - `svc0000001` and so on */
  id?: string;
  name: string;
  /** AWS region, such as `us-east-1`. */
  regionCode: string;
  /**
   * Whether it has a connection pooler; its replica sets then have one too.
   *
   * @default false
   */
  pooler?: boolean;
  /**
   * Whether it has a replica for high availability, which answers at a read endpoint.
   *
   * @default false
   */
  replica?: boolean;
  /**
   * Number of its read replica sets.
   *
   * @default 0
   */
  replicas?: number;
  /** @default "READY" */
  status?: ServiceStatus;
}

/** The options that can be changed while it runs. */
export type Behaviour = Pick<
  TigerCloudOptions,
  | ("autoAccept" | "busyWhileSettling" | "statusCase" | "movingEndpoints")
  | ("transitGatewaysInRest" | "strayAccepterIds")
>;

/** How {@link startTigerCloud} goes about it. */
export interface TigerCloudOptions {
  /**
   * TCP port on 127.0.0.1.
   *
   * @default - a free one
   */
  port?: number;
  /** @default "localproj1" */
  projectId?: string;
  /** @default "local-public-key" */
  publicKey?: string;
  /** @default "local-secret-key" */
  secretKey?: string;
  /** @default "SCALE" */
  planType?: PlanType;
  /** @default - between 20 and 100 milliseconds each, but 2 seconds for `sync`, see {@link DEFAULT_LATENCIES_MS} */
  latenciesMs?: Partial<Latencies>;
  /** @default - none */
  services?: readonly SeedService[];
  /**
   * Whether peerings are accepted by themselves, half-way through the `activation` latency. Has no
   * meaning where there is an `ec2` to accept them in.
   *
   * @default true
   */
  autoAccept?: boolean;
  /**
   * What a VPC refuses as "already being updated" while a peering of it goes: `vpc` is a change of
   * the VPC itself, a rename or delete, as is known of the vendor; `all` is also each new peering,
   * delete of a peering and attach of a service.
   *
   * @default "all"
   */
  busyWhileSettling?: "vpc" | "all";
  /**
   * The case of the words of a peering's and service's status. The lists of the
   * emulator itself keep to upper case.
   *
   * @default "upper"
   */
  statusCase?: "upper" | "lower";
  /**
   * Whether REST lists peerings with transit gateways, with `tgw-…` as `peer_vpc_id`. It can make none, and
   * no source says whether it shows those of GraphQL. By default they are seen, as both APIs show one state.
   *
   * @default true
   */
  transitGatewaysInRest?: boolean;
  /**
   * Whether a second peering with one transit gateway, of another VPC in the same region, is told an accepter's id
   * that names no attachment, which the first one shows from then on as well. That is seen of the vendor:
   * timescale/terraform-provider-timescale, issue 363. Else both show the one that is there.
   *
   * @default false
   */
  strayAccepterIds?: boolean;
  /**
   * Whether each move of a service gives it another host and port, also inside a VPC. Else an attached
   * service answers at `<service>.<project>.vpc.tsdb.forge.test`, port 5432, as the vendor's examples
   * show it, though no document of theirs guarantees it.
   *
   * @default false
   */
  movingEndpoints?: boolean;
  /**
   * An EC2 and STS stand-in, such as moto. VPCs and peerings are then real ones there.
   *
   * @default - no EC2
   */
  ec2?: {
    /** URL, such as `http://127.0.0.1:5000`. */
    endpoint: string;
    /**
     * The 12 digits of Tiger Cloud's own account. The customer's must be another one.
     *
     * @default "999988887777"
     */
    accountId?: string;
  };
  /** @default - the machine's own clock */
  clock?: Clock;
  /** Called with each request as it is logged. */
  onRequest?: (request: LoggedRequest) => void;
  /** Called when work after an answer failed, as EC2 can make it fail. */
  onFailure?: (error: Error) => void;
}

export const DEFAULT_LATENCIES_MS: Readonly<Latencies> = {
  vpc: 50,
  peering: 50,
  arrival: 50,
  activation: 50,
  cidrUpdate: 50,
  peeringDelete: 50,
  vpcDelete: 20,
  attach: 100,
  detach: 100,
  claimable: 50,
  sync: 2000,
  privateLinkAttach: 50,
  privateLinkDetach: 50,
};
