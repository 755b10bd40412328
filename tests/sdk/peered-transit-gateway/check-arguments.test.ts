import * as pulumi from "@pulumi/pulumi";
import { problemsOf } from "../../../sdk/bad-arguments";
import { givenGatewayArguments } from "../../../sdk/peered-transit-gateway/check-arguments";
import type { PeeredTransitGatewayArgs } from "../../../sdk";
import { GATEWAY } from "../../support/gateway-mocks";
import { TIMESCALE_VPC, VPC_ID } from "../../support/network-mocks";

const ARGS: PeeredTransitGatewayArgs = {
  ...{ timescaleVpc: TIMESCALE_VPC, transitGatewayId: GATEWAY, cidrBlocks: ["10.20.0.0/16"] },
};
const problems = (args: object) =>
  problemsOf(givenGatewayArguments({ ...ARGS, ...args }, "", "hub"));

test.each<[string, object]>([
  ["no more than what is required", {}],
  ["no association", { association: "none" }],
  ["an association of the gateway's own", { association: "gateway" }],
  ["an association with a table", { association: { routeTableId: "tgw-rtb-0000000b" } }],
  ["the default table", { gatewayRouteTables: "default" }],
  ["tables", { gatewayRouteTables: { ids: { main: "tgw-rtb-0000000b" } } }],
  ["a block that comes later", { cidrBlocks: ["10.20.0.0/16", pulumi.output("wrong")] }],
  ["VPCs behind it", { vpcs: { app: { vpcId: VPC_ID } } }],
])("with %s nothing is wrong", (_what, args) => {
  expect(problems(args)).toEqual([]);
});

test.each<[string, object, RegExp]>([
  ["a table as an association", { association: "tgw-rtb-0000000b" }, /^association: got "tgw-rtb-/],
  [
    "null as an association",
    { association: null },
    /^association: got null; allowed are "gateway"/,
  ],
  [
    "a table of a VPC for it",
    { association: { routeTableId: "rtb-0000000b" } },
    /^association\.routeTableId: got "rtb-0000000b"/,
  ],
  ["a list of tables", { gatewayRouteTables: ["tgw-rtb-0000000b"] }, /^gatewayRouteTables: got \[/],
  ["null as tables", { gatewayRouteTables: null }, /^gatewayRouteTables: got null; allowed are/],
  [
    "a table of a VPC",
    { gatewayRouteTables: { ids: { main: "rtb-0000000b" } } },
    /^gatewayRouteTables\.ids\.main: got "rtb-0000000b"/,
  ],
  ["no blocks", { cidrBlocks: [] }, /^cidrBlocks: got nothing/],
  [
    "null as a VPC behind it",
    { vpcs: { app: null } },
    /^vpcs\.app: got null; allowed is an object/,
  ],
])("with %s that is told", (_what, args, told) => {
  expect(problems(args)).toEqual([expect.stringMatching(told)]);
});
