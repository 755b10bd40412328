import { DYNAMIC_TYPE_PREFIX } from "../../provider/rules/dynamic-type";

/** Every type of resource that the doctor knows in a state; no other file of it spells one. */

const OUR_COMPONENT = "timescale:index:";

export const TIMESCALE_VPC = `${DYNAMIC_TYPE_PREFIX}TimescaleVpc`;
export const TIMESCALE_PEERING = `${DYNAMIC_TYPE_PREFIX}TimescalePeering`;
export const TRANSIT_GATEWAY_PEERING = `${DYNAMIC_TYPE_PREFIX}TransitGatewayPeering`;
export const SERVICE_ATTACHMENT = `${DYNAMIC_TYPE_PREFIX}ServiceAttachment`;
export const PRIVATE_ENDPOINT_CONNECTION = `${DYNAMIC_TYPE_PREFIX}PrivateEndpointConnection`;
export const PRIVATE_ENDPOINT_ATTACHMENT = `${DYNAMIC_TYPE_PREFIX}PrivateEndpointAttachment`;

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
