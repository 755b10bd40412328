// Makes what the variable WANTED names: { vpcs, peerings, gateways, connections, activations, attachments, networks, peeredVpcs, hubs },
// and of other resources by the names of their classes, each by Pulumi name; and { options }, the resource options of those names. Where an argument is
// "vpc:<name>", "peering:<name>" or "connection:<name>" it is the id of that resource. Notes in the file KNOWN_FILE which properties of the
// resources have a value: "<name>.<property>", a line each.
const pulumi = require("@pulumi/pulumi");
const timescale = require("pulumi-timescale");

const { appendFileSync } = require("node:fs");

const wanted = JSON.parse(process.env.WANTED ?? "{}");
const optionsOf = (name) => (wanted.options ?? {})[name];
const vpcs = {};
const peerings = {};
const connections = {};

const noteKnown = (name, resource) => {
  const file = process.env.KNOWN_FILE;
  if (file === undefined) return resource;
  for (const [property, value] of Object.entries(resource)) {
    if (property === "urn" || !pulumi.Output.isInstance(value)) continue;
    value.apply((known) => {
      if (known !== undefined) appendFileSync(file, `${name}.${property}\n`);
    });
  }
  return resource;
};

const resolve = (args) =>
  Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      const [kind, name] = String(value).split(":");
      if (kind === "vpc" && name !== undefined) return [key, vpcs[name].id];
      if (kind === "connection" && name !== undefined) return [key, connections[name].id];
      if (kind === "peering" && name !== undefined) return [key, peerings[name].id];
      return [key, value];
    }),
  );

const KINDS = {
  vpcs: "TimescaleVpc",
  peerings: "TimescalePeering",
  gateways: "TransitGatewayPeering",
  connections: "PrivateEndpointConnection",
  activations: "PeeringActivation",
  attachments: "ServiceAttachment",
};
const made = { vpcs, peerings, connections, attachments: exports };
const later = Object.keys(wanted).filter((key) => timescale[key] !== undefined);
for (const kind of [...Object.keys(KINDS), ...later]) {
  const Resource = timescale[KINDS[kind] ?? kind];
  for (const [name, args] of Object.entries(wanted[kind] ?? {})) {
    const resource = noteKnown(name, new Resource(name, resolve(args), optionsOf(name)));
    if (made[kind] !== undefined) made[kind][name] = resource;
  }
}
for (const [name, args] of Object.entries(wanted.networks ?? {})) {
  new timescale.TimescaleNetwork(name, args, optionsOf(name));
}
const components = { peeredVpcs: timescale.PeeredVpc, hubs: timescale.PeeredTransitGateway };
for (const [kind, Component] of Object.entries(components)) {
  for (const [name, args] of Object.entries(wanted[kind] ?? {})) {
    const timescaleVpc = { ...args.timescaleVpc, ...resolve({ id: args.timescaleVpc.id }) };
    new Component(name, { ...args, timescaleVpc }, optionsOf(name));
  }
}
