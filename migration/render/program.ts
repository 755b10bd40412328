import { importsOf, type AdoptedNetwork } from "../adoption";
import { block, gatewayLines, peerLines } from "./connection-lines";
import { placesOf, providerLines } from "./places";
import { literal } from "./quote";

/** The TypeScript program that takes the networks over. */
export function programOf(networks: readonly AdoptedNetwork[]): string {
  const places = placesOf(networks);
  const several = places.length > 1;
  const imports = networks.flatMap(importsOf);
  return [
    ...(several ? ['import * as aws from "@pulumi/aws";'] : []),
    ...(imports.length > 0 ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
    'import { TimescaleNetwork } from "pulumi-timescale";',
    "",
    ...(several ? providerLines(places) : []),
    ...(imports.length > 0 ? takeOver(imports, ignored(networks)) : []),
    ...networks.flatMap((network) => networkLines(network, several)),
  ].join("\n");
}

/** The preview of an adoption does not know the attachment, and would replace what leads to another one. */
function ignored(networks: readonly AdoptedNetwork[]): string[] {
  const hasGateways = networks.some(({ transitGateways }) => transitGateways.length > 0);
  return ["description", ...(hasGateways ? ["transitGatewayAttachmentId"] : [])];
}

function takeOver(imports: readonly [string, string][], properties: readonly string[]): string[] {
  return [
    "// Take this out after the first update, and `adopt` and `transformations` with it.",
    "const existing = new Map([",
    ...imports.map(([name, id]) => `  [${literal(name)}, ${literal(id)}],`),
    "]);",
    "const takeOver: pulumi.ResourceTransformation = ({ name, props, opts }) => {",
    "  const id = existing.get(name);",
    "  if (id === undefined) return undefined;",
    `  const taken = { import: id, ignoreChanges: [${properties.map(literal).join(", ")}] };`,
    "  return { props, opts: pulumi.mergeOptions(opts, taken) };",
    "};",
    "",
  ];
}

function networkLines(network: AdoptedNetwork, several: boolean): string[] {
  const { name, timescaleVpc, peers, transitGateways, services } = network;
  const { name: vpcName, cidr, regionCode } = timescaleVpc;
  const hasImports = importsOf(network).length > 0;
  const lines = [
    `name: ${literal(vpcName)},`,
    `cidr: ${literal(cidr)},`,
    `regionCode: ${literal(regionCode)},`,
    "adopt: true,",
    ...block(
      "peers: {",
      peers.flatMap((peer) => peerLines(peer, several)),
    ),
    ...(transitGateways.length === 0
      ? []
      : block(
          "transitGateways: {",
          transitGateways.flatMap((gateway) => gatewayLines(gateway, several)),
        )),
    ...block(
      "services: {",
      services.map(
        ({ key, serviceId }) => `${literal(key)}: { serviceId: ${literal(serviceId)} },`,
      ),
    ),
  ];
  return [
    `new TimescaleNetwork(${literal(name)}, {`,
    ...lines.map((line) => `  ${line}`),
    hasImports ? "}, { transformations: [takeOver] });" : "});",
    "",
  ];
}
