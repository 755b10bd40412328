import fc from "fast-check";
import { SaxesParser } from "saxes";
import { drawSvg } from "../../diagram/svg";
import { ENDPOINT_NETWORKS } from "./endpoints";
import { GATEWAY_NETWORKS } from "./gateways";
import { largeNetwork, plannedNetwork, smallNetwork, unknownNetwork } from "./networks";
import { anyText, HOSTILE_TEXTS } from "./texts";

interface Parsed {
  /** Names and attributes of the elements, in order. */
  elements: string[];
  /** The text in each place that has some. */
  texts: string[];
}

/** Reads XML strictly: throws where it is not well-formed. */
function parse(xml: string): Parsed {
  const parsed: Parsed = { elements: [], texts: [] };
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  for (const event of ["comment", "cdata", "doctype", "processinginstruction"] as const) {
    parser.on(event, () => {
      throw new Error(`found a ${event}`);
    });
  }
  parser.on("opentag", ({ name, attributes }) =>
    parsed.elements.push([name, ...Object.keys(attributes)].join(" ")),
  );
  parser.on("text", (text) => {
    if (text.trim() !== "") parsed.texts.push(text);
  });
  parser.write(xml).close();
  return parsed;
}

const networks = {
  small: smallNetwork,
  planned: plannedNetwork,
  unknown: unknownNetwork,
  large: (label: (usual: string) => string) => largeNetwork(50, 30, label),
  ...GATEWAY_NETWORKS,
  ...ENDPOINT_NETWORKS,
};

test.each(Object.entries(networks))("no text in a %s network changes its elements", (_, make) => {
  const { elements } = parse(drawSvg(make(() => "a")));
  fc.assert(
    fc.property(anyText, (hostile) => {
      expect(parse(drawSvg(make(() => hostile))).elements).toEqual(elements);
    }),
    { numRuns: 40, examples: HOSTILE_TEXTS.map((hostile): [string] => [hostile]) },
  );
});

test("the drawing has shapes and text only, and nothing that leads out of it", () => {
  const { elements } = parse(drawSvg(plannedNetwork()));
  const names = new Set(elements.map((element) => element.split(" ")[0]));
  expect([...names].sort()).toEqual(["desc", "path", "rect", "svg", "text", "title", "tspan"]);
  expect(elements.join(" ")).not.toMatch(/href|style|\bon\w+/);
});

test("names come back from the parser as they went in", () => {
  const { texts } = parse(drawSvg(smallNetwork((usual) => `<${usual}> & "it's"`)));
  expect(texts).toContain(`<app> & "it's"`);
  expect(texts).toContain(`<10.21.0.0/16> & "it's"`);
});

test("a small network shows each thing with its ids and states", () => {
  const { texts } = parse(drawSvg(smallNetwork()));
  expect(texts).toEqual([
    "Private network between AWS and Tiger Cloud",
    "A Timescale VPC with 1 peered customer VPC and 1 service.",
    "Your AWS account 123456789012, us-east-1",
    ...["VPC ", "app", "vpc-0000094aecdb37e52", "10.21.0.0/16"],
    ...["route table ", "private", "10.0.0.0/24 to the peering"],
    ...["route table ", "rtb-0000094aecdb37e52", "10.0.0.0/24 to the peering"],
    ...["security group ", "sg-0000094aecdb37e52", "made for this network"],
    "out: tcp 5432 10.0.0.0/24",
    "Tiger Cloud, us-east-1",
    ...["Timescale VPC ", "quickstart", "id 1001", "10.0.0.0/24"],
    ...["service ", "main", "id kd9w2xp4mz"],
    "kd9w2xp4mz.m1.localproj1.tsdb.cloud.timescale.com",
    ...["port 30066", "status READY"],
    ...["pcx-0000094aecdb37e52", "Tiger Cloud: ACTIVE", "AWS: active"],
  ]);
});

test("marks are written, not only coloured, and explained below", () => {
  const { texts } = parse(drawSvg(plannedNetwork()));
  const times = (mark: string) => texts.filter((text) => text === mark).length;
  expect([times("+ added"), times("~ changed"), times("- removed")]).toEqual([5, 3, 4]);
  expect(texts).toContain("+ pcx known after apply");
  expect(texts).toContain("- pcx-0000094aecdb3bc30");
  expect(parse(drawSvg(smallNetwork())).texts).not.toContain("+ added");
});

test("what is too long for its place ends with an ellipsis", () => {
  const { texts } = parse(drawSvg(smallNetwork((usual) => usual + "W".repeat(100))));
  expect(texts.find((text) => text.startsWith("appW"))).toMatch(/^appW{15,35}…$/);
});

test("the same network gives the same bytes, whatever the order of its lists", () => {
  const network = plannedNetwork();
  const turned = { ...network, customerVpcs: network.customerVpcs.toReversed() };
  expect(drawSvg(turned)).toBe(drawSvg(plannedNetwork()));
});

test("of many peers, what stays as it is in them is only counted", () => {
  const network = largeNetwork(50, 5);
  const [first, ...others] = network.customerVpcs;
  const marked = {
    ...first!,
    routes: [{ ...first!.routes![0]!, mark: "added" as const }, first!.routes![1]!],
  };
  const svg = drawSvg({ ...network, customerVpcs: [marked, ...others] });
  const { texts } = parse(svg);
  expect(texts).toContain("and 38 more VPCs");
  expect(texts).toContain("1 route table, 1 security group");
  expect(texts.filter((text) => text === "2 route tables, 1 security group").length).toBe(11);
  expect(texts.filter((text) => text === "route table ").length).toBe(1);
  expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeLessThan(1600);
});

test("a network without peers and services is drawn, too", () => {
  const { texts } = parse(drawSvg({ ...smallNetwork(), customerVpcs: [], services: [] }));
  expect(texts).toContain("A Timescale VPC with 0 peered customer VPCs and 0 services.");
});
