import { peeringActivation } from "./peering-activation/handler";
import { privateEndpointAttachment } from "./private-endpoint-attachment/handler";
import { privateEndpointConnection } from "./private-endpoint-connection/handler";
import { serviceAttachment } from "./service-attachment/handler";
import { timescalePeering } from "./timescale-peering/handler";
import { timescaleVpc } from "./timescale-vpc/handler";
import { transitGatewayPeering } from "./transit-gateway-peering/handler";

/** Every resource, by the name under which `pulumi-timescale/provider` offers it. One line each. */
export const RESOURCES = {
  timescaleVpc,
  timescalePeering,
  transitGatewayPeering,
  peeringActivation,
  serviceAttachment,
  privateEndpointConnection,
  privateEndpointAttachment,
};
