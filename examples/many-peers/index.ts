import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork } from "pulumi-timescale";

const config = new pulumi.Config();
const vpcIds = config.requireObject<Record<string, string>>("vpcIds");
const network = new TimescaleNetwork("hub", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  peers: Object.fromEntries(Object.entries(vpcIds).map(([key, vpcId]) => [key, { vpcId }])),
  services: { main: { serviceId: config.require("serviceId") } },
  tags: { "managed-by": "pulumi" },
});

export const endpoint = network.endpoints["main"];
export const securityGroupIds = Object.fromEntries(
  Object.entries(network.peers).map(([key, peer]) => [key, peer.securityGroupId]),
);
export const diagram = network.diagram.mermaid;
