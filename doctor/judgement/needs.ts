import { unseenOf, type Seen } from "../facts/seen";
import type { Link, Unseen } from "../finding";
import type { Case } from "../rules/rule";

/** What must have been seen, so that a link of which no rule says anything is sound. */
interface Need {
  subject: string;
  /** Undefined where there is nothing to see, as without an id. */
  seen: Seen<unknown> | undefined;
}

/** What a link needs and nobody could look at: without it, a link is not sound because no rule complains. */
export function unseenNeeds(link: Link, one: Case): Unseen[] {
  return (NEEDS[link]?.(one) ?? []).flatMap(({ subject, seen }) => {
    const reason = seen === undefined ? undefined : unseenOf(seen);
    return reason === undefined ? [] : [{ link, subject, reason }];
  });
}

const NEEDS: Readonly<Partial<Record<Link, (one: Case) => Need[]>>> = {
  service: ({ tigerCloud }) => [{ subject: "Services", seen: tigerCloud.services }],
  "timescale-vpc": ({ tigerCloud }) => [
    { subject: "Timescale VPCs", seen: tigerCloud.timescaleVpcs },
  ],
  peering: peeringNeeds,
  "transit-gateway": gatewayNeeds,
  "private-endpoint": ({ tigerCloud, vpc }) => [
    { subject: "Private endpoint connections", seen: tigerCloud.connections },
    { subject: `VPC endpoints of ${vpc.vpcId}`, seen: vpc.vpcEndpoints },
  ],
  "cidr-blocks": ({ vpc }) => [{ subject: `CIDR blocks of ${vpc.vpcId}`, seen: vpc.vpc }],
  "gateway-routes": gatewayRouteNeeds,
  routes: ({ vpc }) => [
    { subject: `Subnets of ${vpc.vpcId}`, seen: vpc.subnets },
    { subject: `Route tables of ${vpc.vpcId}`, seen: vpc.routeTables },
  ],
  "security-groups": ({ vpc, client }) => [
    {
      subject: `Security groups of ${vpc.vpcId}`,
      // Which groups clients wear is for people to say, and not for AWS.
      seen: client.securityGroupIds === undefined ? undefined : vpc.securityGroups,
    },
  ],
  "network-acls": ({ vpc }) => [{ subject: `Network ACLs of ${vpc.vpcId}`, seen: vpc.networkAcls }],
  dns: ({ way, vpc }) => [
    { subject: `DNS support of ${vpc.vpcId}`, seen: vpc.dnsSupport },
    ...(way.kind === "private-endpoint"
      ? [
          { subject: `DNS host names of ${vpc.vpcId}`, seen: vpc.dnsHostnames },
          { subject: `Private zones of ${vpc.vpcId}`, seen: vpc.privateZones },
        ]
      : []),
  ],
};

function peeringNeeds({ way, tigerCloud, aws }: Case): Need[] {
  if (way.kind !== "peering") return [];
  const { timescaleVpcId, provisionedId = "" } = way;
  return [
    {
      subject: `Peerings of Timescale VPC ${timescaleVpcId}`,
      seen: tigerCloud.peerings.get(timescaleVpcId),
    },
    { subject: `Peering ${provisionedId}`, seen: aws.peeringConnections.get(provisionedId) },
  ];
}

function gatewayNeeds({ way, vpc, tigerCloud, aws }: Case): Need[] {
  if (way.kind !== "transit-gateway") return [];
  const facts = aws.transitGateways.get(way.transitGatewayId);
  return [
    { subject: "Peerings with transit gateways", seen: tigerCloud.vpcStates },
    { subject: `Transit gateway ${way.transitGatewayId}`, seen: facts?.gateway },
    {
      subject: `Peering attachments of ${way.transitGatewayId}`,
      seen: facts?.peeringAttachments,
    },
    { subject: `Transit gateway attachments of ${vpc.vpcId}`, seen: vpc.gatewayAttachments },
  ];
}

function gatewayRouteNeeds({ way, aws }: Case): Need[] {
  if (way.kind !== "transit-gateway") return [];
  const facts = aws.transitGateways.get(way.transitGatewayId);
  return [
    { subject: `Route tables of ${way.transitGatewayId}`, seen: facts?.associations },
    ...[...(facts?.routeTables ?? [])].map(([id, seen]) => ({ subject: `Routes of ${id}`, seen })),
  ];
}
