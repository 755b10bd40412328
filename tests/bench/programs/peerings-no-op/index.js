"use strict";
// As many resources as the program peerings has, with the same names, inputs and dependencies, and
// none of them does anything.
const pulumi = require("@pulumi/pulumi");

// In one method, as the package has it: the state then holds about as much for each resource.
const nothing = {
  configure() {
    Object.assign(this, {
      check: (_olds, news) => Promise.resolve({ inputs: news, failures: [] }),
      diff: () => Promise.resolve({ changes: false, replaces: [] }),
      create: (inputs) => Promise.resolve({ id: "no-op", outs: inputs }),
      read: (id, props) => Promise.resolve({ id, props, inputs: props }),
      update: (_id, _olds, news) => Promise.resolve({ outs: news }),
      delete: () => Promise.resolve(),
    });
    return Promise.resolve();
  },
};

class NoOp extends pulumi.dynamic.Resource {
  constructor(name, inputs) {
    super(nothing, name, inputs, {}, "no-op", "NoOp");
  }
}

const config = new pulumi.Config();
const regionCode = "us-east-1";

const vpcs = Array.from({ length: config.requireNumber("vpcs") }, (_, i) => {
  const name = `vpc-${i}`;
  return new NoOp(name, { name, cidr: `10.${i >> 8}.${i & 255}.0/24`, regionCode });
});

for (let i = 0; i < config.requireNumber("peerings"); i++) {
  new NoOp(`peering-${i}`, {
    timescaleVpcId: vpcs[i % vpcs.length].id,
    peerAccountId: "123456789012",
    peerRegionCode: regionCode,
    peerVpcId: `vpc-${i.toString(16).padStart(17, "0")}`,
  });
}

for (let i = 0; i < (config.getNumber("services") ?? 0); i++) {
  new NoOp(`service-${i}`, { serviceId: `bench${i}`, timescaleVpcId: vpcs[i % vpcs.length].id });
}
