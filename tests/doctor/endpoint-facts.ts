import type { PrivateZone, SecurityGroup, VpcEndpoint, ZoneRecord } from "../../doctor/facts/aws";
import type { Case } from "../../doctor/rules/rule";
import type { EndpointWay } from "../../doctor/path/way";
import type { PrivateLinkConnection } from "../../provider/tiger-cloud/private-link-answers";
import { endpointCase, securityGroup, seen, service, type Change } from "./facts";

export const HOST = "kd9w2xp4mz.p1.tsdb.cloud.timescale.com";
export const SERVICE_NAME = "com.amazonaws.vpce.us-east-1.vpce-svc-1";
/** The name of `vpce-1` that answers with the address in each zone, and that of one zone. */
export const REGIONAL = "vpce-1-abc.vpce-svc-1.us-east-1.vpce.amazonaws.com";
export const ZONAL = "vpce-1-abc-us-east-1a.vpce-svc-1.us-east-1.vpce.amazonaws.com";

/** The zones of us-east-1 in which Tiger Cloud answers, and one in which it does not. */
const SUBNETS = [
  { subnetId: "subnet-1", cidrBlock: "10.0.1.0/24", zoneId: "use1-az1" },
  { subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", zoneId: "use1-az6" },
  { subnetId: "subnet-3", cidrBlock: "10.0.3.0/24", zoneId: "use1-az2" },
];

export function vpcEndpoint(change: Partial<VpcEndpoint> = {}): VpcEndpoint {
  return {
    ...{ vpcEndpointId: "vpce-1", serviceName: SERVICE_NAME, state: "available" },
    ...{ subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-2"] },
    ...{ addresses: seen(["10.0.1.10", "10.0.2.10"]), dnsNames: [REGIONAL, ZONAL] },
    ...change,
  };
}

/** What Tiger Cloud knows of it: the service is behind it, at the port 5432. */
export function connection(change: Partial<PrivateLinkConnection> = {}): PrivateLinkConnection {
  const endpoint = { host: HOST, port: 5432 };
  return {
    ...{
      id: "7001",
      vpcEndpointId: "vpce-1",
      status: "APPROVED",
      name: "",
      regionCode: "us-east-1",
    },
    bindings: [{ serviceId: "kd9w2xp4mz", role: "primary", endpoint }],
    ...change,
  };
}

/** A group of the endpoint that lets the group of the client in. */
export function endpointGroup(
  change: { ports?: [number, number]; cidrBlocks?: string[]; groupIds?: string[] } = {},
): SecurityGroup {
  const { ports = [5432, 5432], cidrBlocks = [], groupIds = ["sg-1"] } = change;
  const inbound = [{ protocol: "tcp", ports, cidrBlocks, groupIds, prefixListIds: [] }];
  return { groupId: "sg-2", name: "endpoint", inbound, outbound: [] };
}

/** The group of the client, which lets it out to the group of the endpoint. */
function clientGroup(): SecurityGroup {
  const to = { protocol: "tcp", ports: [5432, 5432], groupIds: ["sg-2"] } as const;
  return securityGroup({ outbound: [{ ...to, cidrBlocks: [], prefixListIds: [] }] });
}

export function record(name: string, change: Partial<ZoneRecord> = {}): ZoneRecord {
  return { name, type: "A", aliasTo: undefined, values: [], ...change };
}

/** A zone with the records that each zone has, and the given ones. */
export function zone(
  name: string,
  records: readonly ZoneRecord[] = [],
  zoneId = "Z1",
): PrivateZone {
  const own = ["NS", "SOA"].map((type) => record(name, { type, values: ["ns."] }));
  return { zoneId, name, records: seen([...own, ...records]) };
}

/** A zone of exactly the service's name, which leads to the endpoint. */
export const ownZone = (change: Partial<ZoneRecord> = { aliasTo: REGIONAL }) =>
  zone(HOST, [record(HOST, change)]);

/** What differs from a private endpoint over which all is well. */
export interface EndpointChange {
  endpoints?: readonly VpcEndpoint[];
  connections?: readonly PrivateLinkConnection[];
  /** Those beside the client's. */
  groups?: readonly SecurityGroup[];
  zones?: readonly PrivateZone[];
  way?: Partial<EndpointWay>;
  /** Whatever else. */
  also?: Change;
}

/** A service that `subnet-1` reaches over `vpce-1`; there is no stack, unless the way has a name. */
export function soundEndpoint(change: EndpointChange = {}): Case<EndpointWay> {
  const { endpoints = [vpcEndpoint()], connections = [connection()], way, also } = change;
  const { groups = [endpointGroup()], zones = [ownZone()] } = change;
  const publicEndpoint = { host: HOST, port: 5432 };
  return endpointCase(
    {
      service: service({ attachment: undefined, publicEndpoint }),
      ...also,
      vpc: {
        ...{ subnets: seen(SUBNETS), vpcEndpoints: seen(endpoints) },
        ...{ securityGroups: seen([clientGroup(), ...groups]), privateZones: seen(zones) },
        ...also?.vpc,
      },
      tigerCloud: {
        connections: seen(connections),
        endpointServices: seen([{ regionCode: "us-east-1", serviceName: SERVICE_NAME }]),
        ...also?.tigerCloud,
      },
      rest: {
        subnet: SUBNETS[0],
        targets: [{ role: "primary", host: HOST, port: 5432 }],
        ...also?.rest,
      },
    },
    { name: undefined, ...way },
  );
}
