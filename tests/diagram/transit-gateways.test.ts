import { drawMermaid, MERMAID_MAX_CHARACTERS } from "../../diagram/mermaid";
import type { DrawnNetwork, DrawnTransitGateway } from "../../diagram/drawn-network";
import { drawSvg } from "../../diagram/svg";
import { gatewayNetwork, manyGateways, plannedGatewayNetwork } from "./gateways";
import { largeNetwork, marked, smallNetwork } from "./networks";

/** All texts of a drawing, in order. */
const textsOf = (svg: string) =>
  [...svg.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, text]) => text!);

/** The network with its only gateway changed. */
function withGateway(network: DrawnNetwork, change: Partial<DrawnTransitGateway>): DrawnNetwork {
  const [gateway] = network.transitGateways!;
  return { ...network, transitGateways: [{ ...gateway!, ...change }] };
}

test("a gateway is a box in its account, with its route tables and the VPCs behind it", () => {
  const text = drawMermaid({ ...gatewayNetwork(), customerVpcs: [] });
  expect(text.slice(0, text.indexOf("  classDef"))).toBe(`flowchart LR
  accTitle: Private network between AWS and Tiger Cloud
  accDescr: A Timescale VPC with 2 customer VPCs behind 1 transit gateway and 1 service.
  subgraph n1["Your AWS account 123456789012, us-east-1"]
    n2("transit gateway hub<br/>tgw-0000005aecdb37e52<br/>Tiger Cloud reaches 10.30.0.0/16<br/>Tiger Cloud reaches 10.31.0.0/16")
    n3[["route table tgw-rtb-0000005aecdb37e52<br/>10.0.0.0/24 to the attachment<br/>takes what comes from Tiger Cloud"]]
    n3 --- n2
    n4["VPC site-1<br/>vpc-0000094aecdb494b9<br/>10.30.0.0/16"]
    n5[["route table private<br/>10.0.0.0/24 to the transit gateway"]]
    n5 --- n4
    n6[["route table rtb-0000094aecdb494b9<br/>10.0.0.0/24 to the transit gateway"]]
    n6 --- n4
    n7{{"security group sg-0000094aecdb494b9<br/>made for this network<br/>out: tcp 5432 10.0.0.0/24"}}
    n7 --- n4
    n4 ---- n2
    n8["VPC site-2<br/>vpc-0000094aecdb4b3a8<br/>10.31.0.0/16<br/>in account 210987654321"]
    n9[["route table private<br/>10.0.0.0/24 to the transit gateway"]]
    n9 --- n8
    n10[["route table rtb-0000094aecdb4b3a8<br/>10.0.0.0/24 to the transit gateway"]]
    n10 --- n8
    n11{{"security group sg-0000094aecdb4b3a8<br/>made for this network<br/>out: tcp 5432 10.0.0.0/24"}}
    n11 --- n8
    n8 ---- n2
  end
  subgraph n12["Tiger Cloud, us-east-1"]
    n13["Timescale VPC quickstart<br/>id 1001<br/>10.0.0.0/24"]
    n14[("service main<br/>id kd9w2xp4mz<br/>kd9w2xp4mz.m1.localproj1.tsdb.cloud.timescale.com<br/>port 30066<br/>status READY")]
    n13 --- n14
  end
  n2 <==>|"tgw-attach-0000005aecdb37e52<br/>Tiger Cloud: ACTIVE<br/>AWS: available"| n13
`);
});

test("the SVG says the same", () => {
  const texts = textsOf(drawSvg({ ...gatewayNetwork(), customerVpcs: [], services: [] }));
  expect(texts).toEqual([
    "Your AWS account 123456789012, us-east-1",
    ...["transit gateway ", "hub", "tgw-0000005aecdb37e52"],
    ...["Tiger Cloud reaches 10.30.0.0/16", "Tiger Cloud reaches 10.31.0.0/16"],
    ...["route table ", "tgw-rtb-0000005aecdb37e52", "10.0.0.0/24 to the attachment"],
    "takes what comes from Tiger Cloud",
    ...["VPC ", "site-1", "vpc-0000094aecdb494b9", "10.30.0.0/16"],
    ...["route table ", "private", "10.0.0.0/24 to the transit gateway"],
    ...["route table ", "rtb-0000094aecdb494b9", "10.0.0.0/24 to the transit gateway"],
    ...["security group ", "sg-0000094aecdb494b9", "made for this network"],
    "out: tcp 5432 10.0.0.0/24",
    ...["VPC ", "site-2", "vpc-0000094aecdb4b3a8", "10.31.0.0/16", "in account 210987654321"],
    ...["route table ", "private", "10.0.0.0/24 to the transit gateway"],
    ...["route table ", "rtb-0000094aecdb4b3a8", "10.0.0.0/24 to the transit gateway"],
    ...["security group ", "sg-0000094aecdb4b3a8", "made for this network"],
    "out: tcp 5432 10.0.0.0/24",
    "Tiger Cloud, us-east-1",
    ...["Timescale VPC ", "quickstart", "id 1001", "10.0.0.0/24"],
    ...["tgw-attach-0000005aecdb37e52", "Tiger Cloud: ACTIVE", "AWS: available"],
  ]);
});

test.each([
  ["ACTIVE", "available", "<==>"],
  ["ACTIVE", "active", "<-.->"],
  ["PENDING", "available", "<-.->"],
  ["ACTIVE", "pendingAcceptance", "<-.->"],
  [null, null, "<-.->"],
])("a gateway that is %s and %s is linked by %s", (tigerStatus, awsStatus, arrow) => {
  const attachment = { attachmentId: "tgw-attach-1", tigerStatus, awsStatus };
  const network = withGateway(plannedGatewayNetwork(), { attachment });
  expect(drawMermaid(network)).toContain(`n2 ${arrow}|"tgw-attach-1<br/>`);
});

test("a gateway without an attachment is drawn without a link", () => {
  const network = withGateway(plannedGatewayNetwork(), { attachment: undefined });
  expect(drawMermaid(network)).not.toMatch(/<-\.->|<==>/);
});

test("an association that changes otherwise than the route of the same table has a box of its own", () => {
  const [gateway] = gatewayNetwork().transitGateways!;
  const association = { ...gateway!.association!, mark: "removed" as const };
  const texts = textsOf(drawSvg(withGateway(gatewayNetwork(), { association })));
  const table = ["route table ", "tgw-rtb-0000005aecdb37e52"];
  expect(texts.join("|")).toContain(
    [
      ...[...table, "10.0.0.0/24 to the attachment"],
      ...[...table, "- removed", "takes what comes from Tiger Cloud"],
    ].join("|"),
  );
});

test("marks on the gateway and behind it are shown and counted", () => {
  expect(textsOf(drawSvg(plannedGatewayNetwork()))).toContain("~ tgw-attach-0000005aecdb37e52");
  expect(drawMermaid(plannedGatewayNetwork())).toContain(
    "Elements: 3 added, 1 changed, 3 removed.",
  );
});

test("a VPC in an account that is known after the apply, or not told, is not said to be elsewhere", () => {
  const [vpc] = gatewayNetwork().transitGateways![0]!.customerVpcs;
  const customerVpcs = [null, undefined].map((accountId) => ({ ...vpc!, accountId }));
  expect(drawMermaid(withGateway(gatewayNetwork(), { customerVpcs }))).not.toContain("in account");
});

test("gateways and VPCs of one account and region share a frame, others have their own", () => {
  expect(drawMermaid(gatewayNetwork()).match(/subgraph/g)).toHaveLength(2);
  const elsewhere = withGateway(gatewayNetwork(), { regionCode: "eu-west-1" });
  expect(drawMermaid(elsewhere).match(/subgraph/g)).toHaveLength(3);
});

test("the order of gateways, of the VPCs behind them and of their routes does not matter", () => {
  const network = manyGateways(4, 5);
  const turned = {
    ...network,
    transitGateways: network
      .transitGateways!.map((gateway) => ({
        ...gateway,
        routes: gateway.routes!.toReversed(),
        customerVpcs: gateway.customerVpcs.toReversed(),
      }))
      .toReversed(),
  };
  expect(drawMermaid(turned)).toBe(drawMermaid(network));
  expect(drawSvg(turned)).toBe(drawSvg(network));
});

test("one limit counts for peered VPCs and those behind gateways, and marked ones are drawn first", () => {
  const { transitGateways } = manyGateways(1, 8);
  const [hub] = transitGateways!;
  const customerVpcs = hub!.customerVpcs.map((vpc, index) =>
    index < 6 ? vpc : marked(vpc, "removed"),
  );
  const text = drawMermaid({
    ...largeNetwork(11, 0),
    transitGateways: [{ ...hub!, customerVpcs }],
  });
  expect(text.match(/VPC (team|site)-\d+/g)).toEqual([
    ...["VPC site-7", "VPC site-8"],
    ...Array.from({ length: 10 }, (_, index) => `VPC team-${index + 1}`),
  ]);
  expect(text).toContain('(["and 1 more VPC"])');
  expect(text).toContain('(["and 6 more VPCs"])');
});

test("gateways beyond the limit are counted with what changes behind them, marked ones are drawn first", () => {
  const network = manyGateways(7, 2);
  const changed = network.transitGateways!.map((gateway, index) =>
    index < 2
      ? gateway
      : { ...gateway, attachment: { ...gateway.attachment!, mark: "changed" as const } },
  );
  const text = drawMermaid({ ...network, transitGateways: changed });
  expect(text.match(/transit gateway hub-\d/g)).toEqual(
    [3, 4, 5, 6].map((number) => `transit gateway hub-${number}`),
  );
  expect(text).toContain('(["and 3 more transit gateways<br/>1 changed"])');
});

test("the largest plan stays below what GitHub draws, whatever its texts", () => {
  for (const text of ["&".repeat(5000), "W".repeat(5000), "日".repeat(5000)]) {
    const peers = largeNetwork(50, 50, () => text);
    const { transitGateways } = manyGateways(20, 20, () => text);
    const many = <T>(items: readonly T[]) => Array.from({ length: 9 }, () => items).flat();
    const network: DrawnNetwork = {
      ...peers,
      customerVpcs: peers.customerVpcs.map((vpc) => marked(vpc, "removed")),
      transitGateways: transitGateways!.map((gateway) => ({
        ...gateway,
        routes: many(gateway.routes!),
        association: { routeTable: "another", mark: "added" },
        customerVpcs: gateway.customerVpcs.map((vpc) =>
          marked(
            { ...vpc, routes: many(vpc.routes!), securityGroups: many(vpc.securityGroups!) },
            "added",
          ),
        ),
      })),
    };
    expect(drawMermaid(network).length).toBeLessThan(MERMAID_MAX_CHARACTERS);
  }
});

test("a network without gateways has no room for them", () => {
  expect(drawSvg(smallNetwork())).toMatch(/^<svg [^>]*width="1056"/);
  expect(drawSvg({ ...smallNetwork(), transitGateways: [] })).toBe(drawSvg(smallNetwork()));
});
