import {
  created,
  dangersOf,
  deleted,
  replaced,
  replacedAndKept,
  UNKNOWN,
  updated,
} from "./plan-text";

const PEERING = {
  timescaleVpcId: "1001",
  transitGatewayId: "tgw-a",
  cidrBlocks: ["10.20.0.0/16", "10.30.0.0/16"],
};
const ACCEPTER = { transitGatewayAttachmentId: "tgw-attach-a" };
const ROUTE = {
  transitGatewayRouteTableId: "tgw-rtb-a",
  destinationCidrBlock: "10.0.0.0/24",
  transitGatewayAttachmentId: "tgw-attach-a",
  blackhole: false,
};
const OVER_GATEWAY = {
  routeTableId: "rtb-a",
  destinationCidrBlock: "10.0.0.0/24",
  transitGatewayId: "tgw-a",
};
const OVER_PEERING = {
  routeTableId: "rtb-a",
  destinationCidrBlock: "10.0.0.0/24",
  vpcPeeringConnectionId: "pcx-a",
};
const ASSOCIATION = {
  transitGatewayRouteTableId: "tgw-rtb-a",
  transitGatewayAttachmentId: "tgw-attach-a",
};
const VPC_ATTACHMENT = { vpcId: "vpc-a", transitGatewayId: "tgw-a", subnetIds: ["subnet-a"] };
const TABLE = { transitGatewayId: "tgw-a" };

const withBlocks = (...cidrBlocks: unknown[]) =>
  updated("gatewayPeering", PEERING, { ...PEERING, cidrBlocks });

test.each<[string, object, danger: string]>([
  [
    "a peering that is deleted",
    deleted("gatewayPeering", PEERING),
    "interrupts: it is deleted. What is behind transit gateway tgw-a loses its private way to Timescale VPC 1001: connections over it end. Other Timescale VPCs of its region that peer with the gateway share the attachment: no document says that Tiger Cloud keeps it for them.",
  ],
  [
    "a peering that is replaced",
    replaced(
      "gatewayPeering",
      PEERING,
      { ...PEERING, transitGatewayId: "tgw-b" },
      "transitGatewayId",
    ),
    "interrupts: replaced because of transitGatewayId (tgw-a to tgw-b). The peering between transit gateway tgw-a and Timescale VPC 1001 is made again: private traffic through the gateway stops until the new one is accepted and active. Other Timescale VPCs",
  ],
  [
    "a peering that is replaced and kept",
    replacedAndKept("gatewayPeering", PEERING, { ...PEERING, timescaleVpcId: "1002" }),
    "interrupts: it is replaced. it is made again, and the old one stays",
  ],
  [
    "a peering that loses a CIDR block",
    withBlocks("10.20.0.0/16"),
    "interrupts: cidrBlocks loses 10.30.0.0/16. Through transit gateway tgw-a, Timescale VPC 1001 no longer answers what is in 10.30.0.0/16: connections from there end.",
  ],
  [
    "a peering that loses all its CIDR blocks for another one",
    withBlocks("10.40.0.0/16"),
    "interrupts: cidrBlocks loses 10.20.0.0/16, 10.30.0.0/16. ",
  ],
  [
    "a peering that loses a half of a CIDR block",
    withBlocks("10.20.0.0/17", "10.30.0.0/16"),
    "interrupts: cidrBlocks loses 10.20.0.0/16. ",
  ],
  [
    "a peering that gets a CIDR block which is yet to be known in place of another",
    withBlocks("10.20.0.0/16", UNKNOWN),
    "interrupts: cidrBlocks is known only after apply. Through transit gateway tgw-a, Timescale VPC 1001 no longer answers what is in 10.30.0.0/16, unless the new list has it: look at where it comes from.",
  ],
  [
    "a peering whose CIDR blocks are yet to be known",
    updated("gatewayPeering", PEERING, { ...PEERING, cidrBlocks: UNKNOWN }),
    "no longer answers what is in 10.20.0.0/16, 10.30.0.0/16, unless the new list has it",
  ],
  [
    "an accepter that is deleted with its attachment",
    deleted("gatewayAccepter", ACCEPTER),
    "interrupts: it is deleted. Attachment tgw-attach-a is deleted: private traffic over it stops, that of other Timescale VPCs which share it as well.",
  ],
  [
    "an accepter that is replaced, and its attachment deleted",
    replaced("gatewayAccepter", ACCEPTER, { transitGatewayAttachmentId: "tgw-attach-b" }),
    "which share it as well, until tgw-attach-b is accepted and active in its place.",
  ],
  [
    "an attachment that is accepted beside another one, which stays",
    replacedAndKept(
      ...(["gatewayAccepter", ACCEPTER, { transitGatewayAttachmentId: "tgw-attach-b" }] as const),
      "transitGatewayAttachmentId",
    ),
    "interrupts: replaced because of transitGatewayAttachmentId (tgw-attach-a to tgw-attach-b). Attachment tgw-attach-a stays as it is, and tgw-attach-b is accepted beside it: private traffic stops while routes move to that one, until it is active.",
  ],
  [
    "a static route that is deleted",
    deleted("gatewayRoute", ROUTE),
    "loses-route: it is deleted. Route to 10.0.0.0/24 leaves table tgw-rtb-a of the transit gateway: what is attached to the gateway loses that network.",
  ],
  [
    "a static route that leads to another attachment",
    replaced(
      ...([
        "gatewayRoute",
        ROUTE,
        { ...ROUTE, transitGatewayAttachmentId: "tgw-attach-b" },
      ] as const),
      "transitGatewayAttachmentId",
    ),
    "loses-route: replaced because of transitGatewayAttachmentId (tgw-attach-a to tgw-attach-b). Route to 10.0.0.0/24 in table tgw-rtb-a of the transit gateway leads to tgw-attach-b in place of tgw-attach-a: what is attached to the gateway loses that network, unless it is behind that attachment as well.",
  ],
  [
    "a static route that is repointed in place",
    updated("gatewayRoute", ROUTE, { ...ROUTE, transitGatewayAttachmentId: UNKNOWN }),
    "loses-route: it leads elsewhere. Route to 10.0.0.0/24 in table tgw-rtb-a of the transit gateway leads to known after apply in place of",
  ],
  [
    "a static route that moves to another table",
    replaced("gatewayRoute", ROUTE, { ...ROUTE, transitGatewayRouteTableId: "tgw-rtb-b" }),
    "Route to 10.0.0.0/24 leaves table tgw-rtb-a of the transit gateway: what is attached",
  ],
  [
    "a static route that drops what it led on",
    replaced("gatewayRoute", ROUTE, { ...ROUTE, blackhole: true }, "blackhole"),
    "Route to 10.0.0.0/24 leaves table tgw-rtb-a of the transit gateway: what goes there is dropped.",
  ],
  [
    "a static route that is made again as it was",
    replaced("gatewayRoute", ROUTE, ROUTE),
    "what is attached to the gateway loses that network until it is made again.",
  ],
  [
    "an association that is deleted",
    deleted("association", ASSOCIATION),
    "loses-route: it is deleted. Attachment tgw-attach-a has no route table any more: what arrives over it is dropped.",
  ],
  [
    "an association with another table",
    replaced(
      ...([
        "association",
        ASSOCIATION,
        { ...ASSOCIATION, transitGatewayRouteTableId: "tgw-rtb-b" },
      ] as const),
      "transitGatewayRouteTableId",
    ),
    "loses-route: replaced because of transitGatewayRouteTableId (tgw-rtb-a to tgw-rtb-b). Attachment tgw-attach-a leaves table tgw-rtb-a: what arrives over it is dropped meanwhile, and then finds only the routes of tgw-rtb-b.",
  ],
  [
    "a VPC that leaves the gateway",
    deleted("vpcAttachment", VPC_ATTACHMENT),
    "interrupts: it is deleted. VPC vpc-a leaves transit gateway tgw-a: it loses all networks behind the gateway, and the databases in them.",
  ],
  [
    "a VPC that is attached to another gateway",
    replaced("vpcAttachment", VPC_ATTACHMENT, { ...VPC_ATTACHMENT, transitGatewayId: "tgw-b" }),
    "interrupts: it is replaced. VPC vpc-a leaves transit gateway tgw-a, and an attachment is made again",
  ],
  [
    "a gateway that is deleted",
    deleted("gateway", {}),
    "destroys: it is deleted. Transit gateway it-id goes: all networks behind it lose each other.",
  ],
  [
    "a gateway that is replaced",
    replaced("gateway", { amazonSideAsn: 1 }, { amazonSideAsn: 2 }, "amazonSideAsn"),
    "destroys: replaced because of amazonSideAsn (1 to 2). Transit gateway it-id is replaced by another one",
  ],
  [
    "a table of a gateway that is deleted",
    deleted("gatewayTable", TABLE),
    "loses-route: it is deleted. Route table it-id of transit gateway tgw-a goes with all its routes",
  ],
  [
    "a route over a transit gateway that is deleted",
    deleted("route", OVER_GATEWAY),
    "loses-route: it is deleted. Route to 10.0.0.0/24 leaves table rtb-a: the subnets of this table lose that network behind the transit gateway and the databases in it.",
  ],
  [
    "a route that moves from a peering to a transit gateway",
    updated("route", OVER_PEERING, OVER_GATEWAY),
    "loses-route: its target changes from vpcPeeringConnectionId to transitGatewayId. Route to 10.0.0.0/24 in table rtb-a leads over transit gateway tgw-a in place of peering pcx-a: the subnets of this table lose the databases behind it, unless that one reaches them and they are answered over it.",
  ],
  [
    "a route that moves from a transit gateway to a peering that is yet to be made",
    updated("route", OVER_GATEWAY, { ...OVER_PEERING, vpcPeeringConnectionId: UNKNOWN }),
    "leads over peering known after apply in place of transit gateway tgw-a: ",
  ],
])("%s is a danger", (_what, one, danger) => {
  expect(dangersOf(one)).toEqual([expect.stringContaining(danger)]);
});

test.each<[string, object]>([
  ["a peering that is made", created("gatewayPeering", PEERING)],
  ["a peering with one more CIDR block", withBlocks(...PEERING.cidrBlocks, "10.40.0.0/16")],
  [
    "a peering with its CIDR blocks in another order",
    withBlocks(...PEERING.cidrBlocks.toReversed()),
  ],
  ["a peering with a larger CIDR block", withBlocks("10.20.0.0/15", "10.30.0.0/16")],
  [
    "a peering with the two halves of a CIDR block",
    withBlocks("10.20.128.0/17", "10.30.0.0/16", "10.20.0.0/17"),
  ],
  [
    "a peering with one more CIDR block, yet to be known",
    withBlocks(...PEERING.cidrBlocks, UNKNOWN),
  ],
  [
    "a peering with other options",
    updated("gatewayPeering", PEERING, { ...PEERING, timeouts: { create: "1h" } }),
  ],
  ["an accepter that is forgotten", deleted("gatewayAccepter", ACCEPTER, { retainOnDelete: true })],
  [
    "an accepter of the same attachment, kept",
    replacedAndKept("gatewayAccepter", ACCEPTER, ACCEPTER),
  ],
  ["an accepter with other tags", updated("gatewayAccepter", ACCEPTER, { ...ACCEPTER, tags: {} })],
  ["a static route that is made", created("gatewayRoute", ROUTE)],
  ["a VPC that is attached", created("vpcAttachment", VPC_ATTACHMENT)],
  ["an association that is made", created("association", ASSOCIATION)],
  ["a gateway with other tags", updated("gateway", {}, { tags: { a: "b" } })],
  [
    "a route that leads to another transit gateway",
    updated("route", OVER_GATEWAY, { ...OVER_GATEWAY, transitGatewayId: "tgw-b" }),
  ],
])("%s is none", (_what, one) => {
  expect(dangersOf(one)).toEqual([]);
});

test("what moves with a peering that is replaced adds no danger to that of the peering", () => {
  const peering = replaced("gatewayPeering", PEERING, { ...PEERING, timescaleVpcId: "1002" });
  Object.assign((peering as { oldState: object }).oldState, {
    outputs: { attachmentId: "tgw-attach-a" },
  });
  const next = { transitGatewayAttachmentId: UNKNOWN };
  expect(
    dangersOf(
      peering,
      replacedAndKept("gatewayAccepter", ACCEPTER, next),
      replaced("gatewayRoute", ROUTE, { ...ROUTE, ...next }),
      replaced("association", ASSOCIATION, { ...ASSOCIATION, ...next }),
    ),
  ).toEqual([expect.stringContaining("The peering between transit gateway tgw-a")]);
});

test("an attachment that is deleted with its peering is told: others may share it", () => {
  const peering = deleted("gatewayPeering", PEERING, { outputs: { attachmentId: "tgw-attach-a" } });
  expect(dangersOf(peering, deleted("gatewayAccepter", ACCEPTER))).toContainEqual(
    expect.stringContaining("Attachment tgw-attach-a is deleted"),
  );
});
