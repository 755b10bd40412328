import { endpointsOf, type EndpointReply } from "./endpoints";
import type { Peering, Service, Vpc } from "./entities";
import type { Settings } from "./settings";

/** A constant, so that two runs give the same replies. */
const CREATED = "2025-01-01T00:00:00.000Z";
const SIZE = { cpu_millis: 500, memory_gbs: 2 };

export function authInfoReply({ publicKey, projectId, planType }: Settings) {
  return {
    type: "apiKey",
    api_key: {
      public_key: publicKey,
      name: "local",
      created: CREATED,
      project: { id: projectId, name: "Local project", plan_type: planType },
      issuing_user: { id: "1", name: "Local user", email: "user@example.com" },
    },
  };
}

export function vpcReply({ id, name, cidr, regionCode }: Vpc) {
  return { id, name, cidr, region_code: regionCode };
}

export function peeringReply(peering: Peering, { statusCase }: Settings) {
  const { provisionedId, status, errorMessage } = peering;
  return {
    id: peering.id,
    peer_account_id: peering.peerAccountId,
    peer_region_code: peering.peerRegionCode,
    peer_vpc_id: peering.peerVpcId,
    ...(provisionedId !== undefined && { provisioned_id: provisionedId }),
    ...(status !== undefined && { status: inCase(status, statusCase) }),
    ...(errorMessage !== undefined && { error_message: errorMessage }),
  };
}

export function serviceReply(service: Service, settings: Settings) {
  const { projectId, statusCase } = settings;
  const { id, name, regionCode, status, vpcId, hasPooler, replicaIds } = service;
  const endpoints = endpointsOf(service, settings);
  const own = endpoints?.of();
  return {
    service_id: id,
    project_id: projectId,
    name,
    region_code: regionCode,
    service_type: "TIMESCALEDB",
    created: CREATED,
    status: inCase(status, statusCase),
    resources: [{ id: `${id}n1`, spec: { ...SIZE, volume_type: "gp3" } }],
    ...(own && (vpcId === undefined ? { endpoint: own } : { vpc_endpoint: inVpc(own, vpcId) })),
    ...(hasPooler && { connection_pooler: pooler(endpoints?.poolerOf()) }),
    ...(replicaIds.length > 0 && {
      read_replica_sets: replicaIds.map((replicaId, index) => ({
        id: replicaId,
        name: `${name}-replica-${index + 1}`,
        status: "active",
        nodes: 1,
        ...SIZE,
        ...(endpoints && { endpoint: endpoints.of(replicaId) }),
        ...(hasPooler && { connection_pooler: pooler(endpoints?.poolerOf(replicaId)) }),
      })),
    }),
  };
}

function inCase(word: string, wordCase: Settings["statusCase"]): string {
  return wordCase === "lower" ? word.toLowerCase() : word;
}

function inVpc(endpoint: EndpointReply, vpcId: string) {
  return { ...endpoint, vpc_id: vpcId };
}

function pooler(endpoint: EndpointReply | undefined) {
  return endpoint ? { endpoint } : {};
}
