"use strict";
// As many resources as the program connected-gateway has, in the same component tree and the same chain of
// dependencies, and none of them does anything. Those that are AWS resources there come from a second plugin,
// and @pulumi/aws is loaded.
const pulumi = require("@pulumi/pulumi");
require("@pulumi/aws");

const config = new pulumi.Config();
const vpcs = config.requireObject("vpcs");
const gateway = config.require("gateway");
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

class NoOpInAws extends pulumi.CustomResource {
  constructor(name, inputs, opts) {
    super("no-op:index:NoOp", name, inputs, opts);
  }
}

class Attached extends pulumi.ComponentResource {
  constructor(name, vpc, opts) {
    super("no-op:index:Attached", name, {}, opts);
    const parent = this;
    for (let table = 1; table <= ROUTE_TABLES; table++) {
      new NoOpInAws(`${name}-route-${table}`, { table, gateway }, { parent });
    }
    const securityGroup = new NoOpInAws(`${name}-client`, { vpc }, { parent });
    new NoOpInAws(`${name}-client-postgresql`, { securityGroup: securityGroup.id }, { parent });
    this.registerOutputs({ securityGroupId: securityGroup.id });
  }
}

class Hub extends pulumi.ComponentResource {
  constructor(name, timescaleVpc) {
    super("no-op:index:Hub", name);
    const parent = this;
    const peering = new NoOp(`${name}-peering`, { vpc: timescaleVpc.id, gateway }, { parent });
    const accepter = new NoOpInAws(`${name}-accepter`, { peering: peering.id }, { parent });
    const activation = new NoOp(
      `${name}-activation`,
      { vpc: timescaleVpc.id, peering: peering.id },
      { parent, dependsOn: accepter },
    );
    const dependsOn = [accepter, activation];
    new NoOpInAws(`${name}-route`, { attachment: accepter.id }, { parent, dependsOn });
    vpcs.forEach((vpc, index) => new Attached(`${name}-vpc${index + 1}`, vpc, { parent }));
    this.attachmentId = accepter.id;
    this.registerOutputs({ attachmentId: accepter.id });
  }
}

exports.attachmentId = new Hub("hub", new NoOp("db", { cidr: "10.0.0.0/24" })).attachmentId;
