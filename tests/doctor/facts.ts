import type {
  AwsFacts,
  NetworkAclEntry,
  PeeringConnection,
  Route,
  RouteTable,
  SecurityGroup,
  VpcEndpoint,
  VpcFacts,
} from "../../doctor/facts/aws";
import type { TigerCloudFacts, TimescaleVpcState } from "../../doctor/facts/tiger-cloud";
import type { ClientPlace, EndpointWay, GatewayWay, PeeringWay, Way } from "../../doctor/path/way";
import type { Case } from "../../doctor/rules/rule";
import type { StackThings } from "../../doctor/subject/subject";
import type { Peering } from "../../provider/tiger-cloud/peerings";
import type { Service } from "../../provider/tiger-cloud/services";
import type { Vpc } from "../../provider/tiger-cloud/vpcs";

/** What nobody had the right to look at. */
export const UNSEEN = { unseen: "no right to ask" } as const;

export const seen = <T>(value: T) => ({ value });

/** Parts of a network in which all is well; `null` leaves a part out. */
export interface Change {
  service?: Service | null;
  timescaleVpc?: Vpc | null;
  vpcState?: Partial<TimescaleVpcState>;
  peering?: Peering | null;
  connection?: PeeringConnection | null;
  vpc?: Partial<VpcFacts>;
  client?: Partial<ClientPlace>;
  /** What a rule sees, after all of the above. */
  tigerCloud?: Partial<TigerCloudFacts>;
  aws?: Partial<AwsFacts>;
  stack?: Partial<StackThings>;
  rest?: Partial<Pick<Case, "targets" | "destinations" | "subnet">>;
}

export function service(change: Partial<Service> = {}): Service {
  return {
    ...{ id: "kd9w2xp4mz", name: "main", regionCode: "us-east-1", status: "READY" },
    publicEndpoint: undefined,
    attachment: { vpcId: "1001", endpoint: { host: HOST, port: 5432 } },
    ...{ poolerEndpoint: undefined, readReplicas: [] },
    ...change,
  };
}

const HOST = "kd9w2xp4mz.p1.vpc.tsdb.forge.timescale.com";

export function timescaleVpc(change: Partial<Vpc> = {}): Vpc {
  return { id: "1001", name: "db", cidr: "10.70.0.0/24", regionCode: "us-east-1", ...change };
}

export function peering(change: Partial<Peering> = {}): Peering {
  return {
    ...{ id: "5001", peerAccountId: "111122223333", peerRegionCode: "eu-west-1" },
    ...{ peerVpcId: "vpc-1", provisionedId: "pcx-1", status: "ACTIVE", errorMessage: "" },
    ...change,
  };
}

export function peeringConnection(change: Partial<PeeringConnection> = {}): PeeringConnection {
  return {
    ...{ id: "pcx-1", status: "active", message: "Active" },
    requester: {
      ...{ accountId: "999900001111", vpcId: "vpc-9", regionCode: "us-east-1" },
      cidrBlocks: ["10.70.0.0/24"],
    },
    accepter: {
      ...{ accountId: "111122223333", vpcId: "vpc-1", regionCode: "eu-west-1" },
      cidrBlocks: ["10.0.0.0/16"],
    },
    ...change,
  };
}

export function route(target: string, destination: string, change: Partial<Route> = {}): Route {
  return {
    ...{ destinations: [destination], prefixListId: undefined, target },
    ...{ isBlackhole: false, isPropagated: false },
    ...change,
  };
}

/** The main table, with the local route and the given ones. */
export function routeTable(routes: readonly Route[], change: Partial<RouteTable> = {}): RouteTable {
  const all = [route("local", "10.0.0.0/16"), ...routes];
  return { routeTableId: "rtb-1", isMain: true, subnetIds: [], routes: all, ...change };
}

/** An entry that allows all; the number says where it stands. */
export function aclEntry(
  ruleNumber: number,
  direction: "in" | "out",
  change: Partial<NetworkAclEntry> = {},
): NetworkAclEntry {
  return {
    ...{ ruleNumber, direction, allows: true, cidrBlock: "0.0.0.0/0" },
    ...{ protocol: "-1", ports: undefined },
    ...change,
  };
}

/** The group of the client, which lets TCP 5432 out to the Timescale VPC. */
export function securityGroup(change: Partial<SecurityGroup> = {}): SecurityGroup {
  const permission = {
    protocol: "tcp",
    ports: [5432, 5432],
    cidrBlocks: ["10.70.0.0/24"],
  } as const;
  const outbound = [{ ...permission, groupIds: [], prefixListIds: [] }];
  return { groupId: "sg-1", name: "app-client", inbound: [], outbound, ...change };
}

/** `vpc-1`, 10.0.0.0/16, with two subnets, one route table, one ACL and one group. */
export function customerVpc(change: Partial<VpcFacts> = {}): VpcFacts {
  const subnetIds = ["subnet-1", "subnet-2"];
  const entries = [aclEntry(100, "in"), aclEntry(100, "out")];
  return {
    vpcId: "vpc-1",
    vpc: seen({ accountId: "111122223333", cidrBlocks: ["10.0.0.0/16"] }),
    ...{ dnsSupport: seen(true), dnsHostnames: seen(true) },
    subnets: seen([
      { subnetId: "subnet-1", cidrBlock: "10.0.1.0/24", zoneId: "euw1-az2" },
      { subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", zoneId: "euw1-az3" },
    ]),
    routeTables: seen([routeTable([route("pcx-1", "10.70.0.0/24")])]),
    networkAcls: seen([{ networkAclId: "acl-1", subnetIds, entries }]),
    securityGroups: seen([securityGroup()]),
    ...{ vpcEndpoints: seen([]), gatewayAttachments: seen([]), privateZones: seen([]) },
    ...change,
  };
}

/** A service that `subnet-1` reaches by a peering, as the stack calls it `app`. */
export function peeringCase(change: Change = {}, way: Partial<PeeringWay> = {}): Case<PeeringWay> {
  return caseOf({ ...wayBase(change), ...PEERING_WAY, ...way }, change);
}

const PEERING_WAY = {
  ...{ kind: "peering", timescaleVpcId: "1001", peeringId: "5001", provisionedId: "pcx-1" },
} as const satisfies Partial<PeeringWay>;

/** The same by a transit gateway; what is known of the gateway itself is the caller's. */
export function gatewayCase(change: Change = {}, way: Partial<GatewayWay> = {}): Case<GatewayWay> {
  const routeTables = seen([routeTable([route("tgw-1", "10.70.0.0/24")])]);
  return caseOf(
    { ...wayBase(change), ...GATEWAY_WAY, ...way },
    { peering: null, connection: null, ...change, vpc: { routeTables, ...change.vpc } },
  );
}

const GATEWAY_WAY = {
  ...{ kind: "transit-gateway", timescaleVpcId: "1001", peeringId: "6001" },
  ...{ transitGatewayId: "tgw-1", attachmentId: "tgw-attach-1" },
} as const satisfies Partial<GatewayWay>;

/** The endpoint of such a way, whose group is `sg-2`. */
export function vpcEndpoint(change: Partial<VpcEndpoint> = {}): VpcEndpoint {
  return {
    ...{ vpcEndpointId: "vpce-1", serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-1" },
    ...{ state: "available", subnetIds: ["subnet-2"], securityGroupIds: ["sg-2"] },
    ...{ addresses: seen(["10.0.2.10"]), dnsNames: [] },
    ...change,
  };
}

/** The same by a private endpoint in `subnet-2`; what is known of its claim is the caller's. */
export function endpointCase(
  change: Change = {},
  way: Partial<EndpointWay> = {},
): Case<EndpointWay> {
  const toEndpoint = { protocol: "tcp", ports: [5432, 5432], groupIds: ["sg-2"] } as const;
  const outbound = [{ ...toEndpoint, cidrBlocks: [], prefixListIds: [] }];
  const vpc: Partial<VpcFacts> = {
    vpcEndpoints: seen([vpcEndpoint()]),
    securityGroups: seen([securityGroup({ outbound })]),
    routeTables: seen([routeTable([])]),
  };
  const one = caseOf(
    { ...wayBase(change), kind: "private-endpoint", ...ENDPOINT_WAY, ...way },
    {
      ...{ service: service({ attachment: undefined }), timescaleVpc: null },
      ...{ peering: null, connection: null },
      ...change,
      vpc: { ...vpc, ...change.vpc },
    },
  );
  return { ...one, destinations: ["10.0.2.10/32"], ...change.rest };
}

const ENDPOINT_WAY = { vpcEndpointId: "vpce-1", connectionId: "7001" } as const;

function wayBase({ service: given }: Change) {
  const found = given === null ? undefined : (given ?? service());
  return { serviceId: "kd9w2xp4mz", service: found, customerVpcId: "vpc-1", name: "app" };
}

/** Any way from `subnet-1`, with facts that agree with each other. */
export function caseOf<W extends Way>(way: W, change: Change): Case<W> {
  const vpc = customerVpc(change.vpc);
  return {
    way,
    vpc,
    client: {
      ...{ subnetId: "subnet-1", cidrBlock: "10.0.1.0/24", securityGroupIds: ["sg-1"] },
      ...change.client,
    },
    subnet: { subnetId: "subnet-1", cidrBlock: "10.0.1.0/24", zoneId: "euw1-az2" },
    destinations: ["10.70.0.0/24"],
    targets: [{ role: "primary", host: HOST, port: 5432 }],
    tigerCloud: tigerCloud(change),
    aws: { ...awsOf(vpc, change), ...change.aws },
    stack: {
      ...{ attachments: [], peerings: [], gatewayPeerings: [], privateEndpoints: [] },
      ...change.stack,
    },
    ...change.rest,
  };
}

function tigerCloud(change: Change): TigerCloudFacts {
  const vpcState: TimescaleVpcState = {
    ...{ status: "CREATED", errorMessage: "", gateways: [] },
    knownCidrBlocks: new Map([["5001", ["10.0.0.0/16"]]]),
    ...change.vpcState,
  };
  return {
    services: seen(listOf(change.service, service())),
    timescaleVpcs: seen(listOf(change.timescaleVpc, timescaleVpc())),
    vpcStates: seen(new Map([["1001", vpcState]])),
    peerings: new Map([["1001", seen(listOf(change.peering, peering()))]]),
    ...{ connections: seen([]), endpointServices: seen([]) },
    ...change.tigerCloud,
  };
}

function awsOf(vpc: VpcFacts, { connection }: Change): AwsFacts {
  const found = connection === null ? undefined : (connection ?? peeringConnection());
  return {
    vpcs: new Map([[vpc.vpcId, vpc]]),
    peeringConnections: new Map([["pcx-1", seen(found)]]),
    transitGateways: new Map(),
    from: seen(undefined),
  };
}

function listOf<T>(given: T | null | undefined, sound: T): T[] {
  return given === null ? [] : [given ?? sound];
}
