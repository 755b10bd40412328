import { collectAt, newPeering, newSubnet, newVpc, seen, subject, useDoctorMoto } from "../on-moto";
import { ACCOUNT, REGION, VENDOR, wanted } from "../on-moto";

const moto = useDoctorMoto();

/** The facts of one VPC of the customer's. */
async function factsOf(vpcId: string) {
  const { vpcs } = await collectAt(moto.url, wanted([vpcId]));
  return vpcs.get(vpcId)!;
}

describe("a VPC", () => {
  it("is told with its account, all its CIDR blocks and its resolver", async () => {
    const ec2 = moto.ec2();
    const VpcId = await newVpc(ec2);
    await ec2.associateVpcCidrBlock({ VpcId, CidrBlock: "10.21.0.0/16" });
    const { CidrBlockAssociation } = await ec2.associateVpcCidrBlock({
      ...{ VpcId, CidrBlock: "10.22.0.0/16" },
    });
    const AssociationId = CidrBlockAssociation!.AssociationId;
    await ec2.disassociateVpcCidrBlock({ AssociationId });
    await ec2.modifyVpcAttribute({ VpcId, EnableDnsSupport: { Value: false } });
    expect(await factsOf(VpcId)).toMatchObject({
      vpcId: VpcId,
      vpc: { value: { accountId: ACCOUNT, cidrBlocks: ["10.20.0.0/16", "10.21.0.0/16"] } },
      dnsSupport: { value: false },
      dnsHostnames: { unseen: "not asked: no private endpoint is in the VPC" },
      privateZones: { unseen: "not asked: no private endpoint is in the VPC" },
    });
  });

  it("that does not exist is told so, and does not hide one that does", async () => {
    const there = await newVpc(moto.ec2());
    const gone = "vpc-00000000000000000";
    const { vpcs } = await collectAt(moto.url, wanted([gone, there]));
    expect(vpcs.get(gone)).toMatchObject({
      vpc: { value: undefined },
      dnsSupport: { unseen: `AWS has no ${gone}` },
      subnets: { value: [] },
    });
    expect(vpcs.get(there)?.vpc).toMatchObject({ value: { accountId: ACCOUNT } });
  });

  it("of an account that was not asked is unseen, with both accounts", async () => {
    const vpcId = await newVpc(moto.ec2({ accountId: VENDOR }));
    const reason = `${vpcId} is in account ${VENDOR}, and the credentials are of ${ACCOUNT}`;
    const { vpcs, peeringConnections } = await collectAt(
      moto.url,
      wanted([subject(vpcId, { accountId: VENDOR })], { peeringConnectionIds: ["pcx-1"] }),
    );
    for (const fact of Object.values(vpcs.get(vpcId)!).filter((each) => each !== vpcId)) {
      expect(fact).toEqual({ unseen: reason });
    }
    expect(peeringConnections.get("pcx-1")).toEqual({ unseen: reason });
  });

  it("is found in its own region and by its own role, and by the keys of the machine", async () => {
    const there = await newVpc(moto.ec2({ accountId: VENDOR, region: "us-west-2" }));
    const usual = await newVpc(moto.ec2({ accountId: "123456789012" }));
    const access = { roleArn: `arn:aws:iam::${VENDOR}:role/any`, externalId: "x" };
    const { vpcs } = await collectAt(moto.url, {
      ...wanted([
        subject(there, { regionCode: "us-west-2", accountId: VENDOR, access }),
        subject(usual, {
          ...{ regionCode: undefined, accountId: undefined, access: { roleArn: undefined } },
        }),
      ]),
      options: { regionCode: REGION },
    });
    expect(seen(vpcs.get(there)?.vpc)?.accountId).toBe(VENDOR);
    expect(seen(vpcs.get(usual)?.vpc)?.accountId).toBe("123456789012");
  });
});

describe("route tables", () => {
  it("are told with the subnets that use them, the main one, and what each route leads to", async () => {
    const ec2 = moto.ec2();
    const VpcId = await newVpc(ec2);
    const SubnetId = await newSubnet(ec2, VpcId, "10.20.1.0/24");
    const other = await newSubnet(ec2, VpcId, "10.20.2.0/24");
    const RouteTableId = (await ec2.createRouteTable({ VpcId })).RouteTable!.RouteTableId!;
    await ec2.associateRouteTable({ RouteTableId, SubnetId });
    const live = await newPeering(moto, VpcId, "10.70.0.0/24");
    const dead = await newPeering(moto, VpcId, "10.71.0.0/24");
    for (const [DestinationCidrBlock, VpcPeeringConnectionId] of [
      ["10.70.0.0/24", live.id],
      ["10.71.0.0/24", dead.id],
    ]) {
      await ec2.createRoute({ RouteTableId, DestinationCidrBlock, VpcPeeringConnectionId });
    }
    const vendor = moto.ec2({ accountId: VENDOR });
    await vendor.deleteVpcPeeringConnection({ VpcPeeringConnectionId: dead.id });
    const facts = await factsOf(VpcId);
    const route = (cidrBlock: string, target: string, isBlackhole = false) => ({
      ...{ destinations: [cidrBlock], prefixListId: undefined, target, isBlackhole },
      isPropagated: false,
    });
    const local = route("10.20.0.0/16", "local");
    expect(seen(facts.routeTables)).toEqual([
      expect.objectContaining({ isMain: true, subnetIds: [], routes: [local] }),
      {
        ...{ routeTableId: RouteTableId, isMain: false, subnetIds: [SubnetId] },
        routes: [local, route("10.70.0.0/24", live.id), route("10.71.0.0/24", dead.id, true)],
      },
    ]);
    const zoneId = expect.stringMatching(/^euw1-az\d$/) as string;
    expect(seen(facts.subnets)).toEqual([
      { subnetId: SubnetId, cidrBlock: "10.20.1.0/24", zoneId },
      { subnetId: other, cidrBlock: "10.20.2.0/24", zoneId },
    ]);
  });

  it("have the CIDR blocks of a customer's prefix list, and nothing of a gateway endpoint", async () => {
    const ec2 = moto.ec2();
    const VpcId = await newVpc(ec2);
    const { PrefixList } = await ec2.createManagedPrefixList({
      ...{ PrefixListName: "databases", AddressFamily: "IPv4", MaxEntries: 5 },
      Entries: [{ Cidr: "10.72.0.0/24" }, { Cidr: "10.73.0.0/24" }],
    });
    const prefixListId = PrefixList!.PrefixListId!;
    const { id } = await newPeering(moto, VpcId, "10.72.0.0/24");
    const RouteTableId = (await ec2.createRouteTable({ VpcId })).RouteTable!.RouteTableId!;
    await ec2.createRoute({
      ...{ RouteTableId, DestinationPrefixListId: prefixListId, VpcPeeringConnectionId: id },
    });
    await ec2.createVpcEndpoint({
      ...{ VpcId, ServiceName: `com.amazonaws.${REGION}.s3`, VpcEndpointType: "Gateway" },
      RouteTableIds: [RouteTableId],
    });
    const group = await ec2.createSecurityGroup({ VpcId, GroupName: "app", Description: "app" });
    await ec2.authorizeSecurityGroupEgress({
      GroupId: group.GroupId!,
      IpPermissions: [
        {
          ...{ IpProtocol: "tcp", FromPort: 5432, ToPort: 5432 },
          PrefixListIds: [{ PrefixListId: prefixListId }],
        },
      ],
    });
    const { routeTables, securityGroups, vpcEndpoints } = await factsOf(VpcId);
    const table = seen(routeTables).find(({ routeTableId }) => routeTableId === RouteTableId);
    expect(table?.routes.slice(1)).toEqual([
      expect.objectContaining({
        ...{ destinations: ["10.72.0.0/24", "10.73.0.0/24"], prefixListId, target: id },
      }),
    ]);
    const app = seen(securityGroups).find(({ name }) => name === "app");
    expect(app?.outbound).toContainEqual({
      ...{ protocol: "tcp", ports: [5432, 5432], groupIds: [], prefixListIds: [] },
      cidrBlocks: ["10.72.0.0/24", "10.73.0.0/24"],
    });
    expect(seen(vpcEndpoints)).toEqual([]);
  });
});

test("network ACLs are told with their subnets and the entries of both directions", async () => {
  const ec2 = moto.ec2();
  const VpcId = await newVpc(ec2);
  const subnetId = await newSubnet(ec2, VpcId, "10.20.1.0/24");
  const NetworkAclId = (await ec2.createNetworkAcl({ VpcId })).NetworkAcl!.NetworkAclId!;
  const filter = { Filters: [{ Name: "association.subnet-id", Values: [subnetId] }] };
  const { NetworkAcls } = await ec2.describeNetworkAcls(filter);
  const AssociationId = NetworkAcls![0]!.Associations![0]!.NetworkAclAssociationId!;
  await ec2.replaceNetworkAclAssociation({ AssociationId, NetworkAclId });
  const entry = { NetworkAclId, CidrBlock: "10.70.0.0/24", RuleAction: "allow" } as const;
  await ec2.createNetworkAclEntry({
    ...{ ...entry, RuleNumber: 100, Protocol: "6", Egress: true },
    PortRange: { From: 5432, To: 5440 },
  });
  await ec2.createNetworkAclEntry({
    ...{ ...entry, RuleNumber: 90, Protocol: "-1", Egress: false, RuleAction: "deny" },
  });
  await ec2.createNetworkAclEntry({
    ...{ NetworkAclId, RuleNumber: 101, Protocol: "-1", Egress: true, RuleAction: "allow" },
    Ipv6CidrBlock: "::/0",
  });
  const { networkAcls } = await factsOf(VpcId);
  const [usual, own] = seen(networkAcls);
  expect(own).toEqual({
    ...{ networkAclId: NetworkAclId, subnetIds: [subnetId] },
    entries: [
      {
        ...{ ruleNumber: 100, direction: "out", allows: true, cidrBlock: "10.70.0.0/24" },
        ...{ protocol: "6", ports: [5432, 5440] },
      },
      {
        ...{ ruleNumber: 90, direction: "in", allows: false, cidrBlock: "10.70.0.0/24" },
        ...{ protocol: "-1", ports: undefined },
      },
    ],
  });
  const last = { ruleNumber: 32767, allows: false, cidrBlock: "0.0.0.0/0", ports: undefined };
  expect(usual?.subnetIds).toEqual([]);
  expect(usual?.entries).toEqual([
    expect.objectContaining({ ruleNumber: 100, direction: "out", allows: true }),
    expect.objectContaining({ ...last, direction: "out" }),
    expect.objectContaining({ ruleNumber: 100, direction: "in", allows: true }),
    expect.objectContaining({ ...last, direction: "in" }),
  ]);
});

test("security groups are told with who they let in and out, and by which ports", async () => {
  const ec2 = moto.ec2();
  const VpcId = await newVpc(ec2);
  const group = async (GroupName: string) =>
    (await ec2.createSecurityGroup({ VpcId, GroupName, Description: "x" })).GroupId!;
  const [app, database] = [await group("app"), await group("database")];
  await ec2.authorizeSecurityGroupIngress({
    GroupId: database,
    IpPermissions: [
      {
        ...{ IpProtocol: "tcp", FromPort: 5432, ToPort: 5433 },
        ...{ IpRanges: [{ CidrIp: "10.20.1.0/24" }], UserIdGroupPairs: [{ GroupId: app }] },
      },
      { IpProtocol: "icmp", FromPort: 8, ToPort: -1, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
    ],
  });
  const { securityGroups } = await factsOf(VpcId);
  const nothing = { groupIds: [], prefixListIds: [] };
  const anywhere = { ...nothing, cidrBlocks: ["0.0.0.0/0"], ports: undefined };
  expect(seen(securityGroups).find(({ groupId }) => groupId === database)).toEqual({
    ...{ groupId: database, name: "database" },
    inbound: [
      {
        ...{ protocol: "tcp", ports: [5432, 5433], cidrBlocks: ["10.20.1.0/24"] },
        ...{ groupIds: [app], prefixListIds: [] },
      },
      { protocol: "icmp", ...anywhere },
    ],
    outbound: [{ protocol: "-1", ...anywhere }],
  });
});

test("a peering connection is told from both sides, and one that AWS has not is undefined", async () => {
  const vpcId = await newVpc(moto.ec2());
  await moto.ec2().associateVpcCidrBlock({ VpcId: vpcId, CidrBlock: "10.19.0.0/16" });
  const { id, vpcId: vendorVpcId } = await newPeering(moto, vpcId, "10.74.0.0/24");
  const ids = { peeringConnectionIds: ["pcx-00000000", id] };
  const { peeringConnections } = await collectAt(moto.url, wanted([vpcId], ids));
  expect([...peeringConnections]).toEqual([
    ["pcx-00000000", { value: undefined }],
    [
      id,
      {
        value: {
          ...{ id, status: "active", message: "Active" },
          requester: {
            ...{ accountId: VENDOR, vpcId: vendorVpcId, regionCode: REGION },
            cidrBlocks: ["10.74.0.0/24"],
          },
          accepter: {
            ...{ accountId: ACCOUNT, vpcId, regionCode: REGION },
            cidrBlocks: ["10.19.0.0/16", "10.20.0.0/16"],
          },
        },
      },
    ],
  ]);
});
