import type { DrawnVpcEndpoint } from "../../diagram/drawn-endpoint";
import type { DrawnNetwork } from "../../diagram/drawn-network";
import { drawMermaid, MERMAID_MAX_CHARACTERS } from "../../diagram/mermaid";
import { drawSvg } from "../../diagram/svg";
import {
  endpointNetwork,
  endpointVpc,
  plannedEndpointNetwork,
  unknownEndpointNetwork,
} from "./endpoints";
import { asUsual } from "./networks";

/** All texts of a drawing, in order. */
const textsOf = (svg: string) =>
  [...svg.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, text]) => text!);

/** The network with its only endpoint changed. */
function withEndpoint(change: Partial<DrawnVpcEndpoint>): DrawnNetwork {
  const network = endpointNetwork();
  const [vpc] = network.customerVpcs;
  return { ...network, customerVpcs: [{ ...vpc!, endpoint: { ...vpc!.endpoint!, ...change } }] };
}

test("an endpoint, its names and its group hang on their VPC, which leads to the connection and its service", () => {
  const text = drawMermaid(endpointNetwork());
  expect(text.slice(0, text.indexOf("  classDef"))).toBe(`flowchart LR
  accTitle: Private network between AWS and Tiger Cloud
  accDescr: A private endpoint in 1 customer VPC and 1 service.
  subgraph n1["Your AWS account 123456789012, us-east-1"]
    n2["VPC app<br/>vpc-0000094aecdb37e52<br/>10.21.0.0/16"]
    n3("VPC endpoint vpce-0123456789abcdef0<br/>subnet-0000000a<br/>subnet-0000000b")
    n3 --- n2
    n4>"private zone Z0123456789<br/>kd9w2xp4mz.localproj1.tsdb.example"]
    n4 --- n2
    n5>"private zone Z0123456790<br/>kd9w2xp4mz-repl.localproj1.tsdb.example"]
    n5 --- n2
    n6{{"security group sg-0123456789abcdef0<br/>made for this network<br/>in: tcp 5432 from sg-0000000a"}}
    n6 --- n2
  end
  subgraph n7["Tiger Cloud, us-east-1"]
    n8["connection metrics<br/>conn-aws-1"]
    n9[("service main<br/>id kd9w2xp4mz<br/>kd9w2xp4mz.m1.localproj1.tsdb.cloud.timescale.com<br/>port 30066<br/>status READY")]
    n8 --- n9
  end
  n2 <==>|"AWS PrivateLink<br/>Tiger Cloud: approved<br/>AWS: available"| n8
`);
});

test("the SVG says the same", () => {
  expect(textsOf(drawSvg({ ...endpointNetwork(), services: [] }))).toEqual([
    "Your AWS account 123456789012, us-east-1",
    ...["VPC ", "app", "vpc-0000094aecdb37e52", "10.21.0.0/16"],
    ...["VPC endpoint ", "vpce-0123456789abcdef0", "subnet-0000000a", "subnet-0000000b"],
    ...["private zone ", "Z0123456789", "kd9w2xp4mz.localproj1.tsdb.example"],
    ...["private zone ", "Z0123456790", "kd9w2xp4mz-repl.localproj1.tsdb.example"],
    ...["security group ", "sg-0123456789abcdef0", "made for this network"],
    "in: tcp 5432 from sg-0000000a",
    "Tiger Cloud, us-east-1",
    ...["connection ", "metrics", "conn-aws-1"],
    ...["AWS PrivateLink", "Tiger Cloud: approved", "AWS: available"],
  ]);
});

test.each([
  ["approved", "available", "<==>"],
  ["active", "available", "<-.->"],
  ["approved", "pendingAcceptance", "<-.->"],
  ["rejected", "rejected", "<-.->"],
  [null, null, "<-.->"],
])("an endpoint that is %s and %s is linked by %s", (tigerStatus, awsStatus, arrow) => {
  const connection = { connectionId: "conn-aws-1", regionCode: "us-east-1", tigerStatus };
  const { customerVpcs, services } = withEndpoint({ awsStatus });
  const text = drawMermaid({ connection, customerVpcs, services });
  expect(text).toContain(`n2 ${arrow}|"AWS PrivateLink<br/>`);
});

test("what is not known yet is said to be so, and what nobody tells is left out", () => {
  const text = drawMermaid(unknownEndpointNetwork());
  expect(text).toContain('["customer VPC"]');
  expect(text).toContain('VPC endpoint known after apply<br/>subnets known after apply"):::added');
  expect(text).toContain("private zone known after apply<br/>host known after apply");
  expect(text).toContain("connection<br/>id known after apply");
  expect(text).not.toMatch(/null|undefined/);
});

test("marks on the endpoint, its names and its groups are shown and counted", () => {
  const text = drawMermaid(plannedEndpointNetwork());
  expect(text).toContain("Elements: 2 added, 1 changed, 2 removed.");
  expect(text).toMatch(/"#8203;#45; private zone Z0123456789<.*:::removed/);
  expect(text).toMatch(/"#8203;#8764; VPC endpoint vpce-.*:::changed/);
});

test("the order of names does not matter, and more of them than there is room for are counted", () => {
  const names = Array.from({ length: 9 }, (_, index) => ({
    ...{ zoneId: `Z${index}`, host: `db${index}.example` },
  }));
  const text = drawMermaid(withEndpoint({ names }));
  expect(text).toContain('(["and 5 more private names"])');
  expect(drawMermaid(withEndpoint({ names: names.toReversed() }))).toBe(text);
});

test("a plan of many endpoints stays below what GitHub draws, whatever its texts", () => {
  for (const text of ["&".repeat(5000), "W".repeat(5000)]) {
    const network = endpointNetwork(() => text);
    const customerVpcs = Array.from({ length: 50 }, (_, index) => {
      const vpc = endpointVpc(index, () => text);
      const names = Array.from({ length: 9 }, () => vpc.endpoint!.names!).flat();
      return { ...vpc, endpoint: { ...vpc.endpoint!, names, mark: "changed" as const } };
    });
    expect(drawMermaid({ ...network, customerVpcs }).length).toBeLessThan(MERMAID_MAX_CHARACTERS);
  }
});

test("a VPC beside that of the endpoint is drawn without a link", () => {
  const network = endpointNetwork();
  const beside = { ...endpointVpc(2, asUsual), endpoint: undefined };
  const text = drawMermaid({ ...network, customerVpcs: [...network.customerVpcs, beside] });
  expect(text.match(/<==>/g)).toHaveLength(1);
});
