/** Every type of resource that a review knows by name; other files of a review spell none. */

const DYNAMIC = "pulumi-nodejs:dynamic/";

export const TIMESCALE_VPC = `${DYNAMIC}timescale:TimescaleVpc`;
export const TIMESCALE_PEERING = `${DYNAMIC}timescale:TimescalePeering`;
export const TRANSIT_GATEWAY_PEERING = `${DYNAMIC}timescale:TransitGatewayPeering`;
export const PEERING_ACTIVATION = `${DYNAMIC}timescale:PeeringActivation`;
export const SERVICE_ATTACHMENT = `${DYNAMIC}timescale:ServiceAttachment`;
export const PRIVATE_ENDPOINT_CONNECTION = `${DYNAMIC}timescale:PrivateEndpointConnection`;
export const PRIVATE_ENDPOINT_ATTACHMENT = `${DYNAMIC}timescale:PrivateEndpointAttachment`;

/** A service in a customer VPC by a private endpoint, as the component of this package. */
export const PRIVATE_ENDPOINT = "timescale:index:PrivateEndpoint";

/** A customer VPC behind a transit gateway, as the component of this package. */
export const ATTACHED_VPC = "timescale:index:AttachedVpc";

const GATEWAY = "aws:ec2transitgateway/";

export const TRANSIT_GATEWAY = `${GATEWAY}transitGateway:TransitGateway`;
export const VPC_ATTACHMENT = `${GATEWAY}vpcAttachment:VpcAttachment`;
export const ATTACHMENT_ACCEPTER = `${GATEWAY}peeringAttachmentAccepter:PeeringAttachmentAccepter`;
export const GATEWAY_ROUTE = `${GATEWAY}route:Route`;
export const GATEWAY_ROUTE_TABLE = `${GATEWAY}routeTable:RouteTable`;
export const GATEWAY_ASSOCIATION = `${GATEWAY}routeTableAssociation:RouteTableAssociation`;

export const AWS_VPC = "aws:ec2/vpc:Vpc";
export const CONNECTION = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
export const ACCEPTER = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";
export const ROUTE = "aws:ec2/route:Route";
export const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
export const DEFAULT_ROUTE_TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
export const ROUTE_TABLE_ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const DEFAULT_SECURITY_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const VPC_ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const ZONE = "aws:route53/zone:Zone";
export const RECORD = "aws:route53/record:Record";
/** A rule of either direction. */
export const SECURITY_GROUP_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";

/** Kinds of resources that hold data, as their types are named by most providers. */
const HOLDS_DATA =
  /(bucket|table|database|cluster|dbinstance|\binstance|filesystem|volume|disk|snapshot|backup|vault|queue|topic|stream|index|domain|userpool|repository|registry|secret|key|persistentvolume|statefulset|namespace|loggroup|storageaccount|server|cache)/i;
/** What names contain of the above and yet holds nothing. */
const HOLDS_NONE =
  /(attachment|association|policy|permission|rule|route|parameter|grant|alias|subscription|binding|record|listener|role|profile|schedule)/i;

/** True for a type that holds data, as far as its name tells. */
export function holdsData(type: string): boolean {
  const name = type.slice(type.lastIndexOf(":") + 1);
  return HOLDS_DATA.test(name) && !HOLDS_NONE.test(name);
}

/** True for what exists in the state alone, so that nothing outside goes with it. */
export function isInStateAlone(type: string): boolean {
  return /^(pulumi|random|null|time):/.test(type);
}

/** A type as people know it: without the module's file, and without Pulumi's own prefix. */
export function shortType(type: string): string {
  const [provider = "", module = "", name = ""] = type.replace(DYNAMIC, "").split(":");
  if (name === "") return `${provider}:${module}`;
  return `${provider}:${module.split("/")[0] ?? ""}:${name}`;
}
