"use strict";
// As many resources as the program connected-gateway has, of the same kinds, in the same component tree and the same
// chain of dependencies, and none of them does anything: see ../no-op.
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const { CIDR, NoOp, clientGroup } = require("../no-op-resources");

const config = new pulumi.Config();
const vpcs = config.requireObject("vpcs");
const transitGatewayId = config.require("gateway");
const ROUTE_TABLES = 2;

class Attached extends pulumi.ComponentResource {
  constructor(name, vpcId, opts) {
    super("no-op:index:Attached", name, {}, opts);
    const parent = this;
    for (let table = 1; table <= ROUTE_TABLES; table++) {
      const routeTableId = `rtb-${table}`;
      const inputs = { routeTableId, destinationCidrBlock: CIDR, transitGatewayId };
      new aws.ec2.Route(`${name}-route-${table}`, inputs, { parent });
    }
    const group = clientGroup(name, vpcId, parent);
    this.registerOutputs({ securityGroupId: group.id });
  }
}

class Hub extends pulumi.ComponentResource {
  constructor(name, timescaleVpc) {
    super("no-op:index:Hub", name);
    const parent = this;
    const peering = new NoOp(
      `${name}-peering`,
      {
        ...{ timescaleVpcId: timescaleVpc.id, timescaleVpcCidr: CIDR, transitGatewayId },
        ...{ peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
        ...{ cidrBlocks: ["10.16.0.0/12"], provisionedId: "tgw-attach-1", status: "PENDING" },
      },
      { parent },
    );
    const accepter = new aws.ec2transitgateway.PeeringAttachmentAccepter(
      `${name}-accepter`,
      { transitGatewayAttachmentId: peering.provisionedId },
      { parent, retainOnDelete: true },
    );
    const activation = new NoOp(
      `${name}-activation`,
      { timescaleVpcId: timescaleVpc.id, peeringId: peering.id, status: "ACTIVE" },
      { parent, dependsOn: accepter },
    );
    new aws.ec2transitgateway.Route(
      `${name}-route`,
      {
        ...{ transitGatewayRouteTableId: "tgw-rtb-1", destinationCidrBlock: CIDR },
        transitGatewayAttachmentId: accepter.transitGatewayAttachmentId,
      },
      { parent, dependsOn: [accepter, activation] },
    );
    vpcs.forEach((vpc, index) => new Attached(`${name}-vpc${index + 1}`, vpc, { parent }));
    this.attachmentId = accepter.id;
    this.registerOutputs({ attachmentId: accepter.id });
  }
}

const db = new NoOp("db", { cidr: CIDR, name: "db", regionCode: "us-east-1" });
exports.attachmentId = new Hub("hub", db).attachmentId;
