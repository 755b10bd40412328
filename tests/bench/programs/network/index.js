"use strict";
// One network, as a user writes it: the configuration's `peers` are ids of customer VPCs.
const pulumi = require("@pulumi/pulumi");
const { TimescaleNetwork } = require("pulumi-timescale");

const config = new pulumi.Config();
const peers = config.requireObject("peers");

const network = new TimescaleNetwork("db", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  peers: Object.fromEntries(peers.map((vpcId, index) => [`peer${index + 1}`, { vpcId }])),
  services: { main: { serviceId: config.require("serviceId") } },
});

exports.endpoint = network.endpoints.main;
