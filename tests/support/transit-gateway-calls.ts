import type { AwsCalls } from "./aws-calls";

const TAGS = ["CreateTags", "DeleteTags"];
const ASSOCIATION = [
  ...["AssociateTransitGatewayRouteTable", "DisassociateTransitGatewayRouteTable"],
  "GetTransitGatewayRouteTableAssociations",
];

/**
 * The types and look-ups of `aws.ec2transitgateway` that the small AWS plugin has. Apart from
 * `AWS_CALLS`, which docs/iam-policy.json allows: a network without a transit gateway needs none of it.
 * docs/iam-policy-transit-gateway.json allows what the components use of it.
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

/** What the types that components use ask for only in cases in which the components never use them. */
const NEVER_ASKED_BY_COMPONENTS: readonly string[] = [
  // The accepter has the option `retainOnDelete`.
  "DeleteTransitGatewayPeeringAttachment",
  // It finds the association that `replaceExistingAssociation` replaces.
  "DescribeTransitGatewayAttachments",
];

const USED_BY_COMPONENTS = [
  ...["PeeringAttachmentAccepter", "Route", "RouteTableAssociation", "getTransitGateway"],
  ...["getPeeringAttachment", "getPeeringAttachments", "getVpcAttachments"],
];

/** All that a `PeeredTransitGateway` registers or looks up of `aws.ec2transitgateway`. */
export const COMPONENT_GATEWAY_CALLS: readonly AwsCalls[] = TRANSIT_GATEWAY_CALLS.map(
  ({ of, calls, source }) => ({
    of: of
      .split(", ")
      .filter((name) => USED_BY_COMPONENTS.includes(name))
      .join(", "),
    calls: calls.filter((call) => !NEVER_ASKED_BY_COMPONENTS.includes(call)),
    source,
  }),
).filter(({ of }) => of !== "");
