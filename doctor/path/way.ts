import type { Service } from "../../provider/tiger-cloud/services";
import type { EndpointRole } from "../facts/live";

/** One way from one customer VPC to one service. What does not exist (any more) is undefined. */
export type Way = PeeringWay | GatewayWay | EndpointWay | NoWay;

interface WayBase {
  /** Such as `kd9w2xp4mz`; the name where no service of that name exists. */
  serviceId: string;
  /** Undefined where there is none, or nothing of it could be seen. */
  service: Service | undefined;
  customerVpcId: string;
  /** As the stack calls it; undefined without a stack. */
  name: string | undefined;
}

export interface PeeringWay extends WayBase {
  kind: "peering";
  timescaleVpcId: string;
  peeringId: string;
  /** `pcx-…` */
  provisionedId: string | undefined;
}

export interface GatewayWay extends WayBase {
  kind: "transit-gateway";
  timescaleVpcId: string;
  peeringId: string;
  transitGatewayId: string;
  /** `tgw-attach-…` */
  attachmentId: string | undefined;
}

export interface EndpointWay extends WayBase {
  kind: "private-endpoint";
  vpcEndpointId: string;
  connectionId: string | undefined;
}

/** Nothing leads from the customer VPC to the service. */
export interface NoWay extends WayBase {
  kind: "none";
}

/** Where a packet begins: one subnet, and what is known of who sends it. */
export interface ClientPlace {
  subnetId: string;
  /** Its own address where that is known, else the subnet's block. */
  cidrBlock: string;
  /** The groups that it wears; undefined where nobody said it. */
  securityGroupIds: readonly string[] | undefined;
}

/** What answers at the end of the way. */
export interface Target {
  role: EndpointRole;
  host: string;
  port: number;
}
