export type { CidrDrift, Endpoint, ReadReplica, Timeouts } from "../provider/resources/types";
export type { PeeredVpcArgs, TimescaleVpcReference } from "./peered-vpc/arguments";
export type { RouteTableChoice, SecurityGroupChoice } from "./customer-vpc/arguments";
export type {
  GetPrivateEndpointServiceArgs,
  GetPrivateEndpointServiceResult,
  GetServiceArgs,
  GetServiceResult,
  GetServicesArgs,
  GetTimescalePeeringArgs,
  GetTimescalePeeringResult,
  GetTimescaleVpcArgs,
  GetTimescaleVpcResult,
  GetTimescaleVpcsArgs,
  GetTransitGatewayPeeringArgs,
  GetTransitGatewayPeeringResult,
} from "../provider/lookups/contract";
export type { LookupOptions } from "./lookups/look-up";
export type { LookupOutputOptions } from "./lookups/output-form";
export {
  getPrivateEndpointService,
  getPrivateEndpointServiceOutput,
  type GetPrivateEndpointServiceOutputArgs,
} from "./lookups/private-endpoint-service";
export {
  getService,
  getServiceOutput,
  getServices,
  getServicesOutput,
  type GetServiceOutputArgs,
  type GetServicesOutputArgs,
} from "./lookups/services";
export {
  getTimescalePeering,
  getTimescalePeeringOutput,
  type GetTimescalePeeringOutputArgs,
} from "./lookups/timescale-peering";
export {
  getTransitGatewayPeering,
  getTransitGatewayPeeringOutput,
  type GetTransitGatewayPeeringOutputArgs,
} from "./lookups/transit-gateway-peering";
export {
  getTimescaleVpc,
  getTimescaleVpcOutput,
  getTimescaleVpcs,
  getTimescaleVpcsOutput,
  type GetTimescaleVpcOutputArgs,
  type GetTimescaleVpcsOutputArgs,
} from "./lookups/timescale-vpcs";
export type { OperationOptionArgs } from "./operation-options";
export type {
  AttachedVpcArgs,
  GatewayAssociationChoice,
  GatewayRouteTableChoice,
  PeeredTransitGatewayArgs,
} from "./peered-transit-gateway/arguments";
export type { AttachedVpc } from "./peered-transit-gateway/attached-vpc";
export { PeeredTransitGateway } from "./peered-transit-gateway/peered-transit-gateway";
export { PeeredVpc } from "./peered-vpc/peered-vpc";
export type {
  EndpointSecurityGroupChoice,
  PrivateDnsChoice,
  PrivateEndpointArgs,
  PrivateEndpointClientArgs,
} from "./private-endpoint/arguments";
export type { PrivateEndpoints } from "./private-endpoint/endpoints";
export { PrivateEndpoint } from "./private-endpoint/private-endpoint";
export type {
  NetworkPeerArgs,
  NetworkServiceArgs,
  NetworkTransitGatewayArgs,
  PortsOfServices,
  TimescaleNetworkArgs,
} from "./timescale-network/arguments";
export type { NetworkDiagram } from "./network-diagram";
export type { ServiceEndpoints } from "./timescale-network/service-endpoints";
export * from "./resources";
export { TimescaleNetwork } from "./timescale-network/timescale-network";
