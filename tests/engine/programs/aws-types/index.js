"use strict";
// Every resource type and function that the local AWS plugin has. Configuration changes what is
// asked for, so that one program shows creation, update and replacement:
//   endpoint, peeringId (a request to accept), stage ("one" | "two"), account, peerRegion
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const config = new pulumi.Config();
const endpoint = config.require("endpoint");
const isSecond = config.get("stage") === "two";
const account = config.get("account");

const provider = new aws.Provider("local", {
  region: "eu-west-1",
  accessKey: "local",
  secretKey: "local",
  endpoints: [{ ec2: endpoint, sts: endpoint }],
  skipCredentialsValidation: true,
  skipMetadataApiCheck: true,
  skipRequestingAccountId: true,
  defaultTags: { tags: { project: "aws-types" } },
  ...(account && { assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/any` }] }),
});
const opts = { provider };
const at = { provider, async: true };

const vpc = new aws.ec2.Vpc(
  "vpc",
  {
    cidrBlock: "10.10.0.0/16",
    enableDnsHostnames: isSecond,
    tags: isSecond ? { Name: "second", extra: "yes" } : { Name: "first" },
  },
  opts,
);
const secondary = new aws.ec2.VpcIpv4CidrBlockAssociation(
  "secondary",
  { vpcId: vpc.id, cidrBlock: isSecond ? "10.12.0.0/16" : "10.11.0.0/16" },
  opts,
);
const subnet = new aws.ec2.Subnet(
  "subnet",
  {
    vpcId: vpc.id,
    cidrBlock: "10.10.1.0/24",
    availabilityZone: "eu-west-1a",
    mapPublicIpOnLaunch: isSecond,
  },
  opts,
);
const main = new aws.ec2.RouteTable("main", { vpcId: vpc.id }, opts);
const other = new aws.ec2.RouteTable("other", { vpcId: vpc.id, tags: { Name: "other" } }, opts);
const mainAssociation = new aws.ec2.MainRouteTableAssociation(
  "main",
  { vpcId: vpc.id, routeTableId: isSecond ? other.id : main.id },
  opts,
);
new aws.ec2.RouteTableAssociation(
  "subnet",
  { subnetId: subnet.id, routeTableId: isSecond ? main.id : other.id },
  opts,
);
const group = new aws.ec2.SecurityGroup("group", { vpcId: vpc.id, tags: { Name: "group" } }, opts);
new aws.ec2.SecurityGroup(
  "inline",
  {
    name: "inline-rules",
    vpcId: vpc.id,
    revokeRulesOnDelete: true,
    ingress: [
      { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.10.0.0/16", "10.0.0.0/24"] },
      { protocol: "tcp", fromPort: 80, toPort: 80, self: true },
    ],
    egress: isSecond
      ? [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }]
      : [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  },
  opts,
);
const egress = new aws.vpc.SecurityGroupEgressRule(
  "egress",
  {
    securityGroupId: group.id,
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: isSecond ? 5433 : 5432,
    cidrIpv4: "10.50.0.0/24",
    description: "to the database",
    tags: { Name: "egress" },
  },
  opts,
);
new aws.vpc.SecurityGroupIngressRule(
  "ingress",
  { securityGroupId: group.id, ipProtocol: "-1", cidrIpv4: "10.10.0.0/16" },
  opts,
);
const elsewhere = new aws.ec2.Vpc(
  "elsewhere",
  { cidrBlock: "10.20.0.0/16", region: "us-east-1" },
  opts,
);

const peeringId = config.get("peeringId");
const peered = peeringId && peer(peeringId);

function peer(vpcPeeringConnectionId) {
  const accepter = new aws.ec2.VpcPeeringConnectionAccepter(
    "accepter",
    { vpcPeeringConnectionId, autoAccept: true, tags: { Name: "accepter" } },
    opts,
  );
  const route = new aws.ec2.Route(
    "route",
    {
      routeTableId: main.id,
      destinationCidrBlock: isSecond ? "10.51.0.0/24" : "10.50.0.0/24",
      vpcPeeringConnectionId: accepter.id,
    },
    opts,
  );
  const inlineRoutes = new aws.ec2.RouteTable(
    "inline",
    {
      vpcId: vpc.id,
      routes: [
        { cidrBlock: "10.61.0.0/24", vpcPeeringConnectionId: accepter.id },
        ...(isSecond ? [] : [{ cidrBlock: "10.60.0.0/24", vpcPeeringConnectionId: accepter.id }]),
      ],
    },
    opts,
  );
  const seen = aws.ec2.getVpcPeeringConnectionOutput({ id: accepter.id }, at);
  return {
    acceptStatus: accepter.acceptStatus,
    accepterVpc: accepter.vpcId,
    peer: pulumi.interpolate`${accepter.peerOwnerId}/${accepter.peerRegion}/${accepter.peerVpcId}`,
    routeState: route.state,
    inlineRoutes: inlineRoutes.routes,
    seen: seen.status,
  };
}

const byVpc = { filters: [{ name: "vpc-id", values: [vpc.id] }] };
const afterAll = { ...at, dependsOn: [mainAssociation, secondary, subnet, egress] };
module.exports = {
  vpcId: vpc.id,
  mainRouteTableId: vpc.mainRouteTableId,
  tagsAll: vpc.tagsAll,
  groupId: group.id,
  groupName: group.name,
  egressRuleId: egress.securityGroupRuleId,
  originalRouteTableId: mainAssociation.originalRouteTableId,
  elsewhereArn: elsewhere.arn,
  peered,
  account: aws.getCallerIdentityOutput({}, at).accountId,
  region: aws.getRegionOutput({}, at).region,
  cidrBlock: aws.ec2.getVpcOutput({ id: vpc.id }, afterAll).cidrBlock,
  routeTableIds: aws.ec2.getRouteTablesOutput({ vpcId: vpc.id }, afterAll).ids,
  routeTable: aws.ec2.getRouteTableOutput({ routeTableId: main.id }, afterAll).vpcId,
  subnetIds: aws.ec2.getSubnetsOutput(byVpc, afterAll).ids,
  subnetCidr: aws.ec2.getSubnetOutput({ id: subnet.id }, afterAll).cidrBlock,
  group: aws.ec2.getSecurityGroupOutput({ id: group.id }, afterAll).name,
};
