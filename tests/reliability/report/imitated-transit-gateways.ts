/** Where terraform-provider-aws has the types of transit gateways. */
export const TRANSIT_GATEWAY_SOURCES: Readonly<Record<string, string>> = {
  "ec2transitgateway.PeeringAttachmentAccepter": "transitgateway_peering_attachment_accepter.go",
  "ec2transitgateway.Route": "transitgateway_route.go",
  "ec2transitgateway.RouteTable": "transitgateway_route_table.go",
  "ec2transitgateway.RouteTableAssociation": "transitgateway_route_table_association.go",
  "ec2transitgateway.TransitGateway": "transitgateway_.go",
  "ec2transitgateway.VpcAttachment": "transitgateway_vpc_attachment.go",
};

/** What the small AWS plugin does of transit gateways as the real one, and by which source. */
export const IMITATED_OF_TRANSIT_GATEWAYS: readonly (readonly [
  behaviour: string,
  source: string,
])[] = [
  [
    "An accepter of a transit gateway's peering accepts always, and its deletion deletes the attachment",
    "`resourceTransitGatewayPeeringAttachmentAccepterCreate`, `resourceTransitGatewayPeeringAttachmentAccepterDelete`",
  ],
  [
    "Attachments that are deleted, failed or rejected are gone; look-ups by filters still find them",
    "`find.go`: `findTransitGatewayPeeringAttachmentByID`, `findTransitGatewayVPCAttachmentByID`; `dataSourceTransitGatewayPeeringAttachmentRead`",
  ],
  [
    "A transit gateway route without an attachment is told as a blackhole",
    "`resourceTransitGatewayRouteFlatten`",
  ],
  [
    "What belongs to a transit gateway is waited for by its states, and any other state is a failure",
    "`wait.go`: `waitTransitGateway…`",
  ],
  [
    "`getPeeringAttachment` tells the peer as the requester sees it where `skipRequestingAccountId` is set",
    "`dataSourceTransitGatewayPeeringAttachmentRead`",
  ],
];

/** What moto's transit gateways are corrected in, by local/aws/moto/corrections/transit_gateways. */
export const CORRECTED_OF_TRANSIT_GATEWAYS: readonly (readonly [
  behaviour: string,
  source: string,
])[] = [
  [
    "Each side of a transit gateway peering has an attachment of its own: two ids in one region, one across regions; two gateways have one peering",
    "AWS Transit Gateway Guide; issues 24677 and 40880 of terraform-provider-aws",
  ],
  [
    "A peering is accepted by the accepter, in its region, once; what is not available takes no route and no association: `IncorrectState`",
    "Amazon EC2 API Reference; issues 14228, 25617 and 26754 of terraform-provider-aws",
  ],
  [
    "An attachment is associated as its gateway says, with one table at most: `Resource.AlreadyAssociated`; peerings are not propagated",
    "AWS Transit Gateway Guide; issue 16452 of terraform-provider-aws",
  ],
  [
    "Transit gateway routes tell their attachments, are refused twice, and are blackholes once the attachment is gone",
    "Amazon EC2 API Reference, `CreateTransitGatewayRoute`, `SearchTransitGatewayRoutes`",
  ],
  [
    "VPCs propagate their CIDR blocks to the route tables that their attachments propagate to; a static route to the same block wins",
    "AWS Transit Gateway Guide",
  ],
  [
    "A VPC routes to a transit gateway that it is attached to: `InvalidTransitGatewayID.NotFound` otherwise",
    "issue 9222 of terraform-provider-aws",
  ],
  [
    "Unknown ids of transit gateways, attachments and their route tables are failures; a gateway in use is not deleted",
    "`errors.go` of terraform-provider-aws; Amazon EC2 API Reference",
  ],
];
