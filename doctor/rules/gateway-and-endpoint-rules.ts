import { gatewayCidrBlocksRule } from "./cidr-blocks/gateway-cidr-blocks";
import { endpointNamesRule } from "./dns/endpoint-names";
import { hiddenHostRule } from "./dns/hidden-host";
import { hiddenServicesRule } from "./dns/hidden-services";
import { privateAnswersRule } from "./dns/private-answers";
import { routesFromTigerCloudRule } from "./gateway-routes/from-tiger-cloud";
import { routesToTigerCloudRule } from "./gateway-routes/to-tiger-cloud";
import { serviceEndpointsRule } from "./limits/service-endpoints";
import { bindingRule } from "./private-endpoint/binding";
import { claimRule } from "./private-endpoint/claim";
import { endpointRule } from "./private-endpoint/endpoint";
import { endpointGroupsRule } from "./private-endpoint/endpoint-groups";
import { serviceNameRule } from "./private-endpoint/service-name";
import { endpointZonesRule } from "./private-endpoint/zones";
import type { Rule } from "./rule";
import { noWayRule } from "./service/no-way";
import { attachedZonesRule } from "./transit-gateway/attached-zones";
import { gatewayRule } from "./transit-gateway/gateway";
import { gatewayAttachmentRule } from "./transit-gateway/gateway-attachment";
import { gatewayPeeringRule } from "./transit-gateway/gateway-peering";
import { vpcAttachmentRule } from "./transit-gateway/vpc-attachment";

/** The rules of transit gateways and private endpoints, and of a VPC from which nothing leads to the service. */
export const GATEWAY_AND_ENDPOINT_RULES: readonly Rule[] = [
  noWayRule,
  gatewayRule,
  gatewayPeeringRule,
  gatewayAttachmentRule,
  vpcAttachmentRule,
  attachedZonesRule,
  endpointRule,
  serviceNameRule,
  claimRule,
  bindingRule,
  endpointZonesRule,
  endpointGroupsRule,
  gatewayCidrBlocksRule,
  routesToTigerCloudRule,
  routesFromTigerCloudRule,
  privateAnswersRule,
  endpointNamesRule,
  hiddenServicesRule,
  hiddenHostRule,
  serviceEndpointsRule,
];
