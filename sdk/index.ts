export type { CidrDrift, Endpoint, ReadReplica, Timeouts } from "../provider/contract";
export type {
  PeeredVpcArgs,
  RouteTableChoice,
  SecurityGroupChoice,
  TimescaleVpcReference,
} from "./peered-vpc/arguments";
export { PeeredVpc } from "./peered-vpc/peered-vpc";
export { PeeringActivation, type PeeringActivationArgs } from "./peering-activation";
export { ServiceAttachment, type ServiceAttachmentArgs } from "./service-attachment";
export type {
  NetworkPeerArgs,
  NetworkServiceArgs,
  TimescaleNetworkArgs,
} from "./timescale-network/arguments";
export type { ServiceEndpoints } from "./timescale-network/service-endpoints";
export { TimescaleNetwork } from "./timescale-network/timescale-network";
export { TimescalePeering, type TimescalePeeringArgs } from "./timescale-peering";
export { TimescaleVpc, type TimescaleVpcArgs } from "./timescale-vpc";
