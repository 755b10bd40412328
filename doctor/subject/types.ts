/** Every type of resource that the doctor knows in a state; no other file spells one. */

const OUR_RESOURCE = "pulumi-nodejs:dynamic/timescale:";
const OUR_COMPONENT = "timescale:index:";

export const TIMESCALE_VPC = `${OUR_RESOURCE}TimescaleVpc`;
export const TIMESCALE_PEERING = `${OUR_RESOURCE}TimescalePeering`;
export const TRANSIT_GATEWAY_PEERING = `${OUR_RESOURCE}TransitGatewayPeering`;
export const SERVICE_ATTACHMENT = `${OUR_RESOURCE}ServiceAttachment`;
export const PRIVATE_ENDPOINT_CONNECTION = `${OUR_RESOURCE}PrivateEndpointConnection`;
export const PRIVATE_ENDPOINT_ATTACHMENT = `${OUR_RESOURCE}PrivateEndpointAttachment`;

export const TIMESCALE_NETWORK = `${OUR_COMPONENT}TimescaleNetwork`;
export const PEERED_VPC = `${OUR_COMPONENT}PeeredVpc`;
export const PEERED_TRANSIT_GATEWAY = `${OUR_COMPONENT}PeeredTransitGateway`;
export const ATTACHED_VPC = `${OUR_COMPONENT}AttachedVpc`;
export const PRIVATE_ENDPOINT = `${OUR_COMPONENT}PrivateEndpoint`;

const GATEWAY = "aws:ec2transitgateway/";

export const AWS_PROVIDER = "pulumi:providers:aws";
export const AWS_VPC = "aws:ec2/vpc:Vpc";
export const ROUTE = "aws:ec2/route:Route";
export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const SECURITY_GROUP_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const VPC_ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const VPC_ATTACHMENT = `${GATEWAY}vpcAttachment:VpcAttachment`;
export const ATTACHMENT_ACCEPTER = `${GATEWAY}peeringAttachmentAccepter:PeeringAttachmentAccepter`;
