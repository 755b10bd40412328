"use strict";
// An endpoint to a service of another account, with a private zone that leads a name to it. Configuration:
//   endpoint, account, other (an account whose VPC sees the zone), serviceName, stage ("one" | "two")
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const config = new pulumi.Config();
const endpoint = config.require("endpoint");
const serviceName = config.require("serviceName");
const isSecond = config.get("stage") === "two";

const inAccount = (name) =>
  new aws.Provider(name, {
    region: "eu-west-1",
    accessKey: "local",
    secretKey: "local",
    endpoints: [{ ec2: endpoint, route53: endpoint, sts: endpoint }],
    skipCredentialsValidation: true,
    skipMetadataApiCheck: true,
    assumeRoles: [{ roleArn: `arn:aws:iam::${config.require(name)}:role/any` }],
  });
const provider = inAccount("account");
const other = inAccount("other");
const opts = { provider };

const vpc = new aws.ec2.Vpc(
  "vpc",
  { cidrBlock: "10.10.0.0/16", enableDnsHostnames: true, enableDnsSupport: true },
  opts,
);
const subnetIds = ["euw1-az2", "euw1-az3"].map(
  (availabilityZoneId, index) =>
    new aws.ec2.Subnet(
      `subnet-${index}`,
      { vpcId: vpc.id, cidrBlock: `10.10.${index}.0/24`, availabilityZoneId },
      opts,
    ).id,
);
const clients = new aws.ec2.SecurityGroup(
  "clients",
  {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5433, cidrBlocks: ["10.10.0.0/16"] }],
  },
  opts,
);
const vpcEndpoint = new aws.ec2.VpcEndpoint(
  "endpoint",
  {
    vpcId: vpc.id,
    serviceName,
    vpcEndpointType: "Interface",
    subnetIds: isSecond ? subnetIds.slice(0, 1) : subnetIds,
    securityGroupIds: [clients.id],
    privateDnsEnabled: false,
    tags: { Name: isSecond ? "database" : "db" },
  },
  opts,
);

const zone = new aws.route53.Zone(
  "zone",
  // The association below is another resource's.
  { name: "db01.tsdb.test", vpcs: [{ vpcId: vpc.id }] },
  { provider, ignoreChanges: ["vpcs"] },
);
const regional = vpcEndpoint.dnsEntries[0];
const alias = new aws.route53.Record(
  "alias",
  {
    zoneId: zone.zoneId,
    name: zone.name,
    type: "A",
    aliases: [
      {
        name: regional.dnsName,
        zoneId: regional.hostedZoneId,
        evaluateTargetHealth: false,
      },
    ],
  },
  opts,
);
new aws.route53.Record(
  "readonly",
  {
    zoneId: zone.zoneId,
    name: "readonly",
    type: "CNAME",
    ttl: isSecond ? 60 : 300,
    records: [zone.name],
  },
  opts,
);

const otherVpc = new aws.ec2.Vpc("other", { cidrBlock: "10.20.0.0/16" }, { provider: other });
const authorization = new aws.route53.VpcAssociationAuthorization(
  "other",
  { zoneId: zone.zoneId, vpcId: otherVpc.id },
  opts,
);
new aws.route53.ZoneAssociation(
  "other",
  { zoneId: authorization.zoneId, vpcId: otherVpc.id },
  { provider: other },
);

const at = { provider, dependsOn: [alias] };
const seen = aws.ec2.getVpcEndpointOutput({ vpcId: vpc.id, serviceName }, at);
const service = aws.ec2.getVpcEndpointServiceOutput({ serviceName }, at);
const found = aws.route53.getZoneOutput({ name: zone.name, vpcId: vpc.id }, at);

module.exports = {
  endpointId: vpcEndpoint.id,
  state: vpcEndpoint.state,
  dnsNames: vpcEndpoint.dnsEntries.apply((entries) => entries.map(({ dnsName }) => dnsName)),
  fqdn: alias.fqdn,
  zoneId: zone.zoneId,
  seen: { id: seen.id, owner: service.owner, zoneId: found.zoneId, private: found.privateZone },
};
