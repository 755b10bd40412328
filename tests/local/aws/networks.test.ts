import { DeleteTagsCommand, ModifyVpcAttributeCommand } from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../local/aws/clients";
import { withoutMarks } from "../../../local/aws/plugin/inputs";
import { ACCOUNT, Engine, expectSettled, REGION, useMoto, type Resource } from "./harness";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const CIDR_BLOCK = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
const TABLE = "aws:ec2/routeTable:RouteTable";

const moto = useMoto();
let engine: Engine;
let vpc: Resource;
beforeAll(async () => {
  engine = await Engine.at(moto.url);
  vpc = await engine.create(VPC, { cidrBlock: "10.10.0.0/16", tags: { Name: "net" } });
}, 60_000);

const client = () => ec2Client({ endpoint: moto.url, region: REGION, accountId: ACCOUNT });

describe("a VPC", () => {
  it("is made in the account of the role and shows what AWS knows of it", async () => {
    expect(vpc.state).toMatchObject({
      arn: `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc/${vpc.id}`,
      cidrBlock: "10.10.0.0/16",
      enableDnsHostnames: false,
      enableDnsSupport: true,
      mainRouteTableId: expect.stringMatching(/^rtb-/) as string,
      defaultSecurityGroupId: expect.stringMatching(/^sg-/) as string,
      ownerId: ACCOUNT,
      region: REGION,
      tagsAll: { Name: "net" },
    });
    await expectSettled(engine, vpc);
  });

  it("takes its settings and tags in place", async () => {
    const news = { cidrBlock: "10.10.0.0/16", enableDnsHostnames: true, tags: { a: "1", b: "2" } };
    expect(engine.diff(vpc, news)).toMatchObject({ changed: ["enableDnsHostnames", "tags"] });
    vpc = await engine.update(vpc, news);
    expect(vpc.state).toMatchObject({ enableDnsHostnames: true, tagsAll: { a: "1", b: "2" } });
    await expectSettled(engine, vpc);
  });

  it("shows what was changed by hand as drift", async () => {
    const EnableDnsHostnames = { Value: false };
    await client().send(new ModifyVpcAttributeCommand({ VpcId: vpc.id, EnableDnsHostnames }));
    await client().send(new DeleteTagsCommand({ Resources: [vpc.id], Tags: [{ Key: "a" }] }));
    const drifted = await engine.refresh(vpc);
    expect(drifted?.inputs).toMatchObject({ enableDnsHostnames: false, tags: { b: "2" } });
    expect(engine.diff(drifted!, withoutMarks(vpc.inputs)).changed).toEqual([
      "enableDnsHostnames",
      "tags",
    ]);
  });

  it("is shown by the routes to `local` of its tables, one for each CIDR block", async () => {
    const asked = { routeTableId: vpc.state["mainRouteTableId"], gatewayId: "local" };
    const getRoute = (args: object) => engine.invoke("aws:ec2/getRoute:getRoute", { ...args });
    expect(await getRoute(asked)).toMatchObject({ destinationCidrBlock: "10.10.0.0/16" });
    await expect(getRoute({ ...asked, destinationCidrBlock: "10.9.0.0/16" })).rejects.toThrow(
      "No routes matching supplied arguments found",
    );
    const second = { vpcId: vpc.id, cidrBlock: "10.11.0.0/16" };
    const association = await engine.create(CIDR_BLOCK, second, "second");
    await expect(getRoute(asked)).rejects.toThrow("2 routes matched in Route Table");
    await engine.delete(association);
    expect(await getRoute(asked)).toMatchObject({ destinationCidrBlock: "10.10.0.0/16" });
  });

  it("is imported by its id", async () => {
    const imported = await engine.import(VPC, vpc.id);
    expect(imported?.inputs).toMatchObject({ cidrBlock: "10.10.0.0/16", tags: { b: "2" } });
  });

  it("is made in the region that it names itself", async () => {
    const far = await engine.create(VPC, { cidrBlock: "10.9.0.0/16", region: "us-east-1" });
    expect(far.state).toMatchObject({ region: "us-east-1" });
    expect(far.state["arn"]).toContain(":us-east-1:");
    await expectSettled(engine, far);
    await engine.delete(far);
  });

  it("has the provider's default tags beside its own", async () => {
    const defaultTags = JSON.stringify({ tags: { team: "data" } });
    const tagging = await Engine.at(moto.url, { defaultTags });
    const tagged = await tagging.create(VPC, { cidrBlock: "10.8.0.0/16", tags: { Name: "t" } });
    expect(tagged.state).toMatchObject({
      tags: { Name: "t" },
      tagsAll: { team: "data", Name: "t" },
    });
    await expectSettled(tagging, tagged);
    await tagging.delete(tagged);
  });

  it("is dropped by a refresh once it is gone, and deleting it again is no failure", async () => {
    const gone = await engine.create(VPC, { cidrBlock: "10.7.0.0/16" });
    await engine.delete(gone);
    expect(await engine.refresh(gone)).toBeUndefined();
    await engine.delete(gone);
  });

  it("passes on what AWS says, without a credential", async () => {
    const failing = engine.create(VPC, { cidrBlock: "10.0.0.0/8" }, "wide");
    await expect(failing).rejects.toThrow(/^VPC "wide": InvalidVpc\.?Range: .*10\.0\.0\.0\/8/);
    await expect(failing).rejects.not.toThrow("not-to-be-shown");
  });
});

it("adds a second CIDR block to a VPC and takes it away", async () => {
  const token = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
  const second = await engine.create(token, { vpcId: vpc.id, cidrBlock: "10.11.0.0/16" });
  await expectSettled(engine, second);
  const { inputs } = (await engine.import(token, second.id))!;
  expect(inputs).toEqual({ vpcId: vpc.id, cidrBlock: "10.11.0.0/16" });
  const moved = { vpcId: vpc.id, cidrBlock: "10.12.0.0/16" };
  expect(engine.diff(second, moved).replaces).toEqual(["cidrBlock"]);
  const asked = await engine.invoke("aws:ec2/getVpc:getVpc", { id: vpc.id });
  expect(asked["cidrBlockAssociations"]).toHaveLength(2);
  await engine.delete(second);
  expect(await engine.refresh(second)).toBeUndefined();
});

describe("subnets and route tables", () => {
  it("makes, changes and finds a subnet", async () => {
    const place = { vpcId: vpc.id, cidrBlock: "10.10.1.0/24", availabilityZone: `${REGION}a` };
    let subnet = await engine.create(SUBNET, place);
    await expectSettled(engine, subnet);
    subnet = await engine.update(subnet, { ...place, mapPublicIpOnLaunch: true });
    expect(subnet.state).toMatchObject({ mapPublicIpOnLaunch: true, ownerId: ACCOUNT });
    expect(engine.diff(subnet, { ...place, availabilityZone: `${REGION}b` }).replaces).toEqual([
      "availabilityZone",
    ]);
    const filters = [{ name: "vpc-id", values: [vpc.id] }];
    const { ids } = await engine.invoke("aws:ec2/getSubnets:getSubnets", { filters });
    expect(ids).toEqual([subnet.id]);
    const found = await engine.invoke("aws:ec2/getSubnet:getSubnet", { vpcId: vpc.id });
    expect(found).toMatchObject({ id: subnet.id, cidrBlock: "10.10.1.0/24" });
    await engine.delete(subnet);
    expect(await engine.refresh(subnet)).toBeUndefined();
  });

  it("moves a subnet from one route table to another and back to none", async () => {
    const token = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    const subnet = await engine.create(SUBNET, { vpcId: vpc.id, cidrBlock: "10.10.2.0/24" });
    const one = await engine.create(TABLE, { vpcId: vpc.id, tags: { Name: "one" } });
    const two = await engine.create(TABLE, { vpcId: vpc.id });
    await expectSettled(engine, one);
    let link = await engine.create(token, { subnetId: subnet.id, routeTableId: one.id });
    await expectSettled(engine, link);
    link = await engine.update(link, { subnetId: subnet.id, routeTableId: two.id });
    await expectSettled(engine, link);
    const asked = { subnetId: subnet.id };
    const { id } = await engine.invoke("aws:ec2/getRouteTable:getRouteTable", asked);
    expect(id).toBe(two.id);
    await engine.delete(link);
    expect(await engine.refresh(link)).toBeUndefined();
    for (const resource of [one, two, subnet]) await engine.delete(resource);
  });

  it("makes another route table the main one, and undoes that", async () => {
    const token = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";
    const original = vpc.state["mainRouteTableId"];
    const one = await engine.create(TABLE, { vpcId: vpc.id });
    const two = await engine.create(TABLE, { vpcId: vpc.id });
    let main = await engine.create(token, { vpcId: vpc.id, routeTableId: one.id });
    expect(main.state).toMatchObject({ originalRouteTableId: original });
    await expectSettled(engine, main);
    main = await engine.update(main, { vpcId: vpc.id, routeTableId: two.id });
    await expectSettled(engine, main);
    expect((await engine.refresh(vpc))?.state["mainRouteTableId"]).toBe(two.id);
    await engine.delete(main);
    expect(await engine.refresh(main)).toBeUndefined();
    expect((await engine.refresh(vpc))?.state["mainRouteTableId"]).toBe(original);
    await engine.delete(one);
    await engine.delete(two);
    const { ids } = await engine.invoke("aws:ec2/getRouteTables:getRouteTables", { vpcId: vpc.id });
    expect(ids).toEqual([original]);
  });

  it("says that there is none, or more than one, of what is looked for", async () => {
    const none = engine.invoke("aws:ec2/getSubnet:getSubnet", { vpcId: "vpc-0000" });
    await expect(none).rejects.toThrow("getSubnet: no matching EC2 Subnet found");
    const many = engine.invoke("aws:ec2/getSecurityGroup:getSecurityGroup", { name: "default" });
    await expect(many).rejects.toThrow("multiple EC2 Security Groups matched");
  });
});

it("tells who and where it is", async () => {
  const identity = await engine.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
  expect(identity).toMatchObject({ accountId: ACCOUNT, id: ACCOUNT });
  const region = await engine.invoke("aws:index/getRegion:getRegion", {});
  expect(region).toMatchObject({ id: REGION, region: REGION });
});
