"use strict";
// A plugin whose resources do nothing. It starts as the small AWS plugin does: it serves with the
// Pulumi SDK, and loads the AWS SDK with its first request.
const { main } = require("@pulumi/pulumi/provider");

const load = () => void require("@aws-sdk/client-ec2");

const provider = {
  version: "1.0.0",
  async check(_urn, _olds, news) {
    load();
    return { inputs: news, failures: [] };
  },
  diff: () => Promise.resolve({ changes: false }),
  create: (_urn, inputs) => Promise.resolve({ id: "no-op", outs: inputs }),
  async read(id, _urn, props) {
    load();
    return { id, props };
  },
  update: (_id, _urn, _olds, news) => Promise.resolve({ outs: news }),
  async delete() {
    load();
  },
};

void main(provider, process.argv.slice(2));
