import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { getPrivateEndpointServiceOutput, PrivateEndpoint } from "pulumi-timescale";

const config = new pulumi.Config();
const regionCode = new pulumi.Config("aws").require("region");
const vpc = new aws.ec2.Vpc("app", {
  cidrBlock: "10.20.0.0/16",
  enableDnsSupport: true,
  enableDnsHostnames: true,
});
// Tiger Cloud answers in two Availability Zones of a region.
const zoneIds = getPrivateEndpointServiceOutput({ regionCode }).availabilityZoneIds;
const subnets = [0, 1].map(
  (index) =>
    new aws.ec2.Subnet(`endpoint-${index}`, {
      vpcId: vpc.id,
      cidrBlock: `10.20.${index}.0/24`,
      availabilityZoneId: zoneIds.apply((ids) => ids[index] ?? ""),
    }),
);
const app = new aws.ec2.SecurityGroup("app", { vpcId: vpc.id, description: "The application" });

const endpoint = new PrivateEndpoint("db", {
  serviceId: config.require("serviceId"),
  vpc,
  subnetIds: subnets.map((subnet) => subnet.id),
  clients: { app: { securityGroupId: app.id } },
});

export const connectionString = endpoint.endpoints.connectionString;
export const securityGroupId = app.id;
export const diagram = endpoint.diagram.mermaid;
