/** The resource types of transit gateways that the small AWS plugin has. */
export const TYPES = {
  accepter: "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
  association: "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
  gateway: "aws:ec2transitgateway/transitGateway:TransitGateway",
  route: "aws:ec2transitgateway/route:Route",
  table: "aws:ec2transitgateway/routeTable:RouteTable",
  vpcAttachment: "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
} as const;

/** The token of a function of transit gateways, such as `getTransitGateway`. */
export const functionToken = (name: string) => `aws:ec2transitgateway/${name}:${name}`;
