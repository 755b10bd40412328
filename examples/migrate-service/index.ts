import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork, TimescaleVpc } from "pulumi-timescale";

const config = new pulumi.Config();
const regionCode = "us-east-1";
const homes: Record<string, TimescaleVpc> = {
  blue: new TimescaleVpc("blue", { cidr: "10.0.0.0/24", regionCode }),
  green: new TimescaleVpc("green", { cidr: "10.0.1.0/24", regionCode }),
};

const home = config.require("home");
const timescaleVpc = homes[home];
if (timescaleVpc === undefined && home !== "public") {
  throw new pulumi.RunError(`home: got ${home}; allowed are public, blue and green.`);
}

const network = new TimescaleNetwork("db", {
  timescaleVpc: timescaleVpc ?? homes["blue"]!,
  peers: { app: { vpcId: config.require("vpcId") } },
  services: timescaleVpc ? { main: { serviceId: config.require("serviceId") } } : {},
  allowInterruption: config.requireBoolean("allowInterruption"),
});

export const endpoint = network.endpoints["main"];
export const diagram = network.diagram.mermaid;
