"use strict";
// A transit gateway that is there already, as a user connects it: the configuration's `gateway` is its id, and
// its `vpcs` are ids of customer VPCs that are attached to it.
const pulumi = require("@pulumi/pulumi");
const { PeeredTransitGateway, TimescaleVpc } = require("pulumi-timescale");

const config = new pulumi.Config();
const vpcs = config.requireObject("vpcs");

const hub = new PeeredTransitGateway("hub", {
  timescaleVpc: new TimescaleVpc("db", { cidr: "10.0.0.0/24", regionCode: "us-east-1" }),
  transitGatewayId: config.require("gateway"),
  cidrBlocks: ["10.16.0.0/12"],
  vpcs: Object.fromEntries(vpcs.map((vpcId, index) => [`vpc${index + 1}`, { vpcId }])),
});

exports.attachmentId = hub.attachmentId;
