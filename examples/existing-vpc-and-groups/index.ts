import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork } from "pulumi-timescale";

const config = new pulumi.Config();
const network = new TimescaleNetwork("metrics", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  peers: {
    app: {
      vpcId: config.require("vpcId"),
      routeTables: { subnetIds: config.requireObject<string[]>("subnetIds") },
      securityGroup: {
        existing: config.requireObject<Record<string, string>>("securityGroupIds"),
      },
    },
  },
  services: { main: { name: config.require("serviceName") } },
});

export const endpoint = network.endpoints["main"];
export const routeTableIds = network.peers["app"]?.routeTableIds;
export const diagram = network.diagram.mermaid;
