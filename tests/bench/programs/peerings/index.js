"use strict";
// Peerings without an AWS half and attached services, spread over Timescale VPCs.
const pulumi = require("@pulumi/pulumi");
const { ServiceAttachment, TimescalePeering, TimescaleVpc } = require("pulumi-timescale");

const config = new pulumi.Config();
const regionCode = "us-east-1";

const vpcs = Array.from(
  { length: config.requireNumber("vpcs") },
  (_, i) => new TimescaleVpc(`vpc-${i}`, { cidr: `10.${i >> 8}.${i & 255}.0/24`, regionCode }),
);

for (let i = 0; i < config.requireNumber("peerings"); i++) {
  new TimescalePeering(`peering-${i}`, {
    timescaleVpcId: vpcs[i % vpcs.length].id,
    peerAccountId: "123456789012",
    peerRegionCode: regionCode,
    peerVpcId: `vpc-${i.toString(16).padStart(17, "0")}`,
  });
}

for (let i = 0; i < (config.getNumber("services") ?? 0); i++) {
  new ServiceAttachment(`service-${i}`, {
    serviceId: `bench${i}`,
    timescaleVpcId: vpcs[i % vpcs.length].id,
  });
}
