import type { Seen } from "../../doctor/facts/seen";
import type { TigerCloudFacts, TimescaleVpcState } from "../../doctor/facts/tiger-cloud";
import type { Peering } from "../../provider/tiger-cloud/peerings";
import type { PrivateLinkConnection } from "../../provider/tiger-cloud/private-link-answers";
import type { Service } from "../../provider/tiger-cloud/services";
import type { TransitGatewayPeering } from "../../provider/tiger-cloud/transit-gateway-answers";

export const UNSEEN = { unseen: "no answer within 20 s" };

/** A service, by its id; it is attached where a Timescale VPC is given. */
export function service(id: string, timescaleVpcId?: string, name = id): Service {
  const endpoint = { host: `${id}.test`, port: 5432 };
  return {
    ...{ id, name, regionCode: "us-east-1", status: "READY" },
    publicEndpoint: timescaleVpcId === undefined ? endpoint : undefined,
    attachment: timescaleVpcId === undefined ? undefined : { vpcId: timescaleVpcId, endpoint },
    ...{ poolerEndpoint: undefined, readReplicas: [] },
  };
}

export function peering(id: string, peerVpcId: string, more: Partial<Peering> = {}): Peering {
  return {
    ...{ id, peerVpcId, peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
    ...{ provisionedId: `pcx-${id}`, status: "ACTIVE", errorMessage: "" },
    ...more,
  };
}

export function gateway(
  id: string,
  transitGatewayId: string,
  more: Partial<TransitGatewayPeering> = {},
): TransitGatewayPeering {
  return {
    ...{ id, transitGatewayId, peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
    ...{ cidrBlocks: [], attachmentId: `tgw-attach-${id}`, requesterAttachmentId: undefined },
    ...{ status: "ACTIVE", errorMessage: "", ...more },
  };
}

/** A claimed endpoint with a service behind it, or with none. */
export function connection(id: string, serviceId?: string): PrivateLinkConnection {
  const endpoint = { host: `${serviceId ?? ""}.test`, port: 5432 };
  return {
    ...{ id, vpcEndpointId: `vpce-${id}`, status: "APPROVED", name: "", regionCode: "us-east-1" },
    bindings: serviceId === undefined ? [] : [{ serviceId, role: "primary", endpoint }],
  };
}

/** What a test says of Tiger Cloud; the rest is unseen. */
export interface Told {
  services?: Service[];
  peerings?: Record<string, Seen<Peering[]>>;
  gateways?: Record<string, TransitGatewayPeering[]>;
  connections?: PrivateLinkConnection[];
}

export function factsOf({ services, peerings = {}, gateways, connections }: Told): TigerCloudFacts {
  const states = Object.entries(gateways ?? {}).map(([id, all]): [string, TimescaleVpcState] => {
    return [id, { status: "CREATED", errorMessage: "", knownCidrBlocks: new Map(), gateways: all }];
  });
  return {
    services: services === undefined ? UNSEEN : { value: services },
    timescaleVpcs: UNSEEN,
    vpcStates: gateways === undefined ? UNSEEN : { value: new Map(states) },
    peerings: new Map(Object.entries(peerings)),
    connections: connections === undefined ? UNSEEN : { value: connections },
    endpointServices: UNSEEN,
  };
}
