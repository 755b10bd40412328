import type { AwsFacts, VpcFacts } from "../../doctor/facts/aws";
import type { TigerCloudFacts } from "../../doctor/facts/tiger-cloud";
import type { PeeringWay } from "../../doctor/path/way";
import type { Subject } from "../../doctor/subject/subject";
import {
  aclEntry,
  customerVpc,
  peering,
  peeringConnection,
  route,
  routeTable,
  seen,
  service,
  timescaleVpc,
} from "./facts";

/** How large a network is. */
export interface Size {
  peers: number;
  subnets: number;
  services: number;
}

const REGION = "eu-west-1";
const ACCOUNT = "111122223333";

/** One Timescale VPC with many customer VPCs, each of which reaches many services. All is well. */
export function largeNetwork({ peers, subnets, services }: Size) {
  const all = Array.from({ length: services }, (_, index) => serviceOf(index));
  const numbers = Array.from({ length: peers }, (_, index) => index + 1);
  const vpcs = numbers.map((number) => vpcOf(number, subnets));
  const tigerCloud: TigerCloudFacts = {
    services: seen(all),
    timescaleVpcs: seen([timescaleVpc()]),
    vpcStates: seen(
      new Map([
        [
          "1001",
          {
            ...{ status: "CREATED", errorMessage: "", gateways: [] },
            knownCidrBlocks: new Map(
              numbers.map((n) => [String(5000 + n), [`10.${n + 100}.0.0/16`]]),
            ),
          },
        ],
      ]),
    ),
    peerings: new Map([["1001", seen(numbers.map(peeringOf))]]),
    ...{ connections: seen([]), endpointServices: seen([]) },
  };
  const aws: AwsFacts = {
    vpcs: new Map(vpcs.map((vpc) => [vpc.vpcId, vpc])),
    peeringConnections: new Map(numbers.map((n) => [`pcx-${n}`, seen(connectionOf(n))])),
    transitGateways: new Map(),
    from: seen(undefined),
  };
  const ways = numbers.flatMap((n) => all.map((one): PeeringWay => wayOf(n, one)));
  return { subject: subjectOf(numbers), tigerCloud, aws, ways };
}

function serviceOf(index: number) {
  const id = `svc${String(index + 1).padStart(7, "0")}`;
  const endpoint = { host: `${id}.p1.vpc.tsdb.forge.timescale.com`, port: 5432 };
  return service({ id, name: `db-${index + 1}`, attachment: { vpcId: "1001", endpoint } });
}

const peeringOf = (n: number) =>
  peering({ id: String(5000 + n), peerVpcId: `vpc-${n}`, provisionedId: `pcx-${n}` });

function connectionOf(n: number) {
  const cidrBlocks = [`10.${n + 100}.0.0/16`];
  const accepter = { accountId: ACCOUNT, vpcId: `vpc-${n}`, regionCode: REGION, cidrBlocks };
  return peeringConnection({ id: `pcx-${n}`, accepter });
}

/** Two route tables of 40 routes each, one network ACL and one group. */
function vpcOf(n: number, count: number): VpcFacts {
  const block = `10.${n + 100}.0.0/16`;
  const subnets = Array.from({ length: count }, (_, index) => ({
    subnetId: `subnet-${n}-${index + 1}`,
    cidrBlock: `10.${n + 100}.${index + 1}.0/24`,
    zoneId: "euw1-az2",
  }));
  const others = Array.from({ length: 40 }, (_, index) => route("tgw-9", `172.16.${index}.0/24`));
  const routes = [...others, route(`pcx-${n}`, "10.70.0.0/24"), route("nat-1", "0.0.0.0/0")];
  const subnetIds = subnets.map(({ subnetId }) => subnetId);
  const entries = [aclEntry(100, "in"), aclEntry(100, "out")];
  return customerVpc({
    vpcId: `vpc-${n}`,
    vpc: seen({ accountId: ACCOUNT, cidrBlocks: [block] }),
    subnets: seen(subnets),
    routeTables: seen([
      routeTable(routes, { routeTableId: `rtb-${n}-1` }),
      routeTable(routes, {
        routeTableId: `rtb-${n}-2`,
        isMain: false,
        subnetIds: subnetIds.slice(1),
      }),
    ]),
    networkAcls: seen([{ networkAclId: `acl-${n}`, subnetIds, entries }]),
  });
}

const wayOf = (n: number, one: ReturnType<typeof service>): PeeringWay => ({
  ...{ kind: "peering", serviceId: one.id, service: one, customerVpcId: `vpc-${n}` },
  ...{ name: `app-${n}`, timescaleVpcId: "1001", peeringId: String(5000 + n) },
  provisionedId: `pcx-${n}`,
});

function subjectOf(numbers: readonly number[]): Subject {
  return {
    title: "shop/dev",
    services: [],
    customerVpcs: numbers.map((n) => ({
      ...{ vpcId: `vpc-${n}`, regionCode: REGION, accountId: ACCOUNT, clientGroupIds: ["sg-1"] },
      access: { profile: undefined, roleArn: undefined, externalId: undefined },
    })),
    stack: { attachments: [], peerings: [], gatewayPeerings: [], privateEndpoints: [] },
    from: undefined,
  };
}
