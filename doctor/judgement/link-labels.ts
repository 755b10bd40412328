import { valueOf } from "../facts/seen";
import type { Link } from "../finding";
import { gatewayPeeringOf, tigerAttachmentsOf } from "../path/gateway-attachment";
import { networkAclOf } from "../path/network-acl";
import { connectionOf as peeringConnectionOf, peeringOf, timescaleVpcOf } from "../path/peering";
import { connectionOf as privateConnectionOf, endpointOf } from "../path/private-endpoint";
import { routeTableOf } from "../path/select-route";
import type { Case } from "../rules/rule";
import { some } from "./some";

/** What stands at a link of a way, such as `pcx-1, ACTIVE at Tiger Cloud, active at AWS`. */
export function labelOf(link: Link, cases: readonly Case[]): string {
  const [first] = cases;
  return first === undefined ? "" : LABELS[link](first, cases);
}

type Label = (first: Case, cases: readonly Case[]) => string;

const LABELS: Readonly<Record<Link, Label>> = {
  service: ({ way: { service, serviceId } }) =>
    service === undefined ? serviceId : `${service.name} (${service.id}), ${service.status}`,
  "timescale-vpc": timescaleVpcLabel,
  peering: peeringLabel,
  "transit-gateway": gatewayLabel,
  "private-endpoint": endpointLabel,
  "cidr-blocks": ({ vpc }) => listed(valueOf(vpc.vpc)?.cidrBlocks ?? [], "not known"),
  "gateway-routes": gatewayRoutesLabel,
  routes: ({ vpc }, cases) => {
    const tables = valueOf(vpc.routeTables) ?? [];
    const used = cases.map(({ client }) => routeTableOf(tables, client.subnetId)?.routeTableId);
    return listed(used, "not known");
  },
  "security-groups": (_first, cases) =>
    listed(
      cases.flatMap(({ client }) => client.securityGroupIds ?? []),
      "nobody said which groups the clients wear",
    ),
  "network-acls": ({ vpc }, cases) => {
    const acls = valueOf(vpc.networkAcls) ?? [];
    return listed(
      cases.map(({ client }) => networkAclOf(acls, client.subnetId)?.networkAclId),
      "not known",
    );
  },
  dns: ({ targets }) =>
    listed(
      targets.map(({ host }) => host),
      "no host name yet",
    ),
  connection: ({ targets }) =>
    listed(
      targets.map(({ host, port }) => `${host}:${port}`),
      "",
    ),
  limits: () => "of Tiger Cloud and AWS",
};

const SHOWN = 3;

/** Some names of a list, each once, and how many more there are. */
function listed(names: readonly (string | undefined)[], none: string): string {
  const known = [...new Set(names)].filter((name) => name !== undefined);
  return known.length === 0 ? none : some(known, SHOWN);
}

function timescaleVpcLabel(one: Case): string {
  const { way } = one;
  if (way.kind !== "peering" && way.kind !== "transit-gateway") return "";
  const found = valueOf(timescaleVpcOf({ ...one, way }));
  if (found === undefined) return way.timescaleVpcId;
  return `${found.name} (${found.id}), ${found.cidr}, ${found.regionCode}`;
}

/** The word of each side for how something is, where it was seen. */
function stood(inTigerCloud: { status: string } | undefined, atAws: string | undefined): string[] {
  return [
    ...(inTigerCloud === undefined ? [] : [`${inTigerCloud.status} at Tiger Cloud`]),
    ...(atAws === undefined ? [] : [`${atAws} at AWS`]),
  ];
}

function peeringLabel(one: Case): string {
  const { way } = one;
  if (way.kind !== "peering") return "";
  const own = { ...one, way };
  return [
    way.provisionedId ?? "no id at AWS yet",
    ...stood(valueOf(peeringOf(own)), valueOf(peeringConnectionOf(own))?.status),
  ].join(", ");
}

function gatewayLabel(one: Case): string {
  const { way, tigerCloud } = one;
  if (way.kind !== "transit-gateway") return "";
  const peering = valueOf(gatewayPeeringOf(way, tigerCloud));
  const attachments = valueOf(tigerAttachmentsOf({ ...one, way }));
  return [
    way.transitGatewayId,
    `peering ${way.timescaleVpcId}/${way.peeringId}`,
    ...stood(peering, attachments?.named?.state),
  ].join(", ");
}

function gatewayRoutesLabel({ way, aws }: Case): string {
  if (way.kind !== "transit-gateway") return "";
  const facts = aws.transitGateways.get(way.transitGatewayId);
  return listed([...(facts?.routeTables.keys() ?? [])], "not known");
}

function endpointLabel(one: Case): string {
  const { way } = one;
  if (way.kind !== "private-endpoint") return "";
  const own = { ...one, way };
  const connection = valueOf(privateConnectionOf(own));
  return [way.vpcEndpointId, ...stood(connection, valueOf(endpointOf(own))?.state)].join(", ");
}
