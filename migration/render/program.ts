import { importsOf, portsOf, type AdoptedNetwork, type AdoptedPeer } from "../adoption";
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
    ...(several ? providers(places) : []),
    ...(imports.length > 0 ? takeOver(imports) : []),
    ...networks.flatMap((network) => networkLines(network, several)),
  ].join("\n");
}

/** An AWS account and region whose provider the program needs. */
interface Place {
  accountId: string;
  regionCode: string;
}

/** The accounts and regions in which the program works, each once. */
export function placesOf(networks: readonly AdoptedNetwork[]): Place[] {
  const places = networks
    .flatMap(({ peers }) => peers.filter(({ accept }) => accept))
    .map(({ accountId, regionCode }) => ({ accountId, regionCode }));
  return [...new Map(places.map((place) => [placeName(place), place])).values()];
}

const placeName = ({ accountId, regionCode }: Place) => `${accountId}-${regionCode}`;

function providers(places: readonly Place[]): string[] {
  return [
    "const providers = {",
    ...places.map(
      (place) =>
        `  ${literal(placeName(place))}: new aws.Provider(${literal(placeName(place))}, { region: ${literal(place.regionCode)}, allowedAccountIds: [${literal(place.accountId)}] }),`,
    ),
    "};",
    "",
  ];
}

function takeOver(imports: readonly [string, string][]): string[] {
  return [
    "// Take this out after the first update, and `adopt` and `transformations` with it.",
    "const existing = new Map([",
    ...imports.map(([name, id]) => `  [${literal(name)}, ${literal(id)}],`),
    "]);",
    "const takeOver: pulumi.ResourceTransformation = ({ name, props, opts }) => {",
    "  const id = existing.get(name);",
    "  if (id === undefined) return undefined;",
    '  const taken = { import: id, ignoreChanges: ["description"] };',
    "  return { props, opts: pulumi.mergeOptions(opts, taken) };",
    "};",
    "",
  ];
}

function networkLines(network: AdoptedNetwork, several: boolean): string[] {
  const { name, timescaleVpc, peers, services } = network;
  const { name: vpcName, cidr, regionCode } = timescaleVpc;
  const hasImports = importsOf(network).length > 0;
  return [
    `new TimescaleNetwork(${literal(name)}, {`,
    `  name: ${literal(vpcName)},`,
    `  cidr: ${literal(cidr)},`,
    `  regionCode: ${literal(regionCode)},`,
    "  adopt: true,",
    "  peers: {",
    ...peers.flatMap((peer) => peerLines(peer, several)),
    "  },",
    "  services: {",
    ...services.map(
      ({ key, serviceId }) => `    ${literal(key)}: { serviceId: ${literal(serviceId)} },`,
    ),
    "  },",
    hasImports ? "}, { transformations: [takeOver] });" : "});",
    "",
  ];
}

function peerLines(peer: AdoptedPeer, several: boolean): string[] {
  const { key, vpcId, accountId, regionCode, routeTableIds, groups } = peer;
  const ports = portsOf(peer);
  const head = [`    ${literal(key)}: {`, `      vpcId: ${literal(vpcId)},`];
  if (!peer.accept) {
    return [
      ...head,
      `      accountId: ${literal(accountId)},`,
      `      regionCode: ${literal(regionCode)},`,
      "      accept: false,",
      "    },",
    ];
  }
  const tables = routeTableIds.length > 0 ? `[${routeTableIds.map(literal).join(", ")}]` : '"none"';
  const existing = groups.map(({ key: name, id }) => `${literal(name)}: ${literal(id)}`).join(", ");
  return [
    ...head,
    ...(several ? [`      provider: providers[${literal(placeName(peer))}],`] : []),
    `      routeTables: ${tables},`,
    `      securityGroup: ${groups.length > 0 ? `{ existing: { ${existing} } }` : '"none"'},`,
    ...(ports.length > 0 ? [`      ports: [${ports.join(", ")}],`] : []),
    "    },",
  ];
}
