import { collectAws, type AwsWanted } from "../../../../doctor/collect/aws";
import type { Ec2Api } from "../../../../doctor/collect/aws/asking/api";
import { systemClock, type Clock } from "../../../../provider/wait/clock";
import { answer, fakeAws, hang, refuse, type Answers } from "./fake-aws";
import { subject, wanted } from "./subjects";

const US = "111111111111";
const OTHER = "222222222222";

const VPC = { VpcId: "vpc-1", OwnerId: US, CidrBlock: "10.0.0.0/16" };
const SOUND: Partial<Ec2Api> = {
  describeVpcs: answer({ Vpcs: [VPC] }),
  describeVpcAttribute: answer({ EnableDnsSupport: { Value: true } }),
  describeRouteTables: answer({ RouteTables: [{ VpcId: "vpc-1", RouteTableId: "rtb-1" }] }),
};

const collect = (what: AwsWanted, aws: Answers | ReturnType<typeof fakeAws>, clock = systemClock) =>
  collectAws(
    what,
    { timeoutSeconds: 30 },
    { connect: ("connect" in aws ? aws : fakeAws(aws)).connect, clock },
  );

test.each<[string, keyof Ec2Api, string]>([
  ["vpc", "describeVpcs", "DescribeVpcs"],
  ["dnsSupport", "describeVpcAttribute", "DescribeVpcAttribute"],
  ["subnets", "describeSubnets", "DescribeSubnets"],
  ["routeTables", "describeRouteTables", "DescribeRouteTables"],
  ["networkAcls", "describeNetworkAcls", "DescribeNetworkAcls"],
  ["securityGroups", "describeSecurityGroups", "DescribeSecurityGroups"],
  ["vpcEndpoints", "describeVpcEndpoints", "DescribeVpcEndpoints"],
  [
    "gatewayAttachments",
    "describeTransitGatewayVpcAttachments",
    "DescribeTransitGatewayVpcAttachments",
  ],
])("without a right, %s alone is unseen", async (fact, call, right) => {
  const ec2 = { ...SOUND, [call]: refuse("UnauthorizedOperation") };
  const { vpcs } = await collect(wanted(["vpc-1"]), { ec2 });
  const { vpcId, privateZones, dnsHostnames, ...facts } = vpcs.get("vpc-1")!;
  expect([vpcId, privateZones, dnsHostnames]).toHaveLength(3);
  const unseen = Object.entries(facts).filter(([, seen]) => "unseen" in seen);
  expect(unseen).toEqual([[fact, { unseen: `no right to ec2:${right}` }]]);
});

test("addresses of an endpoint alone are unseen without the right to network interfaces", async () => {
  const endpoint = {
    ...{ VpcId: "vpc-1", VpcEndpointId: "vpce-1", VpcEndpointType: "Interface" as const },
    NetworkInterfaceIds: ["eni-1"],
  };
  const { vpcs } = await collect(wanted(["vpc-1"]), {
    ec2: {
      ...SOUND,
      describeVpcEndpoints: answer({ VpcEndpoints: [endpoint] }),
      describeNetworkInterfaces: refuse("UnauthorizedOperation"),
    },
  });
  expect(vpcs.get("vpc-1")?.vpcEndpoints).toMatchObject({
    value: [
      {
        vpcEndpointId: "vpce-1",
        addresses: { unseen: "no right to ec2:DescribeNetworkInterfaces" },
      },
    ],
  });
});

test("prefix lists that cannot be looked into are named, and AWS's own cost no call", async () => {
  const [own, ofAws] = ["pl-0123456789abcdef0", "pl-63a5400a"];
  const PrefixListIds = [{ PrefixListId: own }, { PrefixListId: ofAws }];
  const over = { VpcPeeringConnectionId: "pcx-1" };
  const fake = fakeAws({
    ec2: {
      ...SOUND,
      describeRouteTables: answer({
        RouteTables: [
          {
            VpcId: "vpc-1",
            Routes: [own, ofAws].map((id) => ({ ...over, DestinationPrefixListId: id })),
          },
        ],
      }),
      describeSecurityGroups: answer({
        SecurityGroups: [
          { VpcId: "vpc-1", IpPermissionsEgress: [{ IpProtocol: "-1", PrefixListIds }] },
        ],
      }),
      getManagedPrefixListEntries: refuse("UnauthorizedOperation"),
    },
  });
  const { vpcs } = await collect(wanted(["vpc-1"]), fake);
  const { routeTables, securityGroups } = vpcs.get("vpc-1")!;
  const route = { destinations: [], prefixListId: own, target: "pcx-1" };
  expect(routeTables).toMatchObject({ value: [{ routes: [route] }] });
  expect(securityGroups).toMatchObject({
    value: [{ outbound: [{ cidrBlocks: [], prefixListIds: [own] }] }],
  });
  expect(fake.asked.filter((call) => call === "getManagedPrefixListEntries")).toHaveLength(1);
});

test("a question that hangs is unseen, and the rest is told", async () => {
  // Whatever is waited for, it is soon over; answers at once are faster.
  const hurried: Clock = { now: () => 0, sleep: (_ms, signal) => systemClock.sleep(1, signal) };
  const ec2 = { ...SOUND, describeNetworkAcls: hang() };
  const { vpcs } = await collect(wanted(["vpc-1"]), { ec2 }, hurried);
  const facts = vpcs.get("vpc-1")!;
  expect(facts.networkAcls).toEqual({
    unseen: "no answer to ec2:DescribeNetworkAcls within 10 s",
  });
  expect(facts.routeTables).toMatchObject({ value: [{ routeTableId: "rtb-1" }] });
  expect(facts.securityGroups).toEqual({ value: [] });
});

test("what cannot be asked at all is unseen in each fact, and nothing is thrown", async () => {
  const fake = fakeAws({});
  const missing = () => Promise.reject(new Error("Region is missing"));
  const facts = await collectAws(
    wanted(["vpc-1"], {
      ...{ peeringConnectionIds: ["pcx-1"], transitGatewayIds: ["tgw-1"] },
      ...{ vpcIdsWithZones: ["vpc-1"], from: { kind: "subnet", subnetId: "subnet-1" } },
    }),
    { timeoutSeconds: 30 },
    {
      connect: (place) => ({
        ...fake.connect(place),
        ...{ ec2: missing, route53: missing, sts: missing, regionCode: missing },
      }),
    },
  );
  const nothing = { unseen: "no AWS region: pass --region, or set AWS_REGION" };
  for (const [name, fact] of Object.entries(facts.vpcs.get("vpc-1")!)) {
    expect([name, fact]).toEqual([name, name === "vpcId" ? "vpc-1" : nothing]);
  }
  expect(facts.peeringConnections.get("pcx-1")).toEqual(nothing);
  expect(facts.transitGateways.get("tgw-1")).toEqual({
    ...{ transitGatewayId: "tgw-1", gateway: nothing, peeringAttachments: nothing },
    ...{ associations: nothing, routeTables: new Map() },
  });
  expect(facts.from).toEqual(nothing);
});

describe("several places", () => {
  const near = subject("vpc-1");
  const far = subject("vpc-2", { regionCode: "us-west-2" });
  const both = { ...wanted([near, far]), peeringConnectionIds: ["pcx-1"] };
  const connection = { VpcPeeringConnectionId: "pcx-1", Status: { Code: "active" as const } };
  const inFar = (ec2: Partial<Ec2Api>, others: Partial<Ec2Api> = {}) =>
    fakeAws(({ regionCode }) => ({ ec2: regionCode === "us-west-2" ? ec2 : others }));

  it("tell of a connection together, whichever of them has it", async () => {
    const has = { describeVpcPeeringConnections: answer({ VpcPeeringConnections: [connection] }) };
    const denied = { describeVpcPeeringConnections: refuse("UnauthorizedOperation") };
    const found = { value: expect.objectContaining({ status: "active" }) as unknown };
    const unseen = { unseen: "no right to ec2:DescribeVpcPeeringConnections" };
    for (const [aws, expected] of [
      [inFar(has), found],
      [inFar({}, has), found],
      [inFar(has, denied), found],
      [inFar({}, denied), unseen],
      [inFar({}), { value: undefined }],
    ] as const) {
      const { peeringConnections } = await collect(both, aws);
      expect(peeringConnections.get("pcx-1")).toEqual(expected);
    }
  });

  it("are each asked in their region, and closed", async () => {
    const fake = inFar({});
    await collect(both, fake);
    expect(fake.places.map(({ regionCode }) => regionCode)).toEqual(["eu-west-1", "us-west-2"]);
    expect(fake.closed).toBe(2);
  });

  it("tell of a VPC that two of them are asked for by the one that has it", async () => {
    const twice = [near, subject("vpc-1", { access: { roleArn: "arn:aws:iam::2:role/x" } })];
    const aws = fakeAws(({ roleArn }) => ({
      ec2: roleArn?.includes("::2:") ? SOUND : { describeVpcs: answer({ Vpcs: [] }) },
    }));
    const { vpcs } = await collect(wanted(twice), aws);
    expect(vpcs.get("vpc-1")?.vpc).toMatchObject({ value: { accountId: US } });
  });
});

describe("a transit gateway that another account shares", () => {
  const gateway = { TransitGatewayId: "tgw-1", OwnerId: OTHER, State: "available" as const };
  const shared = { ...SOUND, describeTransitGateways: answer({ TransitGateways: [gateway] }) };
  const ids = { transitGatewayIds: ["tgw-1"] };

  it("is told, and not that it has no attachments", async () => {
    const { transitGateways } = await collect(wanted(["vpc-1"], ids), { ec2: shared });
    const unseen = `tgw-1 is in account ${OTHER}, and the credentials are of ${US}`;
    expect(transitGateways.get("tgw-1")).toMatchObject({
      gateway: { value: { accountId: OTHER, state: "available" } },
      ...{ peeringAttachments: { unseen }, associations: { unseen } },
    });
  });

  it("is told by its own account, where that is asked, too", async () => {
    const access = { roleArn: `arn:aws:iam::${OTHER}:role/x` };
    const vpcs = [subject("vpc-1"), subject("vpc-2", { accountId: OTHER, access })];
    const aws = fakeAws(({ roleArn }) => ({
      ec2: shared,
      sts: { getCallerIdentity: answer({ Account: roleArn?.includes(OTHER) ? OTHER : US }) },
    }));
    const { transitGateways } = await collect(wanted(vpcs, ids), aws);
    expect(transitGateways.get("tgw-1")?.peeringAttachments).toEqual({ value: [] });
  });
});

test("what is wanted twice is asked for once", async () => {
  const fake = fakeAws({ ec2: SOUND });
  const facts = await collect(
    wanted(["vpc-1", "vpc-1"], {
      ...{ transitGatewayIds: ["tgw-1", "tgw-1"], vpcIdsWithZones: ["vpc-1", "vpc-1"] },
      peeringConnectionIds: ["pcx-1", "pcx-1"],
    }),
    fake,
  );
  expect([facts.vpcs.size, facts.transitGateways.size, facts.peeringConnections.size]).toEqual([
    1, 1, 1,
  ]);
  expect(fake.asked.filter((call) => call === "listHostedZonesByVPC")).toHaveLength(1);
  expect(fake.asked.filter((call) => call === "describeVpcAttribute")).toHaveLength(2);
});

test("a VPC that AWS does not show is gone where nothing tells whose the credentials are", async () => {
  const { vpcs } = await collect(wanted([subject("vpc-9", { accountId: OTHER })]), {
    sts: { getCallerIdentity: refuse("AccessDenied") },
  });
  expect(vpcs.get("vpc-9")?.vpc).toEqual({ value: undefined });
});

test("a route table of a transit gateway is unseen where AWS does not tell all of its routes", async () => {
  const association = { State: "associated" as const, TransitGatewayRouteTableId: "tgw-rtb-1" };
  const attachment = {
    ...{ TransitGatewayId: "tgw-1", TransitGatewayAttachmentId: "tgw-attach-1" },
    ...{ ResourceType: "peering" as const, Association: association },
  };
  const ec2: Partial<Ec2Api> = {
    describeTransitGateways: answer({
      TransitGateways: [{ TransitGatewayId: "tgw-1", OwnerId: US }],
    }),
    describeTransitGatewayAttachments: answer({ TransitGatewayAttachments: [attachment] }),
    searchTransitGatewayRoutes: answer({ Routes: [], AdditionalRoutesAvailable: true }),
  };
  const { transitGateways } = await collect(wanted([], { transitGatewayIds: ["tgw-1"] }), { ec2 });
  expect(transitGateways.get("tgw-1")?.routeTables.get("tgw-rtb-1")).toEqual({
    unseen: "AWS does not tell all of its routes",
  });
});

test("zones and records are read to their last page, and names of Route 53 are written plainly", async () => {
  const zone = (name: string) => ({
    ...{ HostedZoneId: `Z${name}`, Name: `${name}.` },
    Owner: { OwningAccount: US },
  });
  const record = (Name: string) => ({ Name, Type: "A" as const });
  const { vpcs } = await collect(wanted(["vpc-1"], { vpcIdsWithZones: ["vpc-1"] }), {
    ec2: SOUND,
    route53: {
      listHostedZonesByVPC: ({ NextToken }) =>
        Promise.resolve(
          NextToken === undefined
            ? { HostedZoneSummaries: [zone("a.com")], NextToken: "two" }
            : { HostedZoneSummaries: [{ ...zone("b.com"), Owner: { OwningService: "efs" } }] },
        ),
      listResourceRecordSets: ({ StartRecordName }) =>
        Promise.resolve(
          StartRecordName === undefined
            ? {
                ...{ ResourceRecordSets: [record("\\052.A.com.")], IsTruncated: true },
                ...{ NextRecordName: "x.a.com.", NextRecordType: "A" as const },
              }
            : { ResourceRecordSets: [record(StartRecordName)], IsTruncated: false },
        ),
    },
  });
  const plain = (name: string) => ({ name, type: "A", aliasTo: undefined, values: [] });
  expect(vpcs.get("vpc-1")?.privateZones).toEqual({
    value: [
      {
        ...{ zoneId: "Za.com", name: "a.com" },
        records: { value: [plain("*.a.com"), plain("x.a.com")] },
      },
      { zoneId: "Zb.com", name: "b.com", records: { unseen: "efs has the zone" } },
    ],
  });
});
