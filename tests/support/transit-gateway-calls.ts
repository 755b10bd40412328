import type { AwsCalls } from "./aws-calls";

const TAGS = ["CreateTags", "DeleteTags"];
const ASSOCIATION = [
  ...["AssociateTransitGatewayRouteTable", "DisassociateTransitGatewayRouteTable"],
  "GetTransitGatewayRouteTableAssociations",
];

/**
 * The types and look-ups of `aws.ec2transitgateway` that the small AWS plugin has. Apart from
 * `AWS_CALLS`, which docs/iam-policy.json allows: a network without a transit gateway needs none of it.
 */
export const TRANSIT_GATEWAY_CALLS: readonly AwsCalls[] = [
  {
    of: "TransitGateway",
    calls: [
      ...["CreateTransitGateway", "DeleteTransitGateway", "DescribeTransitGateways"],
      ...["ModifyTransitGateway", ...TAGS],
    ],
    source:
      "resourceTransitGatewayCreate, resourceTransitGatewayUpdate, resourceTransitGatewayDelete",
  },
  {
    of: "VpcAttachment",
    calls: [
      ...["CreateTransitGatewayVpcAttachment", "DeleteTransitGatewayVpcAttachment"],
      ...["DescribeTransitGatewayVpcAttachments", "DescribeTransitGateways"],
      ...["ModifyTransitGatewayVpcAttachment", ...ASSOCIATION, ...TAGS],
      ...[
        "DisableTransitGatewayRouteTablePropagation",
        "EnableTransitGatewayRouteTablePropagation",
      ],
      "GetTransitGatewayRouteTablePropagations",
    ],
    source:
      "resourceTransitGatewayVPCAttachmentCreate, resourceTransitGatewayVPCAttachmentRead, " +
      "transitGatewayRouteTableAssociationUpdate, transitGatewayRouteTablePropagationUpdate",
  },
  {
    of: "PeeringAttachmentAccepter",
    calls: [
      ...["AcceptTransitGatewayPeeringAttachment", "DeleteTransitGatewayPeeringAttachment"],
      ...["DescribeTransitGatewayPeeringAttachments", "DescribeTransitGateways", ...TAGS],
    ],
    source:
      "resourceTransitGatewayPeeringAttachmentAccepterCreate, " +
      "resourceTransitGatewayPeeringAttachmentAccepterRead, createTags",
  },
  {
    of: "RouteTable",
    calls: [
      ...["CreateTransitGatewayRouteTable", "DeleteTransitGatewayRouteTable"],
      ...["DescribeTransitGatewayRouteTables", ...TAGS],
    ],
    source: "resourceTransitGatewayRouteTableCreate, resourceTransitGatewayRouteTableDelete",
  },
  {
    of: "RouteTableAssociation",
    calls: [...ASSOCIATION, "DescribeTransitGatewayAttachments"],
    source:
      "resourceTransitGatewayRouteTableAssociationCreate, disassociateTransitGatewayRouteTable",
  },
  {
    of: "Route",
    calls: [
      ...["CreateTransitGatewayRoute", "DeleteTransitGatewayRoute"],
      "SearchTransitGatewayRoutes",
    ],
    source: "resourceTransitGatewayRouteCreate, findTransitGatewayStaticRoute",
  },
  {
    of: "getTransitGateway",
    calls: ["DescribeTransitGateways"],
    source: "dataSourceTransitGatewayRead",
  },
  {
    of: "getPeeringAttachment, getPeeringAttachments",
    calls: ["DescribeTransitGatewayPeeringAttachments"],
    source:
      "dataSourceTransitGatewayPeeringAttachmentRead, dataSourceTransitGatewayPeeringAttachmentsRead",
  },
  {
    of: "getVpcAttachment, getVpcAttachments",
    calls: ["DescribeTransitGatewayVpcAttachments"],
    source: "dataSourceTransitGatewayVPCAttachmentRead, dataSourceTransitGatewayVPCAttachmentsRead",
  },
  {
    of: "getAttachment, getAttachments",
    calls: ["DescribeTransitGatewayAttachments"],
    source: "dataSourceTransitGatewayAttachmentRead, dataSourceTransitGatewayAttachmentsRead",
  },
  {
    of: "getRouteTable",
    calls: ["DescribeTransitGatewayRouteTables"],
    source: "dataSourceTransitGatewayRouteTableRead",
  },
  {
    of: "getRouteTableAssociations",
    calls: ["GetTransitGatewayRouteTableAssociations"],
    source: "dataSourceTransitGatewayRouteTableAssociationsRead",
  },
];
