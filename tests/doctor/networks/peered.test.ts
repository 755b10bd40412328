import { connectTo } from "../../../doctor/connect/connect";
import { systemNames } from "../../../doctor/connect/names";
import type { StackThings } from "../../../doctor/subject/subject";
import { until, useDoctorClouds } from "./clouds";
import { diagnose, found, type Question } from "./diagnose";
import {
  attach,
  makeGroup,
  makePeered,
  makeTimescaleVpc,
  peer,
  type PeeredNetwork,
} from "./peered";

const on = useDoctorClouds();
afterEach(() => on.clouds.tigerCloud.clearFaults());

/** From where a client wears the group of the network, as an application does. */
const questionOf = ({ serviceId, vpcId, groupId }: PeeredNetwork): Question => ({
  ...{ serviceId, vpcId, from: { kind: "security-group", groupId } },
});

/** The network as the state of a stack has it. */
const stackOf = (one: PeeredNetwork): Partial<StackThings> => {
  const { serviceId, timescaleVpcId, peeringId, vpcId: peerVpcId, pcx: provisionedId } = one;
  return {
    attachments: [{ name: "main", serviceId, timescaleVpcId }],
    peerings: [{ name: "app", timescaleVpcId, peeringId, peerVpcId, provisionedId }],
  };
};

test("a sound network gives no finding, with a stack and without one", async () => {
  const network = await makePeered(on);
  const without = await diagnose(on, questionOf(network));
  expect({ findings: found(without), unseen: without.unseen }).toEqual({
    findings: [],
    unseen: [],
  });
  expect(without.state).toBe("well");
  expect(without.ways.map(({ way }) => way.kind)).toEqual(["peering"]);
  const withStack = await diagnose(on, { ...questionOf(network), stack: stackOf(network) });
  expect(withStack).toMatchObject({ state: "well", findings: [], unseen: [] });
});

/** A network to which something was done after it was whole. */
type Fault = [what: string, first: string, harm: (network: PeeredNetwork) => unknown];

const FAULTS: readonly Fault[] = [
  [
    "its peering was deleted in AWS",
    "peering peering-deleted-in-aws",
    ({ pcx }) => on.ec2.deleteVpcPeeringConnection({ VpcPeeringConnectionId: pcx }),
  ],
  [
    "Tiger Cloud gave its peering up",
    "peering peering-failed",
    ({ peeringId }) => on.clouds.tigerCloud.setPeeringStatus(peeringId, "TIMEOUT", "not accepted"),
  ],
  [
    "Tiger Cloud lost its peering",
    "peering no-way-from-vpc",
    ({ peeringId }) => on.clouds.tigerCloud.removePeering(peeringId),
  ],
  [
    "its customer VPC grew after the peering",
    "cidr-blocks cidr-block-unknown",
    async ({ vpcId: VpcId }) => {
      await on.ec2.associateVpcCidrBlock({ VpcId, CidrBlock: "10.22.0.0/16" });
      await on.ec2.createSubnet({ VpcId, CidrBlock: "10.22.1.0/24" });
    },
  ],
  [
    "one of its route tables lost the route",
    "routes route-missing",
    ({ routeTableIds, timescaleCidr: DestinationCidrBlock }) =>
      on.ec2.deleteRoute({ RouteTableId: routeTableIds[1]!, DestinationCidrBlock }),
  ],
  [
    "a more specific route leads elsewhere",
    "routes route-elsewhere",
    async ({ vpcId, routeTableIds, timescaleCidr }) => {
      const { InternetGateway } = await on.ec2.createInternetGateway();
      const GatewayId = InternetGateway!.InternetGatewayId!;
      await on.ec2.attachInternetGateway({ VpcId: vpcId, InternetGatewayId: GatewayId });
      const DestinationCidrBlock = timescaleCidr.replace("/24", "/25");
      const table = { RouteTableId: routeTableIds[0]!, DestinationCidrBlock };
      await on.ec2.createRoute({ ...table, GatewayId });
    },
  ],
  [
    "its group lets nothing out to the database",
    "security-groups egress-closed",
    async ({ groupId: GroupId, timescaleCidr: CidrIp }) => {
      const port = { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, IpRanges: [{ CidrIp }] };
      await on.ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: [port] });
    },
  ],
  [
    "a network ACL denies the database's port",
    "network-acls acl-out-closed",
    (network) => deny(network, { Egress: true, PortRange: { From: 5432, To: 5432 } }),
  ],
  [
    "a network ACL denies what comes back",
    "network-acls acl-in-closed",
    (network) => deny(network, { Egress: false, PortRange: { From: 1024, To: 65_535 } }),
  ],
  [
    "the resolver of its customer VPC is off",
    "dns dns-support-off",
    ({ vpcId: VpcId }) => on.ec2.modifyVpcAttribute({ VpcId, EnableDnsSupport: { Value: false } }),
  ],
];

async function deny(
  { vpcId }: PeeredNetwork,
  entry: { Egress: boolean; PortRange: { From: number; To: number } },
): Promise<void> {
  const Filters = [{ Name: "vpc-id", Values: [vpcId] }];
  const { NetworkAcls } = await on.ec2.describeNetworkAcls({ Filters });
  await on.ec2.createNetworkAclEntry({
    ...{ NetworkAclId: NetworkAcls![0]!.NetworkAclId!, RuleNumber: 50, RuleAction: "deny" },
    ...{ Protocol: "6", CidrBlock: "0.0.0.0/0", ...entry },
  });
}

test.each(FAULTS)("the doctor says first that %s", async (_what, first, harm) => {
  const network = await makePeered(on);
  await harm(network);
  expect(found(await diagnose(on, questionOf(network)))[0]).toBe(first);
});

test("the doctor says first that nobody accepted the peering", async () => {
  const network = await makePeered(on, { without: "acceptance" });
  expect(found(await diagnose(on, questionOf(network)))[0]).toBe("peering peering-not-accepted");
});

test("the doctor says first that somebody rejected the peering", async () => {
  const network = await makePeered(on, { without: "acceptance" });
  await on.ec2.rejectVpcPeeringConnection({ VpcPeeringConnectionId: network.pcx });
  expect(found(await diagnose(on, questionOf(network)))[0]).toBe("peering peering-rejected");
});

test("the doctor says first that there is no such service", async () => {
  const network = await makePeered(on);
  const question = { ...questionOf(network), serviceId: "nosuchsrv1" };
  expect(found(await diagnose(on, question))).toEqual(["service service-missing"]);
});

test("the doctor says first that the service is in no Timescale VPC, with a stack and without one", async () => {
  const network = await makePeered(on, { without: "attachment" });
  const question = questionOf(network);
  expect(found(await diagnose(on, question))[0]).toBe("service service-public");
  const withStack = await diagnose(on, { ...question, stack: stackOf(network) });
  expect(found(withStack)[0]).toBe("service service-not-attached");
});

test("the doctor says first that the service is in another Timescale VPC than the stack's", async () => {
  const network = await makePeered(on, { without: "attachment" });
  const other = await makeTimescaleVpc(on);
  await attach(on, { ...other, serviceId: network.serviceId });
  const withStack = await diagnose(on, { ...questionOf(network), stack: stackOf(network) });
  expect(found(withStack)[0]).toBe("service service-attached-elsewhere");
});

test("the doctor says first that the Timescale VPC failed, with the vendor's words", async () => {
  const network = await makePeered(on);
  on.clouds.tigerCloud.injectFault({
    ...{ operation: "GetAllVPCs", times: Infinity, effect: "alter-answer" },
    alter: (body) => {
      const { data } = body as { data: { getAllVpcs: { id: string }[] } };
      const broken = { status: "FAILED", errorMessage: "no capacity left" };
      const getAllVpcs = data.getAllVpcs.map((vpc) =>
        vpc.id === network.timescaleVpcId ? { ...vpc, ...broken } : vpc,
      );
      return { data: { getAllVpcs } };
    },
  });
  const { findings } = await diagnose(on, questionOf(network));
  expect(findings[0]).toMatchObject({
    check: { link: "timescale-vpc" },
    saw: expect.stringContaining("no capacity left") as string,
  });
});

test("the doctor says first that the peering of the stack is gone from Tiger Cloud", async () => {
  const network = await makePeered(on);
  on.clouds.tigerCloud.removePeering(network.peeringId);
  const withStack = await diagnose(on, { ...questionOf(network), stack: stackOf(network) });
  expect(found(withStack)[0]).toBe("peering peering-missing");
});

test("the doctor says that the endpoints of a Timescale VPC run out", async () => {
  const network = await makePeered(on, { service: { replicas: 22, pooler: true } });
  const group = await makeGroup(on.ec2, network.vpcId, ["0.0.0.0/0"]);
  const diagnosis = await diagnose(on, questionOf({ ...network, groupId: group }));
  expect(diagnosis.state).toBe("risk");
  expect(found(diagnosis)).toEqual(["limits endpoints-near-limit"]);
});

test("the doctor says first what a connection meets, where all else is sound", async () => {
  const network = await makePeered(on);
  const names = { ...systemNames, lookup: () => Promise.resolve(["127.0.0.1"]) };
  const diagnosis = await diagnose(on, {
    ...questionOf(network),
    connect: (target) => connectTo(target, { timeoutSeconds: 10, names } as never),
  });
  expect(found(diagnosis)[0]).toBe("connection name-leads-elsewhere");
  expect(diagnosis.ways[0]?.links.at(-1)).toMatchObject({ link: "connection", state: "broken" });
});

test("a client that AWS does not have is said, and nothing is judged", async () => {
  const network = await makePeered(on);
  const from = { kind: "address", address: "10.99.0.1" } as const;
  await expect(diagnose(on, { ...questionOf(network), from })).rejects.toThrow(
    /^Client 10\.99\.0\.1: AWS has none of it/,
  );
});

test("two customer VPCs of one Timescale VPC are told apart", async () => {
  const network = await makePeered(on);
  const other = await makePeered(on, { without: "attachment" });
  await peer(on, network.timescaleVpcId, other.vpcId);
  const question = { ...questionOf(other), serviceId: network.serviceId };
  await until("the second peering is listed", async () => {
    const { findings } = await diagnose(on, question);
    return findings[0]?.check.link === "routes" ? true : undefined;
  });
  expect(found(await diagnose(on, questionOf(network)))).toEqual([]);
});
