// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.
export { PeeringActivation, type PeeringActivationArgs } from "./peering-activation";
export {
  PrivateEndpointAttachment,
  type PrivateEndpointAttachmentArgs,
} from "./private-endpoint-attachment";
export {
  PrivateEndpointConnection,
  type PrivateEndpointConnectionArgs,
} from "./private-endpoint-connection";
export { ServiceAttachment, type ServiceAttachmentArgs } from "./service-attachment";
export { TimescalePeering, type TimescalePeeringArgs } from "./timescale-peering";
export { TimescaleVpc, type TimescaleVpcArgs } from "./timescale-vpc";
export { TransitGatewayPeering, type TransitGatewayPeeringArgs } from "./transit-gateway-peering";
