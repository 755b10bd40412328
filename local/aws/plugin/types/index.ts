import type { ResourceType } from "../resource-type";
import { mainRouteTableAssociation } from "./main-route-table-association";
import { route } from "./route";
import { routeTable } from "./route-table";
import { routeTableAssociation } from "./route-table-association";
import { record } from "./route53/record";
import { vpcAssociationAuthorization } from "./route53/vpc-association-authorization";
import { zone } from "./route53/zone";
import { zoneAssociation } from "./route53/zone-association";
import { securityGroup } from "./security-group";
import { securityGroupRule } from "./security-group-rule";
import { subnet } from "./subnet";
import { peeringAttachmentAccepter } from "./transit-gateways/peering-attachment-accepter";
import { route as transitGatewayRoute } from "./transit-gateways/route";
import { routeTable as transitGatewayRouteTable } from "./transit-gateways/route-table";
import { routeTableAssociation as transitGatewayRouteTableAssociation } from "./transit-gateways/route-table-association";
import { transitGateway } from "./transit-gateways/transit-gateway";
import { vpcAttachment } from "./transit-gateways/vpc-attachment";
import { vpc } from "./vpc";
import { vpcEndpoint } from "./vpc-endpoint";
import { vpcIpv4CidrBlockAssociation } from "./vpc-ipv4-cidr-block-association";
import { vpcPeeringConnectionAccepter } from "./vpc-peering-connection-accepter";

/** The resource types of `@pulumi/aws` that this plugin has, by their tokens. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map([
  ["aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", mainRouteTableAssociation],
  ["aws:ec2/route:Route", route],
  ["aws:ec2/routeTable:RouteTable", routeTable],
  ["aws:ec2/routeTableAssociation:RouteTableAssociation", routeTableAssociation],
  ["aws:ec2/securityGroup:SecurityGroup", securityGroup],
  ["aws:ec2/subnet:Subnet", subnet],
  ["aws:ec2/vpc:Vpc", vpc],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", vpcEndpoint],
  ["aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", vpcIpv4CidrBlockAssociation],
  [
    "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
    vpcPeeringConnectionAccepter,
  ],
  [
    "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
    peeringAttachmentAccepter,
  ],
  ["aws:ec2transitgateway/route:Route", transitGatewayRoute],
  ["aws:ec2transitgateway/routeTable:RouteTable", transitGatewayRouteTable],
  [
    "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
    transitGatewayRouteTableAssociation,
  ],
  ["aws:ec2transitgateway/transitGateway:TransitGateway", transitGateway],
  ["aws:ec2transitgateway/vpcAttachment:VpcAttachment", vpcAttachment],
  ["aws:route53/record:Record", record],
  [
    "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization",
    vpcAssociationAuthorization,
  ],
  ["aws:route53/zone:Zone", zone],
  ["aws:route53/zoneAssociation:ZoneAssociation", zoneAssociation],
  ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", securityGroupRule("egress")],
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", securityGroupRule("ingress")],
]);
