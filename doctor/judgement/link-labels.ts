import { valueOf } from "../facts/seen";
import type { Link } from "../finding";
import { networkAclOf } from "../path/network-acl";
import { routeTableOf } from "../path/select-route";
import type { EndpointWay, GatewayWay, PeeringWay } from "../path/way";
import type { Case } from "../rules/rule";

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
export function listed(names: readonly (string | undefined)[], none: string): string {
  const known = [...new Set(names)].filter((name) => name !== undefined);
  if (known.length === 0) return none;
  const more = known.length > SHOWN ? ` and ${known.length - SHOWN} more` : "";
  return `${known.slice(0, SHOWN).join(", ")}${more}`;
}

function timescaleVpcLabel({ way, tigerCloud }: Case): string {
  if (way.kind !== "peering" && way.kind !== "transit-gateway") return "";
  const found = valueOf(tigerCloud.timescaleVpcs)?.find(({ id }) => id === way.timescaleVpcId);
  if (found === undefined) return way.timescaleVpcId;
  return `${found.name} (${found.id}), ${found.cidr}, ${found.regionCode}`;
}

const said = (word: string | undefined, where: string) =>
  word === undefined ? [] : [`${word} at ${where}`];

function peeringLabel(one: Case): string {
  const { way } = one;
  if (way.kind !== "peering") return "";
  return [
    way.provisionedId ?? "no id at AWS yet",
    ...said(peeringStatus(one, way), "Tiger Cloud"),
    ...said(awsStatus(one, way), "AWS"),
  ].join(", ");
}

function peeringStatus({ tigerCloud }: Case, { timescaleVpcId, peeringId }: PeeringWay) {
  const peerings = valueOf(tigerCloud.peerings.get(timescaleVpcId));
  return peerings?.find(({ id }) => id === peeringId)?.status;
}

function awsStatus({ aws }: Case, { provisionedId }: PeeringWay): string | undefined {
  return valueOf(aws.peeringConnections.get(provisionedId ?? ""))?.status;
}

function gatewayPeeringStatus({ tigerCloud }: Case, { timescaleVpcId, peeringId }: GatewayWay) {
  const state = valueOf(tigerCloud.vpcStates)?.get(timescaleVpcId);
  return state?.gateways.find(({ id }) => id === peeringId)?.status;
}

function gatewayLabel(one: Case): string {
  const { way, aws } = one;
  if (way.kind !== "transit-gateway") return "";
  const facts = aws.transitGateways.get(way.transitGatewayId);
  const attachment = valueOf(facts?.peeringAttachments)?.find(
    ({ attachmentId }) => attachmentId === way.attachmentId,
  );
  return [
    way.transitGatewayId,
    `peering ${way.timescaleVpcId}/${way.peeringId}`,
    ...said(gatewayPeeringStatus(one, way), "Tiger Cloud"),
    ...said(attachment?.state, "AWS"),
  ].join(", ");
}

function gatewayRoutesLabel({ way, aws }: Case): string {
  if (way.kind !== "transit-gateway") return "";
  const facts = aws.transitGateways.get(way.transitGatewayId);
  return listed([...(facts?.routeTables.keys() ?? [])], "not known");
}

function endpointLabel(one: Case): string {
  const { way, vpc } = one;
  if (way.kind !== "private-endpoint") return "";
  const endpoint = valueOf(vpc.vpcEndpoints)?.find(
    ({ vpcEndpointId }) => vpcEndpointId === way.vpcEndpointId,
  );
  return [
    way.vpcEndpointId,
    ...said(connectionStatus(one, way), "Tiger Cloud"),
    ...said(endpoint?.state, "AWS"),
  ].join(", ");
}

function connectionStatus({ tigerCloud }: Case, { vpcEndpointId }: EndpointWay) {
  const connections = valueOf(tigerCloud.connections) ?? [];
  return connections.find((one) => one.vpcEndpointId === vpcEndpointId)?.status;
}
