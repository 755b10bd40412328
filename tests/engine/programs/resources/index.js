// Makes what the variable WANTED names: { vpcs, peerings, activations, attachments, networks, peeredVpcs },
// each by Pulumi name. Where an argument is "vpc:<name>" it is the id of that Timescale VPC.
const timescale = require("pulumi-timescale");

const wanted = JSON.parse(process.env.WANTED ?? "{}");
const vpcs = {};
const peerings = {};

const resolve = (args) =>
  Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      const [kind, name] = String(value).split(":");
      if (kind === "vpc" && name !== undefined) return [key, vpcs[name].id];
      if (kind === "peering" && name !== undefined) return [key, peerings[name].id];
      return [key, value];
    }),
  );

for (const [name, args] of Object.entries(wanted.vpcs ?? {})) {
  vpcs[name] = new timescale.TimescaleVpc(name, args);
}
for (const [name, args] of Object.entries(wanted.peerings ?? {})) {
  peerings[name] = new timescale.TimescalePeering(name, resolve(args));
}
for (const [name, args] of Object.entries(wanted.activations ?? {})) {
  new timescale.PeeringActivation(name, resolve(args));
}
for (const [name, args] of Object.entries(wanted.attachments ?? {})) {
  exports[name] = new timescale.ServiceAttachment(name, resolve(args));
}
for (const [name, args] of Object.entries(wanted.networks ?? {})) {
  new timescale.TimescaleNetwork(name, args);
}
for (const [name, args] of Object.entries(wanted.peeredVpcs ?? {})) {
  const timescaleVpc = { ...args.timescaleVpc, ...resolve({ id: args.timescaleVpc.id }) };
  new timescale.PeeredVpc(name, { ...args, timescaleVpc });
}
