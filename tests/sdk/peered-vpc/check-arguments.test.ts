import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { problemsOf } from "../../../sdk/bad-arguments";
import { givenArguments } from "../../../sdk/peered-vpc/check-arguments";
import type { PeeredVpcArgs } from "../../../sdk/peered-vpc/arguments";
import { TIMESCALE_VPC, VPC_ID } from "../../support/network-mocks";

const ARGS: PeeredVpcArgs = { timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID };
const problems = (args: object, prefix = "", name = "app") =>
  problemsOf(givenArguments({ ...ARGS, ...args }, prefix, name));
const TABLE = "rtb-0123456789abcdef0";

test.each<[string, object]>([
  ["no more than what is required", {}],
  ["everything", { accountId: "123456789012", regionCode: "eu-west-1", routeTables: "all" }],
  ["a list", { routeTables: [TABLE] }],
  ["a map", { routeTables: { ids: { a: TABLE } } }],
  ["former keys of tables", { routeTables: { ids: { a: TABLE }, aliases: { a: ["b", TABLE] } } }],
  ["no tables", { routeTables: [] }],
  ["the main table", { routeTables: "main" }],
  ["tags", { routeTables: { tags: { tier: "private" } } }],
  ["subnets", { routeTables: { subnetIds: ["subnet-0a1b2c3d"] } }],
  ["an existing group", { securityGroup: { existing: { web: "sg-0a1b2c3d" } } }],
  ["the default group", { securityGroup: "default", ports: [5432, 6432] }],
  ["a warning for other CIDR blocks", { cidrDrift: "warn" }],
  ["an update for other CIDR blocks", { cidrDrift: "update" }],
])("with %s nothing is wrong", (_what, args) => {
  expect(problems(args)).toEqual([]);
});

test("all that is wrong is told at once, under the names of the arguments", () => {
  const args = {
    timescaleVpc: { id: "net", cidr: "10.0.0.0/8", regionCode: "us" },
    vpcId: "vpc",
    accountId: "1",
    regionCode: "eu-west-1a",
    expectedRequesterAccountId: "2",
    ports: [0],
    accept: "false",
    cidrDrift: "no",
    routeTables: [TABLE, "main"],
    securityGroup: { existing: { "a b": "web" } },
  };
  const told = problems(args, "peers.app.");
  expect(told.map((problem) => problem.slice(0, problem.indexOf(": ")))).toEqual([
    "peers.app.timescaleVpc.id",
    "peers.app.timescaleVpc.cidr",
    "peers.app.timescaleVpc.regionCode",
    "peers.app.vpcId",
    "peers.app.accountId",
    "peers.app.regionCode",
    "peers.app.expectedRequesterAccountId",
    "peers.app.accept",
    "peers.app.ports",
    "peers.app.cidrDrift",
    "peers.app.routeTables[1]",
    "peers.app.securityGroup.existing.a b",
    "peers.app.securityGroup.existing.a b",
  ]);
  expect(told[3]).toBe(
    'peers.app.vpcId: got "vpc"; allowed is an AWS VPC id such as vpc-0123456789abcdef0. ' +
      "Copy the id from the AWS console or from the VPC's id output.",
  );
});

test("a route table of a map is told by its key", () => {
  expect(problems({ routeTables: { ids: { private: "main" } } })).toEqual([
    'routeTables.ids.private: got "main"; allowed is an AWS route table id such as rtb-0123456789abcdef0. ' +
      "Copy the id from the AWS console or from the route table's id output.",
  ]);
});

test.each([TABLE, "every", 7])("%j as route tables is told what there is to choose", (given) => {
  expect(problems({ routeTables: given })).toEqual([
    `routeTables: got ${JSON.stringify(given)}; allowed are "all", "main", "none", a list of route table ids, {ids}, {tags} or {subnetIds}. ` +
      "Write a single table as a list of one.",
  ]);
});

test.each([
  ["null", null],
  ["ids that are null", { ids: null }],
  ["another property", { id: TABLE }],
])("%s as route tables is told what there is to choose", (_what, given) => {
  expect(problems({ routeTables: given })).toEqual([
    expect.stringMatching(/^routeTables: got .*; allowed are "all", "main", "none", a list of/),
  ]);
});

test("tags and subnets of another form are told what is allowed", () => {
  for (const tags of [{}, null, "private"]) {
    expect(problems({ routeTables: { tags } })).toEqual([
      expect.stringMatching(/^routeTables\.tags: got .*; allowed is a map with at least one tag/),
    ]);
  }
  expect(problems({ routeTables: { subnetIds: "subnet-0a1b2c3d" } })).toEqual([
    'routeTables.subnetIds: got "subnet-0a1b2c3d"; allowed is a list of subnet ids. Write a single subnet as a list of one.',
  ]);
  expect(problems({ routeTables: { subnetIds: ["rtb-0a1b2c3d"] } })).toEqual([
    expect.stringMatching(/^routeTables\.subnetIds\[0\]: got "rtb-0a1b2c3d"/),
  ]);
});

test("null as security group is told what there is to choose", () => {
  expect(problems({ securityGroup: null })).toEqual([
    expect.stringMatching(
      /^securityGroup: got null; allowed are "dedicated", "default", "none" or/,
    ),
  ]);
});

test("a table of the same program needs no id", async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: () => ({}),
  });
  const own = new aws.ec2.RouteTable("own", { vpcId: VPC_ID });
  expect(problems({ routeTables: { ids: { own } } })).toEqual([]);
  await pulumi.runtime.disconnect();
});

test("a group's id alone is told how to be written", () => {
  expect(problems({ securityGroup: "sg-0a1b2c3d" })).toEqual([
    expect.stringMatching(
      /^securityGroup: got "sg-0a1b2c3d"; .* Write groups that exist as {existing/,
    ),
  ]);
});

test("a customer VPC is given once", () => {
  const both = { vpc: {} };
  expect(problems(both)).toEqual(["vpcId: got vpc as well; allowed is one of them. Keep one."]);
  expect(problems({ vpcId: undefined })).toEqual([expect.stringMatching(/^vpcId: got nothing/)]);
});

test("a name that AWS refuses for a security group is refused where a group is made", () => {
  expect(problems({}, "", "sg-app")).toEqual([expect.stringMatching(/^name: got "sg-app"/)]);
  expect(problems({ securityGroup: "none" }, "", "sg-app")).toEqual([]);
});

test("what is not known yet is not looked at", () => {
  const wrong = pulumi.output("wrong");
  const args = {
    timescaleVpc: { id: wrong, cidr: Promise.resolve("wrong"), regionCode: wrong },
    vpcId: wrong,
    accountId: wrong,
    regionCode: wrong,
  };
  expect(problems({ ...args, routeTables: [wrong] })).toEqual([]);
  expect(problems({ ...args, routeTables: { ids: { a: wrong } } })).toEqual([]);
  expect(problems({ ...args, routeTables: pulumi.output(["wrong"]) })).toEqual([]);
  expect(problems({ ...args, routeTables: Promise.resolve(["wrong"]) })).toEqual([]);
  expect(problems({ ...args, routeTables: { subnetIds: wrong } })).toEqual([]);
  expect(problems({ ...args, routeTables: { subnetIds: Promise.resolve(["wrong"]) } })).toEqual([]);
});

test("former keys of tables and groups belong to keys that are there, and are there no more", () => {
  const routeTables = { ids: { a: TABLE, b: TABLE }, aliases: { a: ["b"], c: ["d"] } };
  const securityGroup = { existing: { web: "sg-0a1b2c3d" }, aliases: { web: "app" } };
  expect(problems({ routeTables, securityGroup })).toEqual([
    'routeTables.aliases.a: got "b", which routeTables.ids has now; allowed are keys that it has no more. Remove it from the aliases.',
    'routeTables.aliases.c: got the key "c"; allowed are those of ids: a, b. Give the new key, and the former ones as its list.',
    expect.stringMatching(/^securityGroup\.aliases\.web: got "app"; allowed is a list of former/),
  ]);
  const ofNone = { routeTables: { ids: {}, aliases: { a: ["b"] } } };
  expect(problems(ofNone)).toEqual([expect.stringContaining("those of ids: there are none. Give")]);
});
