import fc from "fast-check";
import { drawMermaid, MERMAID_MAX_CHARACTERS } from "../../diagram/mermaid";
import { ENDPOINT_NETWORKS } from "./endpoints";
import { GATEWAY_NETWORKS } from "./gateways";
import { largeNetwork, plannedNetwork, smallNetwork, unknownNetwork } from "./networks";
import { anyText, HOSTILE_TEXTS } from "./texts";

const networks = {
  small: smallNetwork,
  planned: plannedNetwork,
  unknown: unknownNetwork,
  large: (label: (usual: string) => string) => largeNetwork(50, 30, label),
  ...GATEWAY_NETWORKS,
  ...ENDPOINT_NETWORKS,
};

/** All that may stand between the quotes of a label: letters, codes, and marks between letters. */
const LABEL = /^(?:[A-Za-z0-9 ]|#\d+;|[./-](?=[A-Za-z0-9])|[,:](?= )|<br\/>)+$/;

/** Everything but the labels. */
function structureOf(text: string): string {
  return text.replace(/"[^"\n]*"/g, '""');
}

function labelsOf(text: string): string[] {
  return [...text.matchAll(/"([^"\n]*)"/g)].map(([, label]) => label!);
}

test("a small network is one line for each thing and each connection", () => {
  expect(drawMermaid(smallNetwork())).toBe(`flowchart LR
  accTitle: Private network between AWS and Tiger Cloud
  accDescr: A Timescale VPC with 1 peered customer VPC and 1 service.
  subgraph n1["Your AWS account 123456789012, us-east-1"]
    n2["VPC app<br/>vpc-0000094aecdb37e52<br/>10.21.0.0/16"]
    n3[["route table private<br/>10.0.0.0/24 to the peering"]]
    n3 --- n2
    n4[["route table rtb-0000094aecdb37e52<br/>10.0.0.0/24 to the peering"]]
    n4 --- n2
    n5{{"security group sg-0000094aecdb37e52<br/>made for this network<br/>out: tcp 5432 10.0.0.0/24"}}
    n5 --- n2
  end
  subgraph n6["Tiger Cloud, us-east-1"]
    n7["Timescale VPC quickstart<br/>id 1001<br/>10.0.0.0/24"]
    n8[("service main<br/>id kd9w2xp4mz<br/>kd9w2xp4mz.m1.localproj1.tsdb.cloud.timescale.com<br/>port 30066<br/>status READY")]
    n7 --- n8
  end
  n2 <==>|"pcx-0000094aecdb37e52<br/>Tiger Cloud: ACTIVE<br/>AWS: active"| n7
  classDef added fill:#dafbe1,stroke:#1a7f37,stroke-width:2px,color:#116329
  classDef changed fill:#fff8c5,stroke:#9a6700,stroke-width:2px,color:#7d4e00
  classDef removed fill:#ffebe9,stroke:#cf222e,stroke-width:2px,color:#a40e26,stroke-dasharray:5 3
`);
});

test("marks show as a class, a symbol in the label and a style of the edge", () => {
  const lines = drawMermaid(plannedNetwork()).split("\n");
  const has = (pattern: RegExp) => expect(lines.filter((line) => pattern.test(line)).length);
  has(/"#8203;#43; service reports<.*:::added$/).toBe(1);
  has(/"#8203;#8764; service main<.*before: VPC 998"\)\]:::changed$/).toBe(1);
  has(/"#8203;#45; route table private<.*:::removed$/).toBe(1);
  has(/<-\.->\|"#8203;#43; pcx known after apply"\|/).toBe(1);
  has(/^ {2}linkStyle 6,7,8,13 stroke:#fa4549,/).toBe(1);
});

test("what is not known yet is said to be so", () => {
  const text = drawMermaid(unknownNetwork());
  expect(text).toContain("id known after apply<br/>CIDR blocks known after apply");
  expect(text).toContain(
    "pcx known after apply<br/>Tiger Cloud: known after apply<br/>AWS: known after apply",
  );
  expect(text).toContain("Your AWS account known after apply, us-east-1");
  expect(text).not.toMatch(/null|undefined/);
});

test.each(Object.entries(networks))("no text in a %s network changes its structure", (_, make) => {
  const structure = structureOf(drawMermaid(make(() => "a")));
  fc.assert(
    fc.property(anyText, (hostile) => {
      const text = drawMermaid(make(() => hostile));
      expect(structureOf(text)).toBe(structure);
      for (const label of labelsOf(text)) expect(label).toMatch(LABEL);
      expect(text.length).toBeLessThan(MERMAID_MAX_CHARACTERS);
    }),
    { numRuns: 60, examples: HOSTILE_TEXTS.map((hostile): [string] => [hostile]) },
  );
});

test("every text in a network may be another one", () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 20, maxLength: 20 }), (texts) => {
      let next = 0;
      const text = drawMermaid(smallNetwork(() => texts[next++ % texts.length]!));
      for (const label of labelsOf(text)) expect(label).toMatch(LABEL);
      expect(structureOf(text).split("\n").length).toBe(
        structureOf(drawMermaid(smallNetwork())).split("\n").length,
      );
    }),
  );
});

test("Markdown and Mermaid find nothing of theirs in a label, even after its codes are resolved", () => {
  fc.assert(
    fc.property(anyText, (hostile) => {
      for (const label of labelsOf(drawMermaid(smallNetwork(() => hostile)))) {
        const shown = label.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
        expect(shown).not.toMatch(/[`*~\\\p{Cc}\u202E]|\$\$|\]\(|www\.|:\/\/|fa:fa-|[^\u200B]__/iu);
        for (const line of label.split("<br/>")) expect(line).toMatch(/^[A-Za-z0-9]|^#8203;/);
      }
    }),
    { numRuns: 100, examples: HOSTILE_TEXTS.map((hostile): [string] => [hostile]) },
  );
});

test("the order of the lists that come in does not matter", () => {
  const network = plannedNetwork();
  const turned = {
    ...network,
    customerVpcs: network.customerVpcs.toReversed(),
    services: network.services.toReversed(),
  };
  expect(drawMermaid(turned)).toBe(drawMermaid(network));
});

test("50 peers are abridged, marked ones are drawn first, and the rest is counted", () => {
  const network = largeNetwork(50, 30);
  const customerVpcs = network.customerVpcs.map((vpc, index) =>
    index >= 45 ? { ...vpc, mark: "removed" as const } : vpc,
  );
  const text = drawMermaid({ ...network, customerVpcs });
  expect(text).toContain('(["and 38 more VPCs"])');
  expect(text).toContain('(["and 18 more services"])');
  expect(text.match(/VPC team-\d+/g)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 46, 47, 48, 49, 50].map((number) => `VPC team-${number}`),
  );
  expect(text.length).toBeLessThan(10_000);
});

test("marks that are not drawn are counted", () => {
  const network = largeNetwork(50, 0);
  const customerVpcs = network.customerVpcs.map((vpc) => ({ ...vpc, mark: "added" as const }));
  expect(drawMermaid({ ...network, customerVpcs })).toContain(
    '(["and 38 more VPCs<br/>38 added"])',
  );
});

test("a VPC in which only the peering or a route changes counts as marked", () => {
  const network = largeNetwork(50, 0);
  const changed = network.customerVpcs.map((vpc, index) =>
    index < 30 ? vpc : { ...vpc, peering: { ...vpc.peering!, mark: "removed" as const } },
  );
  const text = drawMermaid({ ...network, customerVpcs: changed });
  expect(text.match(/VPC team-\d+/g)?.[0]).toBe("VPC team-31");
  expect(text).toContain('(["and 38 more VPCs<br/>8 removed"])');
});
