import { failureOf } from "../../../support/failure-of";
import { ACCOUNT, Engine, expectSettled, REGION, useMoto, type Resource } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let engine: Engine;
let parts: Parts;
let service: { id: string; name: string };
beforeAll(async () => {
  engine = await Engine.at(moto.url);
  parts = new Parts(moto.url);
  service = await parts.service(ZONES);
}, 60_000);
afterAll(() => parts.close());

const ZONES = ["euw1-az2", "euw1-az3"];
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

async function inputs(serviceName = service.name) {
  const { vpcId, subnetIds } = await parts.network(ZONES);
  return { vpcId, subnetIds, serviceName, vpcEndpointType: "Interface" };
}
const idsOf = (resource: Resource, name: string) => resource.state[name] as string[];

describe("a VPC endpoint", () => {
  it("tells its names, addresses and group once it is available", async () => {
    const news = { ...(await inputs()), tags: { Name: "tiger" } };
    const made = await engine.create(ENDPOINT, news);
    expect(made.state).toMatchObject({
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc-endpoint/${made.id}`,
      ...{ cidrBlocks: [], ipAddressType: "ipv4", ownerId: ACCOUNT, prefixListId: "" },
      ...{ privateDnsEnabled: false, requesterManaged: false, routeTableIds: [] },
      ...{ serviceRegion: REGION, state: "available", tagsAll: { Name: "tiger" } },
      dnsOptions: { dnsRecordIpType: "ipv4" },
      policy: expect.stringMatching(/^{"Version":"2008-10-17","Statement":/) as string,
    });
    const [regional, ...zonal] = made.state["dnsEntries"] as { dnsName: string }[];
    expect(regional?.dnsName).toMatch(new RegExp(`^${made.id}-[a-z0-9]{8}\\.${service.id}\\.`));
    expect(zonal).toHaveLength(2);
    expect(idsOf(made, "securityGroupIds")).toHaveLength(1);
    expect(idsOf(made, "networkInterfaceIds")).toHaveLength(2);
    expect(made.state["subnetConfigurations"]).toMatchObject([
      { ipv4: "10.10.0.4", subnetId: news.subnetIds[0] },
      { ipv4: "10.10.1.4", subnetId: news.subnetIds[1] },
    ]);
    await expectSettled(engine, made);
    expect((await engine.import(ENDPOINT, made.id))?.inputs).toMatchObject(news);
    await engine.delete(made);
    expect(await engine.refresh(made)).toBeUndefined();
    await engine.delete(made);
  });

  it("takes subnets, groups and tags in place, in any order", async () => {
    const { subnetIds, ...news } = await inputs();
    const [first, second] = subnetIds as [string, string];
    let made = await engine.create(ENDPOINT, { ...news, subnetIds: [first] });
    const group = await engine.create("aws:ec2/securityGroup:SecurityGroup", { vpcId: news.vpcId });
    const wider = { ...news, subnetIds: [second, first], securityGroupIds: [group.id] };
    const changed = { ...wider, tags: { team: "data" } };
    expect(engine.diff(made, changed)).toMatchObject({
      changed: ["subnetIds", "securityGroupIds", "tags"],
      replaces: [],
    });
    made = await engine.update(made, changed);
    expect(made.state).toMatchObject({ securityGroupIds: [group.id], tagsAll: { team: "data" } });
    expect(made.state["dnsEntries"]).toHaveLength(3);
    expect(engine.diff(made, { ...changed, subnetIds: [first, second] }).changed).toEqual([]);
    made = await engine.update(made, { ...changed, subnetIds: [second] });
    expect(idsOf(made, "networkInterfaceIds")).toHaveLength(1);
    await expectSettled(engine, made);
  });

  it("is replaced for another VPC, service, region of it or type", async () => {
    const { subnetIds, ...news } = await inputs();
    const made = await engine.create(ENDPOINT, { ...news, subnetIds });
    const other = { vpcId: "vpc-1", serviceName: "com.x", serviceRegion: "eu-central-1" };
    expect(engine.diff(made, { ...other, subnetIds }).replaces).toEqual([
      ...["vpcId", "serviceName", "serviceRegion", "vpcEndpointType"],
    ]);
  });

  it("is made where it waits for its acceptance, and shows that", async () => {
    const { name } = await parts.service(ZONES, { AcceptanceRequired: true });
    const made = await engine.create(ENDPOINT, await inputs(name));
    expect(made.state).toMatchObject({ state: "pendingAcceptance" });
    await expectSettled(engine, made);
  });

  it("stays where it was rejected: a refresh shows the state, and an update fails", async () => {
    const news = await inputs();
    const made = await engine.create(ENDPOINT, news);
    await parts.vendor.rejectVpcEndpointConnections({
      ...{ ServiceId: service.id, VpcEndpointIds: [made.id] },
    });
    const found = (await engine.refresh(made))!;
    expect(found.state).toMatchObject({ state: "rejected" });
    expect(engine.diff(found, news).changed).toEqual([]);
    const updated = engine.update(found, { ...news, subnetIds: news.subnetIds.slice(0, 1) });
    expect((await failureOf(updated)).message).toBe(
      `VPC endpoint ${made.id}: waiting for EC2 VPC Endpoint (${made.id}) update: ` +
        "unexpected state 'rejected', wanted target 'available, pendingAcceptance'",
    );
    await engine.delete(found);
    expect(await engine.refresh(found)).toBeUndefined();
  });

  it("is not made in a zone that its service is not in, in AWS's words", async () => {
    const { vpcId, subnetIds } = await parts.network(["euw1-az1"]);
    const news = { ...(await inputs()), vpcId, subnetIds };
    expect((await failureOf(engine.create(ENDPOINT, news))).message).toBe(
      `VPC endpoint "it": InvalidParameter: The VPC endpoint service ${service.name} does not ` +
        `support the availability zone of the subnet: ${subnetIds[0]}.`,
    );
  });
});
