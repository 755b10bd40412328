"use strict";
// A service in two VPCs, another service in one of them, with a zone of another account. Configuration:
//   endpoint, other (the account of the zone), vpcs ({app, jobs}: ids), services ({main, second}: ids), name,
//   subnetIds and args (those of app)
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { PrivateEndpoint } = require("pulumi-timescale");

const config = new pulumi.Config();
const endpoint = config.require("endpoint");
const vpcs = config.requireObject("vpcs");
const services = config.requireObject("services");
const subnetIds = config.getObject("subnetIds");
const args = config.getObject("args");
const name = config.get("name") ?? "app";

const other = new aws.Provider("other", {
  region: "us-east-1",
  accessKey: "local",
  secretKey: "local",
  endpoints: [{ ec2: endpoint, route53: endpoint, sts: endpoint }],
  skipCredentialsValidation: true,
  skipMetadataApiCheck: true,
  assumeRoles: [{ roleArn: `arn:aws:iam::${config.require("other")}:role/any` }],
});
const otherVpc = new aws.ec2.Vpc("other", { cidrBlock: "10.90.0.0/16" }, { provider: other });
const zone = new aws.route53.Zone(
  "shared",
  { name: config.require("domain"), vpcs: [{ vpcId: otherVpc.id }] },
  // The association is another resource's.
  { provider: other, ignoreChanges: ["vpcs"] },
);

const clients = { office: { cidrBlock: "10.80.0.0/16" } };
const app = new PrivateEndpoint(
  name,
  { serviceId: services.main, vpcId: vpcs.app, clients, ...(subnetIds && { subnetIds }), ...args },
  name === "app" ? {} : { aliases: [{ name: "app" }] },
);
const jobs = new PrivateEndpoint("jobs", { serviceId: services.main, vpcId: vpcs.jobs, clients });
const second = new PrivateEndpoint("second", {
  serviceName: services.second,
  vpcId: vpcs.app,
  clients,
  dns: { zoneId: zone.zoneId, provider: other, associate: true },
});

module.exports = {
  app: app.endpoints,
  jobs: jobs.endpoints,
  second: second.endpoints,
  subnetIds: app.subnetIds,
  vpcEndpointId: app.vpcEndpointId,
};
