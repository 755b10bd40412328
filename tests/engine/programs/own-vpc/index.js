"use strict";
// The configuration `tables` says how the peered VPC is told its route tables: as a map, as a list,
// or as "all" of them. With `gatewayId`, the table "two" has an inline route to that gateway.
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const { PeeredVpc, TimescaleVpc } = require("pulumi-timescale");

const config = new pulumi.Config();
const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.30.0.0/16" });
const one = new aws.ec2.RouteTable("one", { vpcId: vpc.id });
const gatewayId = config.get("gatewayId");
const two = new aws.ec2.RouteTable("two", {
  vpcId: vpc.id,
  ...(gatewayId && { routes: [{ cidrBlock: "192.0.2.0/24", gatewayId }] }),
});
const timescaleVpc = new TimescaleVpc("timescale", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
});

const forms = { map: { ids: { one: one.id, two } }, list: [one.id, two.id], all: "all" };
const peered = new PeeredVpc("app", {
  timescaleVpc,
  vpcId: vpc.id,
  routeTables: forms[config.require("tables")],
});

exports.vpcId = vpc.id;
exports.mainRouteTableId = vpc.mainRouteTableId;
exports.made = [one.id, two.id];
exports.routed = peered.routeTableIds;
