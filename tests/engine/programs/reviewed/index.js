"use strict";
// Makes what the variable WANTED lists in its order: { name: { type, args } }, where the type is
// "aws.ec2.Route" or "timescale.TimescaleVpc". A text "ref:<name>.<property>" is that output, and
// "secret:<text>" a secret.
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const timescale = require("pulumi-timescale");

const made = {};

function resolve(value) {
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
  }
  if (typeof value !== "string") return value;
  if (value.startsWith("secret:")) return pulumi.secret(value.slice("secret:".length));
  if (!value.startsWith("ref:")) return value;
  const [name, property] = value.slice("ref:".length).split(".");
  return made[name][property];
}

for (const [name, { type, args }] of Object.entries(JSON.parse(process.env.WANTED ?? "{}"))) {
  const Resource = type.split(".").reduce((module, part) => module[part], { aws, timescale });
  made[name] = new Resource(name, resolve(args));
}
