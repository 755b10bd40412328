import { portsOf, type AdoptedGateway, type AdoptedPeer, type AdoptedVpc } from "../adoption";
import { providerLine } from "./places";
import { literal } from "./quote";

/** An entry of `peers`. */
export function peerLines(peer: AdoptedPeer, several: boolean): string[] {
  const { key, vpcId, accept } = peer;
  return entry(key, accept ? vpcLines(peer, several) : [vpcIdLine(vpcId), ...unaccepted(peer)]);
}

/** An entry of `transitGateways`. */
export function gatewayLines(gateway: AdoptedGateway, several: boolean): string[] {
  const { key, transitGatewayId, cidrBlocks, accept, vpcs } = gateway;
  return entry(key, [
    `transitGatewayId: ${literal(transitGatewayId)},`,
    `cidrBlocks: [${literals(cidrBlocks)}],`,
    ...(accept ? acceptedLines(gateway, several) : unaccepted(gateway)),
    ...(vpcs.length === 0 ? [] : entriesOf("vpcs", vpcs, several)),
  ]);
}

const entriesOf = (property: string, vpcs: readonly AdoptedVpc[], several: boolean) =>
  block(
    `${property}: {`,
    vpcs.flatMap((vpc) => entry(vpc.key, vpcLines(vpc, several))),
  );

function acceptedLines(gateway: AdoptedGateway, several: boolean): string[] {
  const { requesterAccountId, association, tables } = gateway;
  const ids = tables.map(({ key, id }) => `${literal(key)}: ${literal(id)}`).join(", ");
  return [
    ...providerLine(gateway, several),
    ...(requesterAccountId === undefined
      ? []
      : [`expectedRequesterAccountId: ${literal(requesterAccountId)},`]),
    ...(association === "none" ? ['association: "none",'] : []),
    ...(typeof association === "object"
      ? [`association: { routeTableId: ${literal(association.routeTableId)} },`]
      : []),
    `gatewayRouteTables: ${tables.length > 0 ? `{ ids: { ${ids} } }` : '"none"'},`,
  ];
}

const vpcIdLine = (vpcId: string) => `vpcId: ${literal(vpcId)},`;

function vpcLines(vpc: AdoptedVpc, several: boolean): string[] {
  const { vpcId, routeTableIds, groups } = vpc;
  const ports = portsOf(vpc);
  const existing = groups.map(({ key, id }) => `${literal(key)}: ${literal(id)}`).join(", ");
  return [
    vpcIdLine(vpcId),
    ...providerLine(vpc, several),
    `routeTables: ${routeTableIds.length > 0 ? `[${literals(routeTableIds)}]` : '"none"'},`,
    `securityGroup: ${groups.length > 0 ? `{ existing: { ${existing} } }` : '"none"'},`,
    ...(ports.length > 0 ? [`ports: [${ports.join(", ")}],`] : []),
  ];
}

const unaccepted = ({ accountId, regionCode }: AdoptedPeer | AdoptedGateway) => [
  `accountId: ${literal(accountId)},`,
  `regionCode: ${literal(regionCode)},`,
  "accept: false,",
];

const literals = (texts: readonly string[]) => texts.map(literal).join(", ");

const entry = (key: string, lines: readonly string[]) => block(`${literal(key)}: {`, lines);

/** Lines between braces, indented. */
export const block = (head: string, lines: readonly string[]) => [
  head,
  ...lines.map((line) => `  ${line}`),
  "},",
];
