import {
  created,
  dangersOf,
  deleted,
  replaced,
  replacedAndKept,
  same,
  step,
  UNKNOWN,
  updated,
  urnOf,
} from "./plan-text";

const ENDPOINT = {
  vpcId: "vpc-a",
  vpcEndpointType: "Interface",
  serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
  subnetIds: ["subnet-a", "subnet-b"],
  securityGroupIds: ["sg-a", "sg-b"],
};
const TAGGED = {
  ...{ ...ENDPOINT, serviceName: UNKNOWN },
  tags: { "pulumi-timescale:private-endpoint": "shop/dev/db" },
};
const CONNECTION = { vpcEndpointId: "vpce-a", name: "db" };
const REJECTING = { ...CONNECTION, rejectOnDelete: true };
const ATTACHMENT = { serviceId: "kd9w2xp4mz", connectionId: "conn-aws-1" };
const OTHER_ATTACHMENT = { ...ATTACHMENT, connectionId: "conn-aws-2" };
const HOST = "kd9w2xp4mz.localproj1.tsdb.example";
const ZONE = { name: HOST, vpcs: [{ vpcId: "vpc-a" }] };
const TARGET = "vpce-a-abcd1234.vpce-svc-0123456789abcdef0.us-east-1.vpce.amazonaws.com";
const leadingTo = (name: unknown) => ({
  ...{ zoneId: "it-id", name: HOST, type: "A" },
  aliases: [{ name, zoneId: "Z1", evaluateTargetHealth: false }],
});
const RECORD = leadingTo(TARGET);
const OF_COMPONENT = { parent: urnOf("privateEndpoint", "db") };
const INBOUND = {
  ...{ securityGroupId: "sg-a", ipProtocol: "tcp", fromPort: 5432, toPort: 5432 },
  cidrIpv4: "10.20.0.0/16",
};

test.each<[string, object, danger: string]>([
  [
    "a VPC endpoint that is deleted",
    deleted("endpoint", ENDPOINT),
    "interrupts: it is deleted. VPC endpoint it-id goes: what is in VPC vpc-a loses the service behind it.",
  ],
  [
    "a VPC endpoint that is told by its tag",
    deleted("endpoint", TAGGED),
    "interrupts: it is deleted. VPC endpoint it-id goes: ",
  ],
  [
    "a VPC endpoint that is replaced",
    replaced("endpoint", ENDPOINT, { ...ENDPOINT, vpcId: "vpc-b" }, "vpcId"),
    "interrupts: replaced because of vpcId (vpc-a to vpc-b). VPC endpoint it-id is made again: what is in VPC vpc-a loses the service behind it until the new one is claimed, and the service is behind it.",
  ],
  [
    "a VPC endpoint that is replaced and kept",
    replacedAndKept("endpoint", ENDPOINT, { ...ENDPOINT, vpcId: "vpc-b" }, "vpcId"),
    "interrupts: replaced because of vpcId (vpc-a to vpc-b). it is made again, and the old one stays",
  ],
  [
    "a subnet that is taken from a VPC endpoint",
    updated("endpoint", ENDPOINT, { ...ENDPOINT, subnetIds: ["subnet-c", "subnet-a"] }),
    "interrupts: subnetIds loses subnet-b. VPC endpoint it-id loses its interface in subnet-b: connections over it end.",
  ],
  [
    "a VPC endpoint whose subnets are yet to be known",
    updated("endpoint", ENDPOINT, { ...ENDPOINT, subnetIds: UNKNOWN }),
    "interrupts: subnetIds is known only after apply, and may lose subnet-a, subnet-b. ",
  ],
  [
    "a security group that is taken from a VPC endpoint",
    updated("endpoint", ENDPOINT, { ...ENDPOINT, securityGroupIds: ["sg-a"] }),
    "interrupts: securityGroupIds loses sg-b. VPC endpoint it-id no longer wears sg-b: what that group alone let in is refused.",
  ],
  [
    "a claim that is deleted with its endpoint rejected",
    deleted("endpointConnection", REJECTING),
    "destroys: it is deleted. VPC endpoint vpce-a is rejected for good, by rejectOnDelete: no service is reached over it any more, it can never be claimed again, and nothing undoes that.",
  ],
  [
    "a claim that is replaced with its endpoint rejected",
    replaced("endpointConnection", REJECTING, { ...REJECTING, vpcEndpointId: UNKNOWN }),
    "destroys: it is replaced. VPC endpoint vpce-a is rejected for good",
  ],
  [
    "a claim of another endpoint in place of the former",
    replaced(
      ...(["endpointConnection", CONNECTION, { ...CONNECTION, vpcEndpointId: "vpce-b" }] as const),
      "vpcEndpointId",
    ),
    "interrupts: replaced because of vpcEndpointId (vpce-a to vpce-b). VPC endpoint vpce-a stays claimed by the project, and vpce-b is claimed in its place: services are reached there only once they are attached to it.",
  ],
  [
    "a service that is put behind a private endpoint",
    created("endpointAttachment", { ...ATTACHMENT, connectionId: UNKNOWN }),
    "interrupts: a service is put behind a private endpoint. Service kd9w2xp4mz goes behind connection known after apply: it keeps its host and gets other ports; update the connection string. The vendor does not say whether its public endpoint still answers: take it that it does not.",
  ],
  [
    "a service that leaves a private endpoint",
    deleted("endpointAttachment", ATTACHMENT),
    "interrupts: the attachment is deleted. Service kd9w2xp4mz leaves connection conn-aws-1: connections over its private endpoint end, and it gets other ports; update the connection string.",
  ],
  [
    "a service that goes behind another private endpoint",
    replaced("endpointAttachment", ATTACHMENT, OTHER_ATTACHMENT, "connectionId"),
    "interrupts: replaced because of connectionId (conn-aws-1 to conn-aws-2). Service kd9w2xp4mz leaves connection conn-aws-1: connections over its private endpoint end. Service kd9w2xp4mz goes behind conn-aws-2, with other ports; update the connection strings. The vendor",
  ],
  [
    "a service that goes behind another private endpoint, and stays behind the former",
    replacedAndKept("endpointAttachment", ATTACHMENT, OTHER_ATTACHMENT),
    "interrupts: a service is put behind a private endpoint. Service kd9w2xp4mz goes behind connection conn-aws-2",
  ],
  [
    "a private zone that is deleted",
    deleted("zone", ZONE, OF_COMPONENT),
    `interrupts: it is deleted. Private zone ${HOST} goes: its names lead to the public endpoint, or nowhere.`,
  ],
  [
    "a private zone that is replaced",
    step(
      ...(["replace", "zone", "it", { id: "it-id", inputs: ZONE, ...OF_COMPONENT }] as const),
      { inputs: { ...ZONE, name: "other.example" }, ...OF_COMPONENT },
      { replaceReasons: ["name"] },
    ),
    `interrupts: replaced because of name (${HOST} to other.example). Private zone ${HOST} is made again: its names lead to the public endpoint, or nowhere, until it has its records.`,
  ],
  [
    "a record that is deleted",
    deleted("record", RECORD),
    `interrupts: it is deleted. Name ${HOST} no longer leads to the private endpoint, but to the public endpoint, or nowhere.`,
  ],
  [
    "a record of a private endpoint, wherever it leads",
    deleted("record", leadingTo("other.example"), OF_COMPONENT),
    `interrupts: it is deleted. Name ${HOST} no longer leads to the private endpoint`,
  ],
  [
    "a record with the name of an endpoint as its value",
    deleted("record", { zoneId: "Z1", name: HOST, type: "CNAME", records: [`${TARGET}.`] }),
    `interrupts: it is deleted. Name ${HOST} no longer leads to the private endpoint`,
  ],
  [
    "a record that is replaced",
    replaced("record", RECORD, { ...RECORD, zoneId: "Z2" }, "zoneId"),
    `interrupts: replaced because of zoneId (it-id to Z2). Name ${HOST} leads to the public endpoint, or nowhere, until it is made again.`,
  ],
  [
    "a record that is repointed",
    updated("record", RECORD, leadingTo("public.example")),
    `interrupts: it leads elsewhere. Name ${HOST} leads to public.example in place of ${TARGET}: connections go there as soon as clients look the name up again.`,
  ],
  [
    "a record that is repointed to what is yet to be known",
    updated("record", RECORD, leadingTo(UNKNOWN)),
    `Name ${HOST} leads to known after apply in place of ${TARGET}: `,
  ],
  [
    "an inbound rule for more addresses than before",
    updated("ingress", INBOUND, { ...INBOUND, cidrIpv4: "10.0.0.0/8" }),
    "opens-access: inbound tcp 5432 from 10.0.0.0/8. Security group sg-a opens inbound to 10.0.0.0/8.",
  ],
  [
    "an inbound rule for all addresses",
    updated("ingress", INBOUND, { ...INBOUND, cidrIpv4: "0.0.0.0/0" }),
    "opens-access: inbound tcp 5432 from 0.0.0.0/0. Security group sg-a opens inbound to everybody on the internet.",
  ],
])("%s is a danger", (_what, one, danger) => {
  expect(dangersOf(one)).toEqual([expect.stringContaining(danger)]);
});

test.each<[string, object]>([
  ["a VPC endpoint that is made", created("endpoint", ENDPOINT)],
  [
    "a VPC endpoint with one more subnet and group",
    updated("endpoint", ENDPOINT, {
      ...{ ...ENDPOINT, subnetIds: ["subnet-c", "subnet-b", "subnet-a"] },
      securityGroupIds: ["sg-b", "sg-a", UNKNOWN],
    }),
  ],
  [
    "a VPC endpoint whose lists the program leaves to AWS",
    updated("endpoint", ENDPOINT, {
      ...{ ...ENDPOINT, subnetIds: undefined, securityGroupIds: undefined },
    }),
  ],
  ["a VPC endpoint that is forgotten", deleted("endpoint", ENDPOINT, { retainOnDelete: true })],
  ["a claim", created("endpointConnection", REJECTING)],
  ["a claim that is forgotten, and stays", deleted("endpointConnection", CONNECTION)],
  ["a claim that is to reject later", updated("endpointConnection", CONNECTION, REJECTING)],
  [
    "an attachment with other options",
    updated("endpointAttachment", ATTACHMENT, { ...ATTACHMENT, timeouts: { create: "1h" } }),
  ],
  ["a zone that is made", created("zone", ZONE)],
  ["a record with another check", updated("record", RECORD, { ...RECORD, healthCheckId: "a" })],
  [
    "an inbound rule for fewer addresses",
    updated("ingress", INBOUND, { ...INBOUND, cidrIpv4: "10.20.1.0/24" }),
  ],
])("%s is none", (_what, one) => {
  expect(dangersOf(one)).toEqual([]);
});

test("what has nothing to do with a private endpoint is told by the general rule", () => {
  const destroys = [expect.stringContaining("destroys: it is deleted. it goes: ")];
  const s3 = { ...ENDPOINT, serviceName: "com.amazonaws.us-east-1.s3" };
  expect(dangersOf(deleted("endpoint", s3))).toEqual(destroys);
  expect(dangersOf(deleted("endpoint", { ...ENDPOINT, vpcEndpointType: "Gateway" }))).toEqual(
    destroys,
  );
  expect(dangersOf(deleted("zone", ZONE))).toEqual(destroys);
  expect(dangersOf(deleted("record", leadingTo("other.example")))).toEqual(destroys);
  expect(dangersOf(updated("record", leadingTo("a.example"), RECORD))).toEqual([]);
});

test("a zone is one of a private endpoint where a record in it leads to one, whoever made it", () => {
  expect(dangersOf(deleted("zone", ZONE), same("record", "db", { inputs: RECORD }))).toEqual([
    expect.stringContaining(`Private zone ${HOST} goes`),
  ]);
});

test("a record that goes with its zone adds no danger to that of the zone", () => {
  expect(dangersOf(deleted("zone", ZONE), deleted("record", RECORD))).toEqual([
    expect.stringContaining(`Private zone ${HOST} goes`),
  ]);
});

test("a claim that was noted to reject does so, whatever its inputs say since", () => {
  const noted = { outputs: { ...CONNECTION, rejectOnDelete: true } };
  expect(dangersOf(deleted("endpointConnection", CONNECTION, noted))).toEqual([
    expect.stringContaining("destroys: it is deleted. VPC endpoint vpce-a is rejected"),
  ]);
});
