"use strict";
// What the floors of networks are made of: resources that do nothing, see no-op/ and connected-gateway-no-op/.
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** The Timescale VPC's CIDR block. */
const CIDR = "10.0.0.0/24";

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

/** The dedicated group of a customer VPC, and its rule. */
function clientGroup(name, vpcId, parent) {
  const group = new aws.ec2.SecurityGroup(
    `${name}-client`,
    { vpcId, description: "no-op" },
    { parent, customTimeouts: { delete: "5m" } },
  );
  new aws.vpc.SecurityGroupEgressRule(
    `${name}-client-postgresql`,
    {
      ...{ securityGroupId: group.id, ipProtocol: "tcp", fromPort: 5432, toPort: 5432 },
      ...{ cidrIpv4: CIDR, description: "no-op" },
    },
    { parent, replaceOnChanges: ["cidrIpv4"], deletedWith: group },
  );
  return group;
}

module.exports = { CIDR, NoOp, clientGroup };
