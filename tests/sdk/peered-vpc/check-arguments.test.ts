import * as pulumi from "@pulumi/pulumi";
import { problemsOf } from "../../../sdk/bad-arguments";
import { checkedArguments } from "../../../sdk/peered-vpc/check-arguments";
import type { PeeredVpcArgs } from "../../../sdk/peered-vpc/peered-vpc";
import { TIMESCALE_VPC, VPC_ID } from "../../support/network-mocks";

const ARGS: PeeredVpcArgs = { timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID };
const problems = (args: object, prefix?: string) =>
  problemsOf(checkedArguments({ ...ARGS, ...args }, prefix));
const TABLE = "rtb-0123456789abcdef0";

test.each<[string, object]>([
  ["no more than what is required", {}],
  ["everything", { accountId: "123456789012", regionCode: "eu-west-1", routeTableIds: "all" }],
  ["a list", { routeTableIds: [TABLE] }],
  ["a map", { routeTableIds: { a: TABLE } }],
  ["no tables", { routeTableIds: [] }],
])("with %s nothing is wrong", (_what, args) => {
  expect(problems(args)).toEqual([]);
});

test("all that is wrong is told at once, under the names of the arguments", () => {
  const args = {
    timescaleVpc: { id: "net", cidr: "10.0.0.0/8", regionCode: "us" },
    vpcId: "vpc",
    accountId: "1",
    regionCode: "eu-west-1a",
    routeTableIds: [TABLE, "main"],
  };
  const told = problems(args, "peers.app.");
  expect(told.map((problem) => problem.slice(0, problem.indexOf(": ")))).toEqual([
    "peers.app.timescaleVpc.id",
    "peers.app.timescaleVpc.cidr",
    "peers.app.timescaleVpc.regionCode",
    "peers.app.vpcId",
    "peers.app.accountId",
    "peers.app.regionCode",
    "peers.app.routeTableIds[1]",
  ]);
  expect(told[3]).toBe(
    'peers.app.vpcId: got "vpc"; allowed is an AWS VPC id such as vpc-0123456789abcdef0. ' +
      "Copy the id from the AWS console or from the VPC's id output.",
  );
});

test("a route table of a map is told by its key", () => {
  expect(problems({ routeTableIds: { private: "main" } })).toEqual([
    'routeTableIds.private: got "main"; allowed is an AWS route table id such as rtb-0123456789abcdef0. ' +
      "Copy the id from the AWS console or from the route table's id output.",
  ]);
});

test("a single table without its brackets is told how to be written", () => {
  expect(problems({ routeTableIds: TABLE })).toEqual([
    `routeTableIds: got "${TABLE}"; allowed is "all", a list of route table ids or a map of them. ` +
      `Write ["${TABLE}"] for a single table.`,
  ]);
});

test("what is not known yet is not looked at", () => {
  const wrong = pulumi.output("wrong");
  const args = {
    timescaleVpc: { id: wrong, cidr: Promise.resolve("wrong"), regionCode: wrong },
    vpcId: wrong,
    accountId: wrong,
    regionCode: wrong,
  };
  expect(problems({ ...args, routeTableIds: [wrong] })).toEqual([]);
  expect(problems({ ...args, routeTableIds: { a: wrong } })).toEqual([]);
  expect(problems({ ...args, routeTableIds: pulumi.output(["wrong"]) })).toEqual([]);
  expect(problems({ ...args, routeTableIds: Promise.resolve(["wrong"]) })).toEqual([]);
});
