"use strict";
// A transit gateway that is there already, in another account and region than the Timescale VPC, and a VPC behind
// it with a provider of its own. Configuration: region, account, gateway, vpc, accept ("true" | "false")
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { PeeredTransitGateway, TimescaleVpc } = require("pulumi-timescale");

const config = new pulumi.Config();
const roleArn = `arn:aws:iam::${config.require("account")}:role/network`;
const providerOf = (name) =>
  new aws.Provider(name, { region: config.require("region"), assumeRoles: [{ roleArn }] });

const hub = new PeeredTransitGateway(
  "hub",
  {
    timescaleVpc: new TimescaleVpc("database", { cidr: "10.7.0.0/24", regionCode: "us-east-1" }),
    transitGatewayId: config.require("gateway"),
    cidrBlocks: ["10.60.0.0/16"],
    accept: config.requireBoolean("accept"),
    vpcs: { app: { vpcId: config.require("vpc"), provider: providerOf("of-app") } },
  },
  { provider: providerOf("of-gateway") },
);

module.exports = { peeringId: hub.peeringId, attachmentId: hub.attachmentId };
