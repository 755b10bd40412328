"use strict";
// As many resources as the network program has, in the same component tree and the same chain of
// dependencies, and none of them does anything. With `plugins` set to 2, those that are AWS resources
// in the network program come from a second plugin, and @pulumi/aws is loaded.
const pulumi = require("@pulumi/pulumi");

const config = new pulumi.Config();
const peers = config.requireObject("peers");
const services = config.requireObject("services");
const ROUTE_TABLES = 2;

const nothing = {
  create: (inputs) => Promise.resolve({ id: "no-op", outs: inputs }),
  diff: () => Promise.resolve({ changes: false }),
  read: (id, props) => Promise.resolve({ id, props, inputs: props }),
  update: (_id, _olds, news) => Promise.resolve({ outs: news }),
  delete: () => Promise.resolve(),
};

class NoOp extends pulumi.dynamic.Resource {
  constructor(name, inputs, opts) {
    super(nothing, name, inputs, opts, "no-op", "NoOp");
  }
}

class NoOpInPlugin extends pulumi.CustomResource {
  constructor(name, inputs, opts) {
    super("no-op:index:NoOp", name, inputs, opts);
  }
}

const NoOpInAws = config.get("plugins") === "2" ? NoOpInPlugin : NoOp;
if (NoOpInAws === NoOpInPlugin) require("@pulumi/aws");

class Peer extends pulumi.ComponentResource {
  constructor(name, vpc, customerVpc, opts) {
    super("no-op:index:Peer", name, {}, opts);
    const parent = this;
    const peering = new NoOp(`${name}-peering`, { vpc: vpc.id, customerVpc }, { parent });
    const accepter = new NoOpInAws(`${name}-accepter`, { peering: peering.id }, { parent });
    const after = { parent, dependsOn: accepter };
    new NoOp(`${name}-activation`, { vpc: vpc.id, peering: peering.id }, after);
    for (let table = 1; table <= ROUTE_TABLES; table++) {
      new NoOpInAws(`${name}-route-${table}`, { table, peering: accepter.id }, after);
    }
    const securityGroup = new NoOpInAws(`${name}-client`, { customerVpc }, { parent });
    new NoOpInAws(`${name}-client-postgresql`, { securityGroup: securityGroup.id }, { parent });
    this.registerOutputs({ peeringId: peering.id, securityGroupId: securityGroup.id });
  }
}

class Network extends pulumi.ComponentResource {
  constructor(name) {
    super("no-op:index:Network", name);
    const vpc = new NoOp(`${name}-vpc`, { cidr: "10.0.0.0/24" }, { parent: this });
    const dependsOn = peers.map(
      (customerVpc, index) =>
        new Peer(`${name}-peer${index + 1}`, vpc, customerVpc, { parent: this }),
    );
    this.attachments = services.map((service, index) => {
      const inputs = { service, vpc: vpc.id };
      return new NoOp(`${name}-service${index + 1}`, inputs, { parent: this, dependsOn });
    });
    this.registerOutputs({ vpcId: vpc.id });
  }
}

exports.endpoints = new Network("db").attachments.map(({ id }) => id);
