"use strict";
// A transit gateway with two attached VPCs, and a Timescale VPC that peers with it. Configuration:
//   cidrBlocks (JSON), vpcs (names, separated by commas), association ("enable" | "disable"),
//   tags (JSON), second (the CIDR block of another Timescale VPC that shares the connection)
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { PeeredTransitGateway, TimescaleVpc } = require("pulumi-timescale");

const config = new pulumi.Config();
const word = config.get("association") ?? "enable";

const gateway = new aws.ec2transitgateway.TransitGateway("hub", {
  defaultRouteTableAssociation: word,
});
const attached = Object.fromEntries(
  Object.entries({ app: "10.20.0.0/16", jobs: "10.30.0.0/16" }).map(([name, cidrBlock]) => {
    const vpc = new aws.ec2.Vpc(name, { cidrBlock });
    const subnet = new aws.ec2.Subnet(name, {
      vpcId: vpc.id,
      cidrBlock: cidrBlock.replace("0.0/16", "1.0/24"),
    });
    const attachment = new aws.ec2transitgateway.VpcAttachment(name, {
      transitGatewayId: gateway.id,
      vpcId: vpc.id,
      subnetIds: [subnet.id],
    });
    return [name, { vpc, attachment, routeTables: { ids: { main: vpc.mainRouteTableId } } }];
  }),
);
const wanted = (config.get("vpcs") ?? "app,jobs").split(",");
const timescaleVpc = new TimescaleVpc("database", {
  name: "database",
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
});
const table =
  word === "disable" &&
  new aws.ec2transitgateway.RouteTable("peerings", { transitGatewayId: gateway.id });
const hub = new PeeredTransitGateway("hub", {
  timescaleVpc,
  transitGateway: gateway,
  cidrBlocks: config.requireObject("cidrBlocks"),
  vpcs: Object.fromEntries(wanted.map((name) => [name, attached[name]])),
  tags: config.getObject("tags"),
  ...(table && {
    association: { routeTableId: table.id },
    gatewayRouteTables: { ids: { main: table } },
  }),
});

const second = config.get("second");
if (second !== undefined) {
  new PeeredTransitGateway("shared", {
    timescaleVpc: new TimescaleVpc("second", {
      ...{ name: "second", cidr: second, regionCode: "us-east-1" },
    }),
    transitGateway: gateway,
    cidrBlocks: config.requireObject("cidrBlocks"),
    // Both accepters are of one attachment.
    tags: config.getObject("tags"),
    expectedRequesterAccountId: config.require("tigerCloudAccount"),
  });
}

module.exports = { gatewayId: gateway.id, attachmentId: hub.attachmentId };
