"use strict";
// With a configured `networkStack`, peers with the Timescale VPC that this other stack tells of.
// Without one, it is such a stack, and tells of none.
const pulumi = require("@pulumi/pulumi");
const { PeeredVpc } = require("pulumi-timescale");

const networkStack = new pulumi.Config().get("networkStack");
if (networkStack !== undefined) {
  const timescaleVpc = new pulumi.StackReference(networkStack).requireOutput("timescaleVpc");
  new PeeredVpc("app", {
    timescaleVpc: {
      id: timescaleVpc.id,
      cidr: timescaleVpc.cidr,
      regionCode: timescaleVpc.regionCode,
    },
    vpcId: "vpc-0123456789abcdef0",
  });
}
