"use strict";
const pulumi = require("@pulumi/pulumi");
const { TimescaleNetwork } = require("pulumi-timescale");

const config = new pulumi.Config();
const network = new TimescaleNetwork("net", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  peers: { app: { vpcId: config.require("vpcId") } },
  services: { main: { serviceId: config.require("serviceId") } },
});

exports.endpoint = network.endpoints.main;
exports.securityGroupId = network.peers.app.securityGroupId;
