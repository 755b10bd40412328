import { ACCOUNT, Engine, REGION, useMoto, VENDOR } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let engine: Engine;
let parts: Parts;
let service: { id: string; name: string };
let network: { vpcId: string; subnetIds: string[] };
let id: string;
beforeAll(async () => {
  engine = await Engine.at(moto.url);
  parts = new Parts(moto.url);
  service = await parts.service(ZONES);
  network = await parts.network(ZONES);
  const made = await parts.create({
    ...{ VpcId: network.vpcId, SubnetIds: network.subnetIds, ServiceName: service.name },
    TagSpecifications: [{ ResourceType: "vpc-endpoint", Tags: [{ Key: "Name", Value: "tiger" }] }],
  });
  id = made.VpcEndpointId!;
}, 60_000);
afterAll(() => parts.close());

const ZONES = ["euw1-az2", "euw1-az3"];
const get = (name: string, args: object) => engine.invoke(`aws:ec2/${name}:${name}`, { ...args });

describe("a VPC endpoint", () => {
  it("is found by its id, or by VPC, service, type, state and tags", async () => {
    const { vpcId } = network;
    const found = await get("getVpcEndpoint", { id });
    expect(found).toMatchObject({
      ...{ id, vpcId, state: "available", ownerId: ACCOUNT, serviceName: service.name },
      ...{ subnetIds: network.subnetIds, vpcEndpointType: "Interface", tags: { Name: "tiger" } },
      ...{ dnsOptions: [{ dnsRecordIpType: "ipv4" }], region: REGION, serviceRegion: REGION },
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc-endpoint/${id}`,
    });
    expect(found["dnsEntries"]).toHaveLength(3);
    for (const args of [
      { vpcId, serviceName: service.name },
      { vpcId, state: "available" },
      { vpcId, vpcEndpointType: "Interface" },
      { vpcId, serviceRegion: REGION },
      { tags: { Name: "tiger" } },
      { filters: [{ name: "vpc-endpoint-id", values: [id] }] },
    ]) {
      expect(await get("getVpcEndpoint", args)).toMatchObject({ id });
    }
  });

  it("is not found where there is none", async () => {
    const none = "getVpcEndpoint: no matching EC2 VPC Endpoint found";
    const { vpcId } = network;
    for (const args of [{ id: "vpce-00000000000000000" }, { vpcId, state: "rejected" }]) {
      await expect(get("getVpcEndpoint", args)).rejects.toThrow(none);
    }
  });
});

it("the subnets for an endpoint are found by the id of their zone", async () => {
  const { vpcId, subnetIds } = network;
  for (const [index, availabilityZoneId] of ZONES.entries()) {
    const id = subnetIds[index];
    expect(await get("getSubnet", { vpcId, availabilityZoneId })).toMatchObject({ id });
    const filters = [
      { name: "vpc-id", values: [vpcId] },
      { name: "availability-zone-id", values: [availabilityZoneId] },
    ];
    expect(await get("getSubnets", { filters })).toMatchObject({ ids: [id] });
  }
});

describe("an endpoint service", () => {
  it("tells its zones and its owner", async () => {
    const found = await get("getVpcEndpointService", { serviceName: service.name });
    expect(found).toMatchObject({
      ...{ acceptanceRequired: false, owner: VENDOR, serviceId: service.id, region: REGION },
      ...{ privateDnsName: "", privateDnsNames: [], serviceType: "Interface" },
      ...{ serviceRegion: REGION, supportedIpAddressTypes: ["ipv4"], tags: {} },
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc-endpoint-service/${service.id}`,
      baseEndpointDnsNames: [`${service.id}.${REGION}.vpce.amazonaws.com`],
      id: expect.stringMatching(/^\d+$/) as string,
    });
    const zones = await Promise.all(
      network.subnetIds.map(async (subnetId) => {
        const subnet = await get("getSubnet", { id: subnetId });
        expect(ZONES).toContain(subnet["availabilityZoneId"]);
        return subnet["availabilityZone"];
      }),
    );
    expect([...(found["availabilityZones"] as string[])].sort()).toEqual(zones.sort());
  });

  it("of AWS is found by the service's name", async () => {
    const name = `com.amazonaws.${REGION}.appconfig`;
    expect(await get("getVpcEndpointService", { service: "appconfig" })).toMatchObject({
      ...{ serviceName: name, service: "appconfig", owner: "amazon" },
    });
  });

  it("that the account may not use is refused in AWS's words", async () => {
    const { name } = await parts.service(ZONES, { principals: ["arn:aws:iam::222222222222:root"] });
    await expect(get("getVpcEndpointService", { serviceName: name })).rejects.toThrow(
      `InvalidServiceName: The Vpc Endpoint Service '${name}' does not exist`,
    );
  });
});
