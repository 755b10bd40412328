export type { Endpoint, Timeouts } from "../provider/contract";
export { PeeredVpc, type PeeredVpcArgs, type TimescaleVpcReference } from "./peered-vpc/peered-vpc";
export { PeeringActivation, type PeeringActivationArgs } from "./peering-activation";
export { ServiceAttachment, type ServiceAttachmentArgs } from "./service-attachment";
export {
  TimescaleNetwork,
  type NetworkPeerArgs,
  type NetworkServiceArgs,
  type TimescaleNetworkArgs,
} from "./timescale-network/timescale-network";
export { TimescalePeering, type TimescalePeeringArgs } from "./timescale-peering";
export { TimescaleVpc, type TimescaleVpcArgs } from "./timescale-vpc";
