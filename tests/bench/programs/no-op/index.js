"use strict";
// As many resources as the network program has, of the same kinds, in the same component tree and the same chain
// of dependencies, and none of them does anything: the AWS resources are those of @pulumi/aws, in front of a
// plugin that only answers, and the dynamic ones have as many properties as ours.
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const { CIDR, NoOp, clientGroup } = require("../no-op-resources");

const config = new pulumi.Config();
const peers = config.requireObject("peers");
const services = config.requireObject("services");
const routeTables = config.requireNumber("routeTables");

class Peer extends pulumi.ComponentResource {
  constructor(name, timescaleVpc, vpcId, opts) {
    super("no-op:index:Peer", name, {}, opts);
    const parent = this;
    const peering = new NoOp(
      `${name}-peering`,
      {
        ...{ timescaleVpcId: timescaleVpc.id, timescaleVpcCidr: CIDR, peerVpcId: vpcId },
        ...{ peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
        ...{ peerCidrBlocks: ["10.20.0.0/16"], provisionedId: "pcx-1", status: "PENDING" },
      },
      { parent },
    );
    const accepter = new aws.ec2.VpcPeeringConnectionAccepter(
      `${name}-accepter`,
      { vpcPeeringConnectionId: peering.provisionedId, autoAccept: true },
      { parent },
    );
    const activation = new NoOp(
      `${name}-activation`,
      { timescaleVpcId: timescaleVpc.id, peeringId: peering.id, status: "ACTIVE" },
      { parent, dependsOn: accepter },
    );
    const { vpcPeeringConnectionId } = accepter;
    const after = { parent, dependsOn: [accepter, activation] };
    const routeTo = (table) => ({
      routeTableId: `rtb-${table}`,
      destinationCidrBlock: CIDR,
      vpcPeeringConnectionId,
    });
    const routes = Array.from(
      { length: routeTables },
      (_, table) => new aws.ec2.Route(`${name}-route-${table + 1}`, routeTo(table + 1), after),
    );
    const group = clientGroup(name, vpcId, parent);
    this.connection = [accepter, activation, ...routes];
    this.registerOutputs({
      ...{ peeringId: peering.id, peeringConnectionId: vpcPeeringConnectionId },
      ...{ securityGroupId: group.id, routeTableIds: routes.map((each) => each.routeTableId) },
    });
  }
}

class Network extends pulumi.ComponentResource {
  constructor(name) {
    super("no-op:index:Network", name);
    const vpc = new NoOp(
      `${name}-vpc`,
      { cidr: CIDR, name, regionCode: "us-east-1" },
      { parent: this },
    );
    const dependsOn = peers.flatMap(
      (vpcId, index) =>
        new Peer(`${name}-peer${index + 1}`, vpc, vpcId, { parent: this }).connection,
    );
    this.attachments = services.map((serviceId, index) => {
      const endpoints = { host: "no-op", port: 5432, readReplicas: [], connectionPooler: null };
      const inputs = { serviceId, timescaleVpcId: vpc.id, ...endpoints };
      return new NoOp(`${name}-service${index + 1}`, inputs, { parent: this, dependsOn });
    });
    this.registerOutputs({ timescaleVpcId: vpc.id });
  }
}

exports.endpoints = new Network("db").attachments.map(({ host, port }) => ({ host, port }));
