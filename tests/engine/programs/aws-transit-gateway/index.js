"use strict";
// A transit gateway with an attached VPC, and a peering that another account asks for. Configuration:
//   endpoint, account, attachmentId (a request to accept), stage ("one" | "two")
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const config = new pulumi.Config();
const endpoint = config.require("endpoint");
const account = config.require("account");
const isSecond = config.get("stage") === "two";

const provider = new aws.Provider("local", {
  region: "eu-west-1",
  accessKey: "local",
  secretKey: "local",
  endpoints: [{ ec2: endpoint, sts: endpoint }],
  skipCredentialsValidation: true,
  skipMetadataApiCheck: true,
  assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/any` }],
});
const opts = { provider };

const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.10.0.0/16" }, opts);
const subnets = ["10.10.1.0/24", "10.10.2.0/24"].map(
  (cidrBlock, index) =>
    new aws.ec2.Subnet(`subnet-${index}`, { vpcId: vpc.id, cidrBlock }, opts).id,
);
const gateway = new aws.ec2transitgateway.TransitGateway(
  "gateway",
  { amazonSideAsn: isSecond ? 64600 : 64513, tags: { Name: "hub" } },
  opts,
);
const vpcAttachment = new aws.ec2transitgateway.VpcAttachment(
  "vpc",
  {
    transitGatewayId: gateway.id,
    vpcId: vpc.id,
    subnetIds: isSecond ? subnets : subnets.slice(0, 1),
  },
  opts,
);

const attachmentId = config.get("attachmentId");
const peered = attachmentId && peer(attachmentId);

function peer(transitGatewayAttachmentId) {
  const accepter = new aws.ec2transitgateway.PeeringAttachmentAccepter(
    "accepter",
    { transitGatewayAttachmentId, tags: { Name: isSecond ? "database" : "db" } },
    opts,
  );
  const table = new aws.ec2transitgateway.RouteTable(
    "peerings",
    { transitGatewayId: gateway.id },
    opts,
  );
  const association = new aws.ec2transitgateway.RouteTableAssociation(
    "accepter",
    {
      transitGatewayAttachmentId: accepter.id,
      transitGatewayRouteTableId: table.id,
      replaceExistingAssociation: true,
    },
    opts,
  );
  const destinationCidrBlock = isSecond ? "10.51.0.0/24" : "10.50.0.0/24";
  new aws.ec2transitgateway.Route(
    "to-peer",
    {
      transitGatewayRouteTableId: gateway.associationDefaultRouteTableId,
      destinationCidrBlock,
      transitGatewayAttachmentId: accepter.id,
    },
    opts,
  );
  new aws.ec2.Route(
    "to-gateway",
    {
      routeTableId: vpc.mainRouteTableId,
      destinationCidrBlock,
      transitGatewayId: vpcAttachment.transitGatewayId,
    },
    opts,
  );
  const at = { provider, dependsOn: [association] };
  const filters = [{ name: "transit-gateway-id", values: [gateway.id] }];
  const { ec2transitgateway } = aws;
  const seen = ec2transitgateway.getPeeringAttachmentOutput({ id: accepter.id }, at);
  return {
    peer: pulumi.interpolate`${seen.peerAccountId}/${seen.peerRegion}/${seen.peerTransitGatewayId}`,
    state: seen.state,
    peerings: ec2transitgateway.getPeeringAttachmentsOutput({ filters }, at).ids,
    vpcs: ec2transitgateway.getVpcAttachmentsOutput({ filters }, at).ids,
    asn: ec2transitgateway.getTransitGatewayOutput({ id: gateway.id }, at).amazonSideAsn,
    routeTable: ec2transitgateway.getAttachmentOutput(
      { transitGatewayAttachmentId: accepter.id },
      at,
    ).associationTransitGatewayRouteTableId,
    ownTable: table.id,
  };
}

module.exports = { gatewayId: gateway.id, vpcAttachmentId: vpcAttachment.id, peered };
