import type { FoundClient } from "../../../doctor/facts/aws";
import { casesOf, type CollectedFacts } from "../../../doctor/path/cases";
import type { EndpointWay, PeeringWay, Way } from "../../../doctor/path/way";
import type { Subject } from "../../../doctor/subject/subject";
import type { PrivateLinkConnection } from "../../../provider/tiger-cloud/private-link-answers";
import { customerVpc, endpointCase, peeringCase, seen, service, UNSEEN } from "../facts";
import { largeNetwork } from "../large-network";

const NO_STACK = { attachments: [], peerings: [], gatewayPeerings: [], privateEndpoints: [] };

function subject(change: Partial<Subject> = {}): Subject {
  const access = { profile: undefined, roleArn: undefined, externalId: undefined };
  const place = { regionCode: undefined, accountId: undefined, access };
  return {
    ...{ title: "shop/dev", services: [{ id: "kd9w2xp4mz" }], stack: NO_STACK, from: undefined },
    customerVpcs: [{ vpcId: "vpc-1", clientGroupIds: ["sg-1"], ...place }],
    ...change,
  };
}

function facts(change: Partial<CollectedFacts> = {}): CollectedFacts {
  const { tigerCloud, aws } = peeringCase();
  return { subject: subject(), tigerCloud, aws, ...change };
}

/** Facts in which `--from` was given and found. */
function factsFrom(found: Partial<FoundClient>): CollectedFacts {
  const from: FoundClient = {
    ...{ vpcId: "vpc-1", subnetId: undefined, address: undefined, securityGroupIds: undefined },
    ...found,
  };
  const { aws } = facts();
  return facts({
    subject: subject({ from: { kind: "address", address: "10.0.1.9" } }),
    aws: { ...aws, from: seen(from) },
  });
}

const WAY: PeeringWay = peeringCase().way;

test("each subnet of the customer VPC is a place, with the groups that the stack's clients wear", () => {
  const cases = casesOf([WAY], facts());
  expect(cases.map(({ client }) => client)).toEqual([
    { subnetId: "subnet-1", cidrBlock: "10.0.1.0/24", securityGroupIds: ["sg-1"] },
    { subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", securityGroupIds: ["sg-1"] },
  ]);
  expect(cases.map(({ subnet }) => subnet?.zoneId)).toEqual(["euw1-az2", "euw1-az3"]);
});

test("clients of a private endpoint wear the groups that it lets in, not those of the peering", () => {
  const way: Way = {
    ...{ kind: "private-endpoint", vpcEndpointId: "vpce-1", connectionId: undefined },
    ...{ serviceId: WAY.serviceId, service: undefined, customerVpcId: "vpc-1", name: undefined },
  };
  const groupsFrom = (customerVpcs: Subject["customerVpcs"]) =>
    casesOf([way, WAY], facts({ subject: subject({ customerVpcs }) })).map(
      ({ way: { kind }, client }) => [kind, client.securityGroupIds],
    );
  const [vpc] = subject().customerVpcs;
  const both = groupsFrom([{ ...vpc!, endpointClientGroupIds: ["sg-9"] }]);
  expect(both).toContainEqual(["private-endpoint", ["sg-9"]]);
  expect(both).toContainEqual(["peering", ["sg-1"]]);
  expect(groupsFrom([vpc!])).toContainEqual(["private-endpoint", undefined]);
});

test("groups that nobody said are not known, rather than none", () => {
  const [vpc] = subject().customerVpcs;
  const without = subject({ customerVpcs: [{ ...vpc!, clientGroupIds: [] }] });
  const [first] = casesOf([WAY], facts({ subject: without }));
  expect(first?.client.securityGroupIds).toBeUndefined();
});

test("what --from found is the only place, with its own address and groups", () => {
  const found = { subnetId: "subnet-2", address: "10.0.2.7", securityGroupIds: ["sg-9"] };
  expect(casesOf([WAY], factsFrom(found)).map(({ client }) => client)).toEqual([
    { subnetId: "subnet-2", cidrBlock: "10.0.2.7/32", securityGroupIds: ["sg-9"] },
  ]);
});

test("a security group that --from names can be in each subnet", () => {
  const cases = casesOf([WAY], factsFrom({ securityGroupIds: ["sg-9"] }));
  expect(cases.map(({ client }) => [client.subnetId, client.securityGroupIds])).toEqual([
    ["subnet-1", ["sg-9"]],
    ["subnet-2", ["sg-9"]],
  ]);
});

test("from another VPC than the ways begin in, nothing leads to the service", () => {
  const cases = casesOf([WAY], factsFrom({ vpcId: "vpc-7" }));
  expect(cases.map(({ way }) => [way.kind, way.serviceId, way.customerVpcId])).toEqual([
    ["none", "kd9w2xp4mz", "vpc-7"],
  ]);
});

test("a way is judged from one place without a subnet where subnets could not be looked at", () => {
  const { aws } = facts();
  const vpcs = new Map([["vpc-1", customerVpc({ subnets: UNSEEN })]]);
  const cases = casesOf([WAY], facts({ aws: { ...aws, vpcs } }));
  expect(cases.map(({ client, subnet }) => ({ client, subnet }))).toEqual([
    {
      client: { subnetId: "", cidrBlock: "10.0.0.0/16", securityGroupIds: ["sg-1"] },
      subnet: undefined,
    },
  ]);
});

test("a VPC that AWS was not asked for is unseen, and its way is judged all the same", () => {
  const { aws } = facts();
  const [one] = casesOf([WAY], facts({ aws: { ...aws, vpcs: new Map() } }));
  expect(one?.vpc.routeTables).toEqual({ unseen: "nobody asked AWS for it" });
  expect(one?.destinations).toEqual(["10.70.0.0/24"]);
});

test("a peering leads to the block of the Timescale VPC, and to all that answers there", () => {
  const endpoint = (host: string, port: number) => ({ host, port });
  const attached = service({
    attachment: { vpcId: "1001", endpoint: endpoint("main", 5432) },
    poolerEndpoint: endpoint("main-pooler", 6432),
    readReplicas: [
      {
        ...{ id: "r1", name: "reports", endpoint: endpoint("reports", 5433) },
        poolerEndpoint: endpoint("reports-pooler", 6433),
      },
      { id: "r2", name: "new" },
    ],
  });
  const [one] = casesOf([{ ...WAY, service: attached }], facts());
  expect(one?.destinations).toEqual(["10.70.0.0/24"]);
  expect(one?.targets).toEqual([
    { role: "primary", host: "main", port: 5432 },
    { role: "pooler", host: "main-pooler", port: 6432 },
    { role: "replica", host: "reports", port: 5433 },
    { role: "pooler", host: "reports-pooler", port: 6433 },
  ]);
});

test.each([
  ["attached elsewhere", { vpcId: "1002", endpoint: { host: "main", port: 5432 } }],
  ["not attached", undefined],
  ["about to be attached", { vpcId: "1001", endpoint: undefined }],
])("a service that is %s answers nowhere on the way", (_what, attachment) => {
  const [one] = casesOf([{ ...WAY, service: service({ attachment }) }], facts());
  expect(one?.targets).toEqual([]);
});

describe("a private endpoint", () => {
  const way: EndpointWay = endpointCase().way;
  const connection: PrivateLinkConnection = {
    ...{
      id: "7001",
      vpcEndpointId: "vpce-1",
      status: "APPROVED",
      name: "",
      regionCode: "us-east-1",
    },
    bindings: [
      { serviceId: "kd9w2xp4mz", role: "pooler", endpoint: { host: "main", port: 6432 } },
      { serviceId: "kd9w2xp4mz", role: "primary", endpoint: { host: "main", port: 5432 } },
      { serviceId: "kd9w2xp4mz", role: "replica", endpoint: undefined },
      { serviceId: "other00001", role: "primary", endpoint: { host: "other", port: 5432 } },
    ],
  };
  const { tigerCloud, aws } = endpointCase();
  const judged = (one: Way) =>
    casesOf(
      [one],
      facts({ aws, tigerCloud: { ...tigerCloud, connections: seen([connection]) } }),
    )[0];

  test("leads to its own addresses, and to the bindings of the service", () => {
    expect(judged(way)).toMatchObject({
      destinations: ["10.0.2.10/32"],
      targets: [
        { role: "primary", host: "main", port: 5432 },
        { role: "pooler", host: "main", port: 6432 },
      ],
    });
  });

  test("is found by its VPC endpoint where Tiger Cloud has another id for it", () => {
    expect(judged({ ...way, connectionId: undefined })?.targets).toHaveLength(2);
    expect(judged({ ...way, connectionId: "7000", vpcEndpointId: "vpce-2" })?.targets).toEqual([]);
  });
});

test("ways over one network share what they lead to, and ways from one VPC its places", () => {
  const size = { peers: 2, subnets: 3, services: 4 };
  const { subject: of, tigerCloud, aws, ways } = largeNetwork(size);
  const cases = casesOf(ways, { subject: of, tigerCloud, aws });
  expect(cases).toHaveLength(2 * 3 * 4);
  const distinct = (pick: (one: (typeof cases)[number]) => unknown) =>
    new Set(cases.map(pick)).size;
  expect(distinct(({ client }) => client)).toBe(2 * 3);
  expect(distinct(({ destinations }) => destinations)).toBe(1);
});
