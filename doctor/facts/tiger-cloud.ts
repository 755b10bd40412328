import type { Peering } from "../../provider/tiger-cloud/peerings";
import type {
  EndpointServiceRegion,
  PrivateLinkConnection,
} from "../../provider/tiger-cloud/private-link-answers";
import type { Service } from "../../provider/tiger-cloud/services";
import type { TransitGatewayPeering } from "../../provider/tiger-cloud/transit-gateway-answers";
import type { Vpc } from "../../provider/tiger-cloud/vpcs";
import type { Seen } from "./seen";

/** What the Tiger Cloud API tells of the project. Each list is whole, or unseen. */
export interface TigerCloudFacts {
  services: Seen<readonly Service[]>;
  timescaleVpcs: Seen<readonly Vpc[]>;
  /** What only GraphQL tells of Timescale VPCs, by their ids. */
  vpcStates: Seen<ReadonlyMap<string, TimescaleVpcState>>;
  /** The peerings with customer VPCs, by the id of their Timescale VPC. */
  peerings: ReadonlyMap<string, Seen<readonly Peering[]>>;
  /** Private endpoints that the project has claimed. */
  connections: Seen<readonly PrivateLinkConnection[]>;
  endpointServices: Seen<readonly EndpointServiceRegion[]>;
}

/** What only GraphQL tells of a Timescale VPC. */
export interface TimescaleVpcState {
  /** Upper case, see status.ts; empty where the API tells none. */
  status: string;
  /** The vendor's own words about a failure; empty where there are none. */
  errorMessage: string;
  /** The CIDR blocks that Tiger Cloud knows of a customer VPC, by the id of its peering; canonical. */
  knownCidrBlocks: ReadonlyMap<string, readonly string[]>;
  gateways: readonly TransitGatewayPeering[];
}
