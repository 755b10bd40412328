import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork } from "pulumi-timescale";

const config = new pulumi.Config();
const ireland = new aws.Provider("ireland", { region: "eu-west-1" });
const partner = new aws.Provider("partner", {
  region: "us-west-2",
  assumeRoles: [{ roleArn: config.require("partnerRoleArn"), sessionName: "pulumi-timescale" }],
});

const network = new TimescaleNetwork("shared", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  peers: {
    app: { vpcId: config.require("appVpcId") },
    reports: { vpcId: config.require("reportsVpcId"), provider: ireland },
    partner: { vpcId: config.require("partnerVpcId"), provider: partner },
  },
  services: { main: { serviceId: config.require("serviceId") } },
});

export const endpoint = network.endpoints["main"];
export const peeringConnectionIds = Object.fromEntries(
  Object.entries(network.peers).map(([key, peer]) => [key, peer.peeringConnectionId]),
);
export const diagram = network.diagram.mermaid;
