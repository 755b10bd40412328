import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork } from "pulumi-timescale";

const config = new pulumi.Config();
const network = new TimescaleNetwork("shared", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  services: { main: { serviceId: config.require("serviceId") } },
});

export const timescaleVpc = {
  id: network.timescaleVpc.id,
  cidr: network.timescaleVpc.cidr,
  regionCode: network.timescaleVpc.regionCode,
};
export const endpoint = network.endpoints["main"];
export const diagram = network.diagram.mermaid;
