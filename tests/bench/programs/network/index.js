"use strict";
// One network, as a user writes it: the configuration's `peers` are ids of customer VPCs, its `services`
// those of services, which move side by side.
const pulumi = require("@pulumi/pulumi");
const { TimescaleNetwork } = require("pulumi-timescale");

const config = new pulumi.Config();
const peers = config.requireObject("peers");
const services = config.requireObject("services");

const network = new TimescaleNetwork("db", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  peers: Object.fromEntries(peers.map((vpcId, index) => [`peer${index + 1}`, { vpcId }])),
  services: Object.fromEntries(
    services.map((serviceId, index) => [`service${index + 1}`, { serviceId }]),
  ),
  concurrency: services.length,
});

exports.endpoints = network.endpoints;
