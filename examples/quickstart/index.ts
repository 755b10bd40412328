import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork } from "pulumi-timescale";

const config = new pulumi.Config();
const network = new TimescaleNetwork("quickstart", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  peers: { app: { vpcId: config.require("vpcId") } },
  services: { main: { serviceId: config.require("serviceId") } },
});

export const endpoint = network.endpoints["main"];
export const securityGroupId = network.peers["app"]?.securityGroupId;
export const diagram = network.diagram.mermaid;
