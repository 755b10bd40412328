import {
  created,
  dangersOf,
  deleted,
  replaced,
  replacedAndKept,
  same,
  UNKNOWN,
  updated,
} from "./plan-text";

const VPC = { name: "shared", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const PEERING = { timescaleVpcId: "1001", peerVpcId: "vpc-a", peerCidrBlocks: ["10.1.0.0/16"] };
const IN_PLACE = { ...PEERING, cidrDrift: "update" };
const SERVICE = { serviceId: "kd9w2xp4mz", timescaleVpcId: "1001" };
const ROUTE = {
  routeTableId: "rtb-a",
  destinationCidrBlock: "10.0.0.0/24",
  vpcPeeringConnectionId: "pcx-a",
};
const TABLE = { routes: [{ cidrBlock: "10.0.0.0/24" }, { cidrBlock: "0.0.0.0/0" }] };
const HTTPS = { securityGroupId: "sg-a", ipProtocol: "tcp", fromPort: 443, toPort: 443 };
const FROM_OFFICE = { ...HTTPS, cidrIpv4: "192.0.2.0/24" };
const INSIDE = { fromPort: 443, toPort: 443, protocol: "tcp", cidrBlocks: ["10.0.0.0/8"] };
const GROUP = { ingress: [INSIDE] };

test.each<[string, object, danger: string]>([
  [
    "a Timescale VPC that is replaced",
    replaced("vpc", VPC, { ...VPC, cidr: "10.9.0.0/24" }, "cidr"),
    "destroys: replaced because of cidr (10.0.0.0/24 to 10.9.0.0/24). Timescale VPC shared is replaced: everything attached is detached",
  ],
  [
    "a Timescale VPC that is replaced and kept",
    replacedAndKept("vpc", VPC, { ...VPC, cidr: "10.9.0.0/24" }, "cidr"),
    "interrupts: replaced because of cidr (10.0.0.0/24 to 10.9.0.0/24). it is made again, and the old one stays where it is, out of Pulumi's sight: whatever uses it finds another one in its place.",
  ],
  [
    "a bucket that is replaced and kept",
    replacedAndKept("bucket", { bucket: "a" }, { bucket: "b" }, "bucket"),
    "interrupts: replaced because of bucket (a to b). it is made again, and the old one stays where it is, out of Pulumi's sight: whatever uses it finds another one in its place, without its data.",
  ],
  [
    "an attachment that is replaced and kept",
    replacedAndKept("attachment", SERVICE, { ...SERVICE, serviceId: "other" }, "serviceId"),
    "interrupts: a service is attached. Service other moves from where it is now to Timescale VPC 1001",
  ],
  ["a Timescale VPC that is deleted", deleted("vpc", VPC), "destroys: it is deleted. "],
  [
    "a peering that is replaced",
    replaced("peering", PEERING, { ...PEERING, peerVpcId: "vpc-b" }, "peerVpcId"),
    "interrupts: replaced because of peerVpcId (vpc-a to vpc-b). The peering between VPC vpc-a and Timescale VPC 1001 is made again: private traffic stops until",
  ],
  [
    "a peering that is replaced for its CIDR blocks",
    replaced("peering", PEERING, { ...PEERING, peerCidrBlocks: ["10.2.0.0/16"] }, "peerCidrBlocks"),
    "interrupts: the CIDR blocks of the customer VPC changed: replaced because of",
  ],
  [
    "a peering that loses a CIDR block in place",
    updated("peering", IN_PLACE, { ...IN_PLACE, peerCidrBlocks: ["10.2.0.0/16"] }),
    "interrupts: peerCidrBlocks loses 10.1.0.0/16. Timescale VPC 1001 no longer answers what is in 10.1.0.0/16: connections from there end.",
  ],
  [
    "a peering that is deleted",
    deleted("peering", PEERING),
    "interrupts: it is deleted. VPC vpc-a loses its private way to Timescale VPC 1001",
  ],
  [
    "a service that is attached",
    created("attachment", SERVICE),
    "interrupts: a service is attached. Service kd9w2xp4mz moves from where it is now to Timescale VPC 1001: not reachable for some minutes; new host and port; update the connection string.",
  ],
  [
    "a service that moves",
    updated("attachment", SERVICE, { ...SERVICE, timescaleVpcId: "1002" }),
    "interrupts: timescaleVpcId changes from 1001 to 1002. Service kd9w2xp4mz moves from Timescale VPC 1001 to 1002: not reachable for some minutes",
  ],
  [
    "a service that moves to a VPC that is yet to be made",
    updated("attachment", SERVICE, { ...SERVICE, timescaleVpcId: UNKNOWN }),
    "interrupts: timescaleVpcId changes from 1001 to known after apply. ",
  ],
  [
    "a service that is detached",
    deleted("attachment", SERVICE),
    "interrupts: the attachment is deleted. Service kd9w2xp4mz moves from Timescale VPC 1001 to a public endpoint",
  ],
  [
    "an attachment for another service",
    replaced("attachment", SERVICE, { ...SERVICE, serviceId: "other" }, "serviceId"),
    "interrupts: replaced because of serviceId (kd9w2xp4mz to other). Service kd9w2xp4mz leaves Timescale VPC 1001 and service other moves to 1001",
  ],
  [
    "a request of somebody else that is accepted instead",
    replaced("accepter", { vpcPeeringConnectionId: "pcx-a" }, { vpcPeeringConnectionId: "pcx-b" }),
    "interrupts: it is replaced. Peering pcx-a gives way to pcx-b: private traffic stops",
  ],
  [
    "a peering of AWS that is deleted",
    deleted("connection", { vpcId: "vpc-a", peerVpcId: "vpc-b" }),
    "interrupts: it is deleted. The peering of VPC vpc-a and VPC vpc-b goes: connections over it end.",
  ],
  [
    "a route that is deleted",
    deleted("route", ROUTE),
    "loses-route: it is deleted. Route to 10.0.0.0/24 leaves table rtb-a: the subnets of this table lose the peered network and the databases in it.",
  ],
  [
    "a route that leads to something else",
    updated("route", ROUTE, { ...ROUTE, vpcPeeringConnectionId: undefined, gatewayId: "igw-a" }),
    "loses-route: its target changes from vpcPeeringConnectionId to gatewayId. ",
  ],
  [
    "a table that lists a route no more",
    updated("table", TABLE, { routes: TABLE.routes.slice(1) }),
    "loses-route: a route inside the table is removed. Route to 10.0.0.0/24 leaves table it-id",
  ],
  ["a table that is deleted", deleted("table", TABLE), "loses-route: it is deleted. "],
  [
    "a rule that lets in everybody",
    created("ingress", { ...HTTPS, cidrIpv4: "0.0.0.0/0" }),
    "opens-access: inbound tcp 443 from 0.0.0.0/0. Security group sg-a opens inbound to everybody on the internet.",
  ],
  [
    "a rule for more sources than before",
    updated("ingress", FROM_OFFICE, { ...HTTPS, cidrIpv4: "192.0.0.0/16" }),
    "opens-access: inbound tcp 443 from 192.0.0.0/16. Security group sg-a opens inbound to 192.0.0.0/16.",
  ],
  [
    "a rule for more ports than before",
    updated("ingress", FROM_OFFICE, { ...FROM_OFFICE, fromPort: 80 }),
    "opens-access: inbound tcp 80-443 from 192.0.2.0/24. ",
  ],
  [
    "a rule from a source that is yet to be known",
    created("ingress", { ...HTTPS, cidrIpv4: UNKNOWN }),
    "opens-access: inbound tcp 443 from known after apply. ",
  ],
  [
    "a rule that is replaced by a narrower one",
    replaced("ingress", FROM_OFFICE, { ...HTTPS, cidrIpv4: "192.0.2.128/25" }, "cidrIpv4"),
    "interrupts: replaced because of cidrIpv4 (192.0.2.0/24 to 192.0.2.128/25). Security group sg-a closes to what the former rule let through and the new one does not.",
  ],
  [
    "a group that is replaced",
    replaced("group", { ...GROUP, vpcId: "vpc-a" }, { ...GROUP, vpcId: "vpc-b" }, "vpcId"),
    "interrupts: replaced because of vpcId (vpc-a to vpc-b). it is made again: whatever uses the old one may stop until it knows the new one.",
  ],
  [
    "a rule that is taken away",
    deleted("ingress", FROM_OFFICE),
    "interrupts: it is deleted. Security group sg-a closes: connections that this rule let through are refused.",
  ],
  [
    "a group that lists one more rule",
    updated("group", GROUP, { ingress: [INSIDE, { ...INSIDE, fromPort: 22, toPort: 22 }] }),
    "opens-access: inbound tcp 22 from 10.0.0.0/8. Security group it-id opens inbound to 10.0.0.0/8.",
  ],
  [
    "a group whose rules are yet to be known",
    updated("group", GROUP, { ingress: UNKNOWN }),
    "opens-access: its inbound rules are known only after apply. ",
  ],
  [
    "a group that is deleted",
    deleted("group", GROUP),
    "destroys: it is deleted. Security group it-id goes",
  ],
  [
    "a bucket that is replaced",
    replaced("bucket", { bucket: "a" }, { bucket: "b" }, "bucket"),
    "destroys: replaced because of bucket (a to b). it goes, and with it the data it holds",
  ],
  [
    "a bucket that is deleted",
    deleted("bucket", {}),
    "destroys: it is deleted. it goes, and with it the data",
  ],
  [
    "what holds no data and is replaced",
    replaced("policy", { policy: "a" }, { policy: "b" }, "policy"),
    "interrupts: replaced because of policy (a to b). it is made again: whatever uses the old one may stop",
  ],
  [
    "what holds no data and is deleted",
    deleted("policy", {}),
    "destroys: it is deleted. it goes: whatever uses it",
  ],
])("%s is a danger", (_what, one, danger) => {
  expect(dangersOf(one)).toEqual([expect.stringContaining(danger)]);
});

test.each<[string, object]>([
  ["a Timescale VPC that is renamed", updated("vpc", VPC, { ...VPC, name: "other" })],
  ["a Timescale VPC that is made", created("vpc", VPC)],
  ["a peering that is made", created("peering", PEERING)],
  ["a peering with other options", updated("peering", PEERING, { ...PEERING, cidrDrift: "warn" })],
  [
    "a peering that gets one more CIDR block in place",
    updated("peering", IN_PLACE, {
      ...IN_PLACE,
      peerCidrBlocks: ["10.2.0.0/16", ...PEERING.peerCidrBlocks],
    }),
  ],
  [
    "a peering that is not told of the CIDR blocks",
    updated("peering", PEERING, { ...PEERING, peerCidrBlocks: ["10.2.0.0/16"], cidrDrift: "warn" }),
  ],
  [
    "a peering whose CIDR blocks are no more looked at",
    updated("peering", IN_PLACE, { ...IN_PLACE, peerCidrBlocks: undefined }),
  ],
  ["a wait that is made again", replaced("activation", { peeringId: "1" }, { peeringId: "2" })],
  ["a wait that goes", deleted("activation", { peeringId: "1" })],
  [
    "an attachment with other options",
    updated("attachment", SERVICE, { ...SERVICE, timeouts: { update: "1h" } }),
  ],
  ["an accepter that is forgotten", deleted("accepter", { vpcPeeringConnectionId: "pcx-a" })],
  ["an accepter with other tags", updated("accepter", { tags: {} }, { tags: { a: "b" } })],
  ["a route that is made", created("route", ROUTE)],
  [
    "a route that leads to another peering",
    updated("route", ROUTE, { ...ROUTE, vpcPeeringConnectionId: "pcx-b" }),
  ],
  [
    "a table that lists one more route",
    updated("table", TABLE, { routes: [...TABLE.routes, { cidrBlock: "10.2.0.0/16" }] }),
  ],
  ["a table that leaves its routes to others", updated("table", TABLE, { tags: { a: "b" } })],
  [
    "a rule that is narrowed",
    updated("ingress", FROM_OFFICE, { ...HTTPS, cidrIpv4: "192.0.2.128/25" }),
  ],
  [
    "a rule with another description",
    updated("ingress", FROM_OFFICE, { ...FROM_OFFICE, description: "" }),
  ],
  ["a rule outwards", created("egress", { ...HTTPS, cidrIpv4: "0.0.0.0/0" })],
  ["a group without rules", created("group", {})],
  [
    "a group that lists its rules in another order",
    updated("group", GROUP, { ingress: [{ ...INSIDE }] }),
  ],
  ["a bucket that is made", created("bucket", {})],
  ["a bucket with other tags", updated("bucket", { tags: {} }, { tags: { a: "b" } })],
  ["a bucket that is kept where it is", deleted("bucket", {}, { retainOnDelete: true })],
  ["what is in the state alone", deleted("random", {})],
  ["a wait that is made again and kept", replacedAndKept("activation", { peeringId: "1" }, {})],
  ["what is in the state alone, made again and kept", replacedAndKept("random", { a: 1 }, {})],
])("%s is none", (_what, one) => {
  expect(dangersOf(one)).toEqual([]);
});

test("a rule of a group that moves to another one opens the one and closes the other", () => {
  const moved = { ...FROM_OFFICE, securityGroupId: "sg-b" };
  expect(dangersOf(replaced("ingress", FROM_OFFICE, moved, "securityGroupId"))).toEqual([
    expect.stringContaining("opens-access: inbound tcp 443 from 192.0.2.0/24. Security group sg-b"),
    expect.stringContaining("interrupts: replaced because of securityGroupId (sg-a to sg-b)."),
  ]);
});

test("a lost route names the subnets of its table, where the plan shows them", () => {
  const association = (subnetId: string, routeTableId: string) => ({
    ...same("route", subnetId, { inputs: {} }),
    urn: `urn:pulumi:dev::shop::aws:ec2/routeTableAssociation:RouteTableAssociation::${subnetId}`,
    newState: { inputs: { subnetId, routeTableId } },
  });
  const [danger] = dangersOf(
    deleted("route", ROUTE),
    association("subnet-b", "rtb-a"),
    association("subnet-a", "rtb-a"),
    association("subnet-c", "rtb-c"),
  );
  expect(danger).toContain(": subnets subnet-a, subnet-b lose the peered network");
});

test("an accepter that follows its peering adds no danger to that of the peering", () => {
  const outputs = { provisionedId: "pcx-a" };
  const steps = [
    replaced("peering", PEERING, { ...PEERING, peerVpcId: "vpc-b" }, "peerVpcId"),
    replaced("accepter", { vpcPeeringConnectionId: "pcx-a" }, { vpcPeeringConnectionId: UNKNOWN }),
  ];
  const [peering] = steps as [{ oldState: object }];
  Object.assign(peering.oldState, { outputs });
  expect(dangersOf(...steps)).toHaveLength(1);
});

test("the gravest come first", () => {
  const rename = (one: object, name: string) =>
    JSON.parse(JSON.stringify(one).replaceAll("::it", `::${name}`)) as object;
  const found = dangersOf(
    rename(deleted("route", ROUTE), "a"),
    rename(deleted("attachment", SERVICE), "b"),
    rename(created("ingress", { ...HTTPS, cidrIpv4: "0.0.0.0/0" }), "c"),
    rename(deleted("vpc", VPC), "d"),
  );
  expect(found.map((danger) => danger.split(":")[0])).toEqual([
    "destroys",
    "opens-access",
    "interrupts",
    "loses-route",
  ]);
});
