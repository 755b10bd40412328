import {
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../local/aws/clients";
import { ACCOUNT, Engine, expectSettled, REGION, useMoto, type Resource } from "./harness";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

const moto = useMoto();
let engine: Engine;
let vpc: Resource;
beforeAll(async () => {
  engine = await Engine.at(moto.url);
  vpc = await engine.create("aws:ec2/vpc:Vpc", { cidrBlock: "10.10.0.0/16" });
}, 60_000);

describe("a security group", () => {
  it("lets nothing out when it is made without rules", async () => {
    const group = await engine.create(GROUP, { vpcId: vpc.id, tags: { Name: "g" } }, "plain");
    expect(group.state).toMatchObject({
      description: "Managed by Pulumi",
      egress: [],
      ingress: [],
      name: expect.stringMatching(/^plain-[0-9a-f]{7}$/) as string,
    });
    await expectSettled(engine, group);
    const found = await engine.invoke("aws:ec2/getSecurityGroup:getSecurityGroup", {
      id: group.id,
    });
    expect(found).toMatchObject({ name: group.state["name"], vpcId: vpc.id, tags: { Name: "g" } });
    await engine.delete(group);
    expect(await engine.refresh(group)).toBeUndefined();
  });

  it("keeps its inline rules as they are given, in any order", async () => {
    const ssh = { protocol: "tcp", fromPort: 22, toPort: 22 };
    const ingress = [
      { ...ssh, cidrBlocks: ["10.2.0.0/16", "10.1.0.0/16"], description: "ssh" },
      { protocol: "udp", fromPort: 53, toPort: 53, self: true },
    ];
    const all = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
    const base = { vpcId: vpc.id, name: "inline", revokeRulesOnDelete: true };
    let group = await engine.create(GROUP, { ...base, ingress, egress: [all] });
    // As in the real schema, what a rule has not is blank.
    expect(group.state["egress"]).toEqual([
      {
        ...{ ...all, description: "", ipv6CidrBlocks: [], prefixListIds: [] },
        ...{ securityGroups: [], self: false },
      },
    ]);
    const settled = await engine.refresh(group);
    expect(settled?.inputs).toEqual(group.inputs);
    await expectSettled(engine, group);
    const https = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] };
    group = await engine.update(group, { ...base, ingress: ingress.slice(0, 1), egress: [https] });
    expect(group.state).toMatchObject({ egress: [https] });
    expect(group.state["ingress"]).toHaveLength(1);
    await expectSettled(engine, group);
    await engine.delete(group);
  });

  it("says so in AWS's words when its name is taken", async () => {
    const first = await engine.create(GROUP, { vpcId: vpc.id, name: "taken" });
    await expect(engine.create(GROUP, { vpcId: vpc.id, name: "taken" })).rejects.toThrow(
      /^Security group "it": InvalidGroup\.Duplicate: /,
    );
    expect(engine.diff(first, { vpcId: vpc.id, name: "other" })).toMatchObject({
      replaces: ["name"],
      deleteBeforeReplace: true,
    });
    await engine.delete(first);
  });
});

describe("a security group that a network interface wears", () => {
  const IN_USE = /DependencyViolation: resource sg-\w+ has a dependent object$/;
  let ec2: EC2Client;
  let group: Resource;
  let interfaceId: string;
  beforeAll(async () => {
    ec2 = ec2Client({ endpoint: moto.url, region: REGION, accountId: ACCOUNT });
    group = await engine.create(GROUP, { vpcId: vpc.id });
    const subnet = { vpcId: vpc.id, cidrBlock: "10.10.1.0/24" };
    const { id: SubnetId } = await engine.create("aws:ec2/subnet:Subnet", subnet);
    const made = await ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId, Groups: [group.id] }),
    );
    interfaceId = made.NetworkInterface!.NetworkInterfaceId!;
  });
  afterAll(() => ec2.destroy());

  it("is not deleted within the time that it is given", async () => {
    const beganMs = performance.now();
    await expect(engine.delete(group, 1 / 4)).rejects.toThrow(IN_USE);
    // A minute of the real provider takes a second here.
    expect(performance.now() - beganMs).toBeLessThan(5000);
    expect(await engine.refresh(group)).toEqual(group);
  });

  it("is no longer asked for when the engine cancels", async () => {
    const other = await Engine.at(moto.url);
    const deleted = other.delete(group);
    other.cancel();
    await expect(deleted).rejects.toThrow(`Security group ${group.id}: cancelled`);
  });

  it("goes once nothing wears it any more", async () => {
    const deleted = engine.delete(group);
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: interfaceId }));
    await deleted;
    expect(await engine.refresh(group)).toBeUndefined();
  });
});

describe("a rule of its own", () => {
  let group: Resource;
  beforeAll(async () => {
    group = await engine.create(GROUP, { vpcId: vpc.id });
  });

  const database = () => ({
    securityGroupId: group.id,
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    cidrIpv4: "10.50.0.0/24",
  });

  it("lets out to the database, and is changed in place", async () => {
    const news = { ...database(), description: "database", tags: { Name: "db" } };
    let rule = await engine.create(EGRESS, news);
    expect(rule.state).toMatchObject({ securityGroupRuleId: rule.id, tagsAll: { Name: "db" } });
    await expectSettled(engine, rule);
    rule = await engine.update(rule, { ...database(), toPort: 5433, cidrIpv4: "10.51.0.0/24" });
    expect(rule.state).toMatchObject({ toPort: 5433, cidrIpv4: "10.51.0.0/24", tagsAll: {} });
    expect(rule.state).not.toHaveProperty("description");
    await expectSettled(engine, rule);
    expect(engine.diff(rule, { ...database(), securityGroupId: "sg-1" }).replaces).toEqual([
      "securityGroupId",
    ]);
    await engine.delete(rule);
    expect(await engine.refresh(rule)).toBeUndefined();
    await engine.delete(rule);
  });

  it("lets in from another group, and everything from a block", async () => {
    const fromGroup = await engine.create(INGRESS, {
      securityGroupId: group.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      referencedSecurityGroupId: vpc.state["defaultSecurityGroupId"],
      description: "from the default group",
    });
    const news = { securityGroupId: group.id, ipProtocol: "-1", cidrIpv4: "10.10.0.0/16" };
    const fromBlock = await engine.create(INGRESS, news);
    for (const rule of [fromGroup, fromBlock]) {
      await expectSettled(engine, rule);
      expect((await engine.import(INGRESS, rule.id))?.state).toEqual(rule.state);
      await engine.delete(rule);
    }
  });

  it("is refused by AWS when the group has it already", async () => {
    const rule = await engine.create(EGRESS, database());
    await expect(engine.create(EGRESS, database(), "again")).rejects.toThrow(
      /^Security group egress rule "again": InvalidPermission\.Duplicate: /,
    );
    await engine.delete(rule);
  });
});
