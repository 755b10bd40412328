import { problemsOf } from "../../../sdk/bad-arguments";
import { givenEndpointArguments } from "../../../sdk/private-endpoint/check-arguments";
import type { PrivateEndpointArgs } from "../../../sdk";

const RIGHT: PrivateEndpointArgs = { serviceId: "kd9w2xp4mz", vpcId: "vpc-0123456789abcdef0" };
const problems = (args: object) =>
  problemsOf(givenEndpointArguments({ ...RIGHT, ...args }, "", "db"));

test.each<[string, object]>([
  ["nothing else", {}],
  ["a service by its name", { serviceId: undefined, serviceName: "metrics" }],
  ["subnets", { subnetIds: ["subnet-0123456789abcdef0"] }],
  ["groups that exist", { securityGroup: { existing: { db: "sg-0123456789abcdef0" } } }],
  ["a client by its group", { clients: { app: { securityGroupId: "sg-0123456789abcdef0" } } }],
  ["a client by its block", { clients: { app: { cidrBlock: "10.20.0.0/16" } } }],
  ["a zone that exists", { dns: { zoneId: "Z0123456789ABCDEFGHIJ" } }],
])("%s is right", (_what, args) => {
  expect(problems(args)).toEqual([]);
});

test.each<[string, object, string]>([
  ["no service", { serviceId: undefined }, "serviceId: got nothing"],
  ["a service twice", { serviceName: "metrics" }, "serviceId: got serviceName as well"],
  ["no VPC", { vpcId: undefined }, "vpcId: got nothing"],
  ["a gateway in place of a VPC", { vpcId: "tgw-0123456789abcdef0" }, "vpcId: got"],
  ["no subnets", { subnetIds: [] }, "subnetIds: got []"],
  ["a subnet of another form", { subnetIds: ["rtb-0a1b2c3d"] }, "subnetIds[0]: got"],
  ["a word for groups", { securityGroup: "default" }, 'securityGroup: got "default"'],
  ["null for groups", { securityGroup: null }, "securityGroup: got null"],
  ["no group", { securityGroup: { existing: {} } }, "securityGroup: got no group"],
  ["null for a client", { clients: { app: null } }, "clients.app: got null; allowed is an object"],
  ["a client without any", { clients: { app: {} } }, "clients.app: got neither"],
  [
    "a client with both",
    { clients: { app: { cidrBlock: "10.0.0.0/8", securityGroupId: "sg-0a1b2c3d" } } },
    "clients.app: got both",
  ],
  ["everybody", { clients: { all: { cidrBlock: "0.0.0.0/0" } } }, "not every address"],
  ["host bits", { clients: { app: { cidrBlock: "10.20.0.7/16" } } }, "Write 10.20.0.0/16"],
  ["a key of words", { clients: { "my app": { cidrBlock: "10.20.0.0/16" } } }, "clients.my app"],
  ["a word for names", { dns: "public" }, 'dns: got "public"'],
  ["null for names", { dns: null }, "dns: got null"],
  ["a client's block that is no text", { clients: { app: { cidrBlock: 7 } } }, "cidrBlock: got 7"],
  ["a zone of another form", { dns: { zoneId: "example.com" } }, 'dns.zoneId: got "example.com"'],
])("%s is refused", (_what, args, words) => {
  expect(problems(args).join("\n")).toContain(words);
});

test("all that is wrong is told at once", () => {
  expect(problems({ vpcId: "x", dns: "public", securityGroup: "default" })).toHaveLength(3);
});
