import { failureOf } from "../../../support/failure-of";
import { ACCOUNT, REGION, useMoto, VENDOR } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let parts: Parts;
let service: { id: string; name: string };
beforeAll(async () => {
  parts = new Parts(moto.url);
  service = await parts.service(ZONES);
}, 60_000);
afterAll(() => parts.close());

const ZONES = ["euw1-az2", "euw1-az3"];
const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).name;
const create = (vpcId: string, SubnetIds: string[] = []) =>
  parts.create({ VpcId: vpcId, SubnetIds, ServiceName: service.name });

const interfacesOf = async (NetworkInterfaceIds: string[]) =>
  (await parts.at().describeNetworkInterfaces({ NetworkInterfaceIds })).NetworkInterfaces;

async function zoneOf(subnetId: string) {
  const { Subnets } = await parts.at().describeSubnets({ SubnetIds: [subnetId] });
  return Subnets![0]!.AvailabilityZone!;
}

describe("an interface endpoint", () => {
  it("is pending in the answer, and available in the account that made it at the next look", async () => {
    const { vpcId, subnetIds } = await parts.network(ZONES);
    const made = await create(vpcId, subnetIds);
    expect(made).toMatchObject({ State: "pending", VpcEndpointType: "Interface" });
    const { VpcEndpointId: id = "" } = made;
    expect(id).toMatch(/^vpce-[0-9a-f]{17}$/);
    expect(await parts.seen(id)).toMatchObject({
      ...{ State: "available", OwnerId: ACCOUNT, SubnetIds: subnetIds, VpcId: vpcId },
      ...{ PrivateDnsEnabled: false, RequesterManaged: false, ServiceRegion: REGION },
      ...{ IpAddressType: "ipv4", DnsOptions: { DnsRecordIpType: "ipv4" } },
    });
    const elsewhere = parts.vendor.describeVpcEndpoints({ VpcEndpointIds: [id] });
    expect(await codeOf(elsewhere)).toBe("InvalidVpcEndpointId.NotFound");
    const byId = [{ Name: "vpc-endpoint-id", Values: [id] }];
    const found = await parts.at().describeVpcEndpoints({ Filters: byId });
    expect(found.VpcEndpoints).toHaveLength(1);
  });

  it("has a name for the region first, then one for each zone, in AWS's hosted zone", async () => {
    const { vpcId, subnetIds } = await parts.network(ZONES);
    const { DnsEntries = [], VpcEndpointId: id } = await create(vpcId, subnetIds);
    const domain = `${service.id}.${REGION}.vpce.amazonaws.com`;
    const [regional = ""] = DnsEntries.map(({ DnsName }) => DnsName ?? "");
    expect(regional).toMatch(new RegExp(`^${id}-[a-z0-9]{8}\\.${domain}$`));
    const prefix = regional.replace(`.${domain}`, "");
    const zones = await Promise.all(subnetIds.map(zoneOf));
    expect(DnsEntries.slice(1).map(({ DnsName }) => DnsName)).toEqual(
      zones.map((zone) => `${prefix}-${zone}.${domain}`),
    );
    expect(DnsEntries.map(({ HostedZoneId }) => HostedZoneId)).toEqual(
      Array(3).fill("Z38GZ743OKFT7T"),
    );
  });

  it("has a network interface with an address of its own in each subnet, in the groups", async () => {
    const { vpcId, subnetIds } = await parts.network(ZONES);
    const { GroupId } = await parts.at().createSecurityGroup({
      ...{ GroupName: "clients", Description: "clients", VpcId: vpcId },
    });
    const { NetworkInterfaceIds = [], VpcEndpointId } = await parts.create({
      ...{ VpcId: vpcId, SubnetIds: subnetIds, ServiceName: service.name },
      SecurityGroupIds: [GroupId!],
    });
    expect(await interfacesOf(NetworkInterfaceIds)).toMatchObject(
      subnetIds.map((SubnetId, index) => ({
        ...{ SubnetId, InterfaceType: "vpc_endpoint", RequesterManaged: true, Status: "in-use" },
        ...{ Groups: [{ GroupId }], Description: `VPC Endpoint Interface ${VpcEndpointId}` },
        PrivateIpAddress: expect.stringMatching(`^10\\.10\\.${index}\\.`) as string,
      })),
    );
    const remove = () => parts.at().deleteSecurityGroup({ GroupId });
    expect(await codeOf(remove())).toBe("DependencyViolation");
    const occupied = parts.at().deleteSubnet({ SubnetId: subnetIds[0] });
    expect(await codeOf(occupied)).toBe("DependencyViolation");
    await parts.at().deleteVpcEndpoints({ VpcEndpointIds: [VpcEndpointId!] });
    await remove();
  });

  it("takes the default group of its VPC where none is given", async () => {
    const { vpcId } = await parts.network([]);
    expect((await create(vpcId)).Groups).toMatchObject([{ GroupName: "default" }]);
  });

  it("is made once for one client token", async () => {
    const { vpcId: VpcId, subnetIds: SubnetIds } = await parts.network(ZONES);
    const request = { VpcId, SubnetIds, ServiceName: service.name, ClientToken: "token-1" };
    const first = await parts.create(request);
    expect((await parts.create(request)).VpcEndpointId).toBe(first.VpcEndpointId);
  });

  it("takes and leaves subnets and groups, and its names and interfaces follow", async () => {
    const { vpcId, subnetIds } = await parts.network(ZONES);
    const [first, second] = subnetIds as [string, string];
    const { VpcEndpointId = "", Groups = [] } = await create(vpcId, [first]);
    const { GroupId = "" } = await parts.at().createSecurityGroup({
      ...{ GroupName: "clients", Description: "clients", VpcId: vpcId },
    });
    await parts.at().modifyVpcEndpoint({
      ...{ VpcEndpointId, AddSubnetIds: [second], RemoveSubnetIds: [first] },
      ...{ AddSecurityGroupIds: [GroupId], RemoveSecurityGroupIds: [Groups[0]!.GroupId!] },
    });
    const now = await parts.seen(VpcEndpointId);
    expect(now).toMatchObject({ SubnetIds: [second], Groups: [{ GroupId }] });
    expect(now.DnsEntries).toHaveLength(2);
    expect(now.DnsEntries![1]!.DnsName).toContain(`-${await zoneOf(second)}.`);
    expect(await interfacesOf(now.NetworkInterfaceIds!)).toMatchObject([
      { SubnetId: second, Groups: [{ GroupId }] },
    ]);
  });

  it("is listed as deleted after it was deleted, and cannot be deleted again", async () => {
    const { vpcId, subnetIds } = await parts.network(ZONES);
    const { VpcEndpointId: id = "", NetworkInterfaceIds = [] } = await create(vpcId, subnetIds);
    const remove = () => parts.at().deleteVpcEndpoints({ VpcEndpointIds: [id] });
    expect((await remove()).Unsuccessful).toEqual([]);
    expect(await parts.seen(id)).toMatchObject({ State: "deleted" });
    expect(await codeOf(interfacesOf(NetworkInterfaceIds))).toBe(
      "InvalidNetworkInterfaceID.NotFound",
    );
    expect((await remove()).Unsuccessful).toEqual([
      {
        ResourceId: id,
        Error: {
          Code: "InvalidVpcEndpoint.NotFound",
          Message: `The Vpc Endpoint Id '${id}' does not exist`,
        },
      },
    ]);
    await parts.at().deleteSubnet({ SubnetId: subnetIds[0] });
  });
});

describe("an endpoint that AWS refuses", () => {
  const refused = async (work: Promise<unknown>) => {
    const { name, message } = await failureOf(work);
    return `${name}: ${message}`;
  };

  it("is one in a zone that the service is not in, and leaves nothing behind", async () => {
    const { vpcId, subnetIds } = await parts.network(["euw1-az2", "euw1-az1"]);
    expect(await refused(create(vpcId, subnetIds))).toBe(
      `InvalidParameter: The VPC endpoint service ${service.name} does not support the ` +
        `availability zone of the subnet: ${subnetIds[1]}.`,
    );
    await parts.at().deleteSubnet({ SubnetId: subnetIds[0] });
  });

  it("is one with two subnets in one zone, also when the second is added", async () => {
    const { vpcId, subnetIds } = await parts.network(["euw1-az2", "euw1-az2"]);
    const [first, second] = subnetIds as [string, string];
    const twice = `DuplicateSubnetsInSameZone: Found another VPC endpoint subnet in the availability zone of ${second}.`;
    expect(await refused(create(vpcId, subnetIds))).toContain(twice);
    const { VpcEndpointId } = await create(vpcId, [first]);
    const adding = parts.at().modifyVpcEndpoint({ VpcEndpointId, AddSubnetIds: [second] });
    expect(await refused(adding)).toContain(twice);
    expect((await parts.seen(VpcEndpointId!)).SubnetIds).toEqual([first]);
  });

  it("is one of the type Gateway, which is the type that AWS takes where none is given", async () => {
    const { vpcId: VpcId } = await parts.network([]);
    const untyped = parts.at().createVpcEndpoint({ VpcId, ServiceName: service.name });
    expect(await refused(untyped)).toBe(
      "InvalidParameter: Endpoint type (Gateway) does not match available service types ([Interface]).",
    );
  });

  it("is one with a private name that the service does not have", async () => {
    const { vpcId: VpcId } = await parts.network([]);
    const request = { VpcId, ServiceName: service.name, PrivateDnsEnabled: true };
    expect(await refused(parts.create(request))).toMatch(
      /^InvalidParameter: Private DNS can't be enabled because the service .* does not provide/,
    );
  });

  it("is one of what is not there: VPC, service, subnet or group", async () => {
    const { vpcId: VpcId } = await parts.network([]);
    const request = { VpcId, ServiceName: service.name };
    const none = "com.amazonaws.vpce.eu-west-1.vpce-svc-00000000000000000";
    for (const [change, code] of [
      [{ VpcId: "vpc-00000000000000000" }, "InvalidVpcID.NotFound"],
      [{ ServiceName: none }, "InvalidServiceName"],
      [{ SubnetIds: ["subnet-00000000000000000"] }, "InvalidSubnetID.NotFound"],
      [{ SecurityGroupIds: ["sg-00000000000000000"] }, "InvalidGroup.NotFound"],
    ] as const) {
      expect(await codeOf(parts.create({ ...request, ...(change as object) }))).toBe(code);
    }
  });

  it("is one of another region, where the service is not offered", async () => {
    const { Vpc } = await parts.at(ACCOUNT, "eu-central-1").createVpc({ CidrBlock: "10.0.0.0/24" });
    const far = (VpcId = Vpc!.VpcId) =>
      parts.at(ACCOUNT, "eu-central-1").createVpcEndpoint({
        ...{
          VpcEndpointType: "Interface",
          VpcId,
          ServiceName: service.name,
          ServiceRegion: REGION,
        },
      });
    expect(await codeOf(far())).toBe("InvalidServiceName");
    await parts.at(VENDOR).modifyVpcEndpointServiceConfiguration({
      ServiceId: service.id,
      AddSupportedRegions: ["eu-central-1"],
    });
    const { VpcEndpoint } = await far();
    expect(VpcEndpoint).toMatchObject({ ServiceRegion: REGION, State: "pending" });
  });
});
