import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawMermaid } from "../../diagram/mermaid";
import { drawSvg } from "../../diagram/svg";
import { plannedEndpointNetwork } from "./endpoints";
import { plannedGatewayNetwork } from "./gateways";
import { plannedNetwork, smallNetwork } from "./networks";

const docs = join(__dirname, "../../docs");
const plainSvgFile = join(docs, "peered-network.svg");
const svgFile = join(docs, "network.svg");
const gatewaySvgFile = join(docs, "network-with-transit-gateway.svg");
const endpointSvgFile = join(docs, "private-endpoint.svg");
const pageFile = join(docs, "diagrams.md");
const block = /```mermaid\n[^]*?```\n/;

const { services, ...network } = smallNetwork();
// At the host and port of an attached service, which the security group is let out to.
const attached = { host: "kd9w2xp4mz.p1.vpc.tsdb.forge.timescale.com", port: 5432 };
const plainSvg = drawSvg({
  ...network,
  services: services.map((service) => ({ ...service, ...attached })),
});
const svg = drawSvg(plannedNetwork());
const gatewaySvg = drawSvg(plannedGatewayNetwork());
const endpointSvg = drawSvg(plannedEndpointNetwork());
const mermaid = `\`\`\`mermaid\n${drawMermaid(plannedNetwork())}\`\`\`\n`;

if (process.env["UPDATE_SAMPLES"] === "true") {
  writeFileSync(plainSvgFile, plainSvg);
  writeFileSync(svgFile, svg);
  writeFileSync(gatewaySvgFile, gatewaySvg);
  writeFileSync(endpointSvgFile, endpointSvg);
  writeFileSync(
    pageFile,
    readFileSync(pageFile, "utf8").replace(block, () => mermaid),
  );
}

// After a change of the drawings: UPDATE_SAMPLES=true npx jest tests/diagram/samples
test("the diagrams in docs are what the code draws", () => {
  expect(readFileSync(plainSvgFile, "utf8")).toBe(plainSvg);
  expect(readFileSync(svgFile, "utf8")).toBe(svg);
  expect(readFileSync(gatewaySvgFile, "utf8")).toBe(gatewaySvg);
  expect(readFileSync(endpointSvgFile, "utf8")).toBe(endpointSvg);
  expect(block.exec(readFileSync(pageFile, "utf8"))?.[0]).toBe(mermaid);
});
