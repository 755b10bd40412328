import { failureOf } from "../../../support/failure-of";
import { ACCOUNT, Engine, expectSettled, REGION, useMoto } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let engine: Engine;
let parts: Parts;
beforeAll(async () => {
  engine = await Engine.at(moto.url);
  parts = new Parts(moto.url);
}, 60_000);
afterAll(() => parts.close());

const OTHER = "222222222222";
const ZONE = "aws:route53/zone:Zone";
const RECORD = "aws:route53/record:Record";
const ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";
const AUTHORIZATION = "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization";
const vpcOf = async (account = ACCOUNT) => (await parts.vpc(account)).VPCId;
const zoneOf = async (name: string) =>
  engine.create(ZONE, { name, vpcs: [{ vpcId: await vpcOf() }] });

describe("a private zone", () => {
  it("has the real provider's defaults, no region, and the provider's region for its VPC", async () => {
    const vpcId = await vpcOf();
    const news = { name: "One.test.", vpcs: [{ vpcId }], tags: { team: "data" } };
    const zone = await engine.create(ZONE, news);
    expect(zone.id).toMatch(/^[A-Z0-9]+$/);
    expect(zone.state).toMatchObject({
      ...{ arn: `arn:aws:route53:::hostedzone/${zone.id}`, zoneId: zone.id, name: "one.test" },
      ...{ comment: "Managed by Pulumi", forceDestroy: false, tagsAll: { team: "data" } },
      vpcs: [{ vpcId, vpcRegion: REGION }],
    });
    expect(zone.state).not.toHaveProperty("region");
    expect((zone.state["nameServers"] as string[])[0]).toBe(zone.state["primaryNameServer"]);
    await expectSettled(engine, zone);
    expect((await engine.import(ZONE, zone.id))?.inputs).toMatchObject({
      ...{ name: "one.test", tags: { team: "data" }, vpcs: [{ vpcId, vpcRegion: REGION }] },
    });
    await engine.delete(zone);
    expect(await engine.refresh(zone)).toBeUndefined();
    await engine.delete(zone);
  });

  it("takes another VPC in place of its last one, and comment and tags in place", async () => {
    const vpcIds = [await vpcOf(), await vpcOf(), await vpcOf()];
    const vpcs = vpcIds.map((vpcId) => ({ vpcId }));
    let zone = await engine.create(ZONE, { name: "two.test", vpcs: vpcs.slice(0, 2) });
    expect(zone.state["vpcs"]).toHaveLength(2);
    const news = { name: "two.test", vpcs: vpcs.slice(2), comment: "", tags: { a: "1" } };
    expect(engine.diff(zone, news)).toMatchObject({
      changed: ["comment", "vpcs", "tags"],
      replaces: [],
    });
    zone = await engine.update(zone, news);
    expect(zone.state).toMatchObject({
      ...{ comment: "", tagsAll: { a: "1" }, vpcs: [{ vpcId: vpcIds[2] }] },
    });
    await expectSettled(engine, zone);
    zone = await engine.update(zone, { ...news, tags: { b: "2" } });
    await expectSettled(engine, zone);
    expect(engine.diff(zone, { ...news, name: "three.test" }).replaces).toEqual(["name"]);
  });

  it("shows a VPC that somebody else added as drift", async () => {
    const zone = await zoneOf("drift.test");
    const VPC = await parts.vpc();
    await parts.at().associateVPCWithHostedZone({ HostedZoneId: zone.id, VPC });
    const found = (await engine.refresh(zone))!;
    const { changed } = engine.diff(found, { name: "drift.test", vpcs: zone.inputs["vpcs"] });
    expect(changed).toEqual(["vpcs"]);
  });

  it("is deleted with records that are not ours where it is told so only", async () => {
    const [kept, forced] = [
      await zoneOf("kept.test"),
      await engine.create(ZONE, {
        ...{ name: "forced.test", forceDestroy: true, vpcs: [{ vpcId: await vpcOf() }] },
      }),
    ];
    for (const [{ id }, name] of [
      [kept, "a.kept.test"],
      [forced, "a.forced.test"],
    ] as const) {
      await engine.create(RECORD, { zoneId: id, name, type: "A", ttl: 60, records: ["10.0.0.1"] });
    }
    expect((await failureOf(engine.delete(kept))).message).toContain("HostedZoneNotEmpty");
    await engine.delete(forced);
    expect(await engine.refresh(forced)).toBeUndefined();
  });
});

describe("a record", () => {
  it("tells its full name, and takes its values in place", async () => {
    const { id: zoneId } = await zoneOf("records.test");
    const place = { zoneId, name: "DB.", type: "A", ttl: 60 };
    let made = await engine.create(RECORD, { ...place, records: ["10.0.0.2", "10.0.0.1"] });
    expect(made.id).toBe(`${zoneId}_db._A`);
    expect(made.state).toMatchObject({ fqdn: "db.records.test", name: "db", ttl: 60 });
    await expectSettled(engine, made);
    expect(engine.diff(made, { ...place, records: ["10.0.0.1", "10.0.0.2"] }).changed).toEqual([]);
    made = await engine.update(made, { ...place, ttl: 30, records: ["10.0.0.3"] });
    expect(made.state).toMatchObject({ ttl: 30, records: ["10.0.0.3"] });
    await expectSettled(engine, made);
    expect(engine.diff(made, { ...made.inputs, name: "other" }).replaces).toEqual(["name"]);
    await engine.delete(made);
    expect(await engine.refresh(made)).toBeUndefined();
    await engine.delete(made);
  });

  it("is an alias, whose name counts without its case and last dot", async () => {
    const { id: zoneId } = await zoneOf("alias.test");
    const place = { zoneId, name: "alias.test", type: "A" };
    const alias = (name: string) => ({
      name,
      zoneId: "Z26RNL4JYFTOTI",
      evaluateTargetHealth: false,
    });
    const news = { ...place, aliases: [alias("Tiger.elb.us-east-1.amazonaws.com")] };
    const made = await engine.create(RECORD, news);
    expect(made.state).toMatchObject({
      ...{ fqdn: "alias.test", aliases: [alias("tiger.elb.us-east-1.amazonaws.com")] },
    });
    expect(made.state).not.toHaveProperty("ttl");
    expect(made.state).not.toHaveProperty("records");
    const found = (await engine.refresh(made))!;
    expect(found.inputs).toEqual(made.inputs);
    const dotted = { ...place, aliases: [alias("tiger.elb.us-east-1.amazonaws.com.")] };
    expect(engine.diff(found, dotted).changed).toEqual([]);
    const other = { ...place, aliases: [alias("other.elb.us-east-1.amazonaws.com")] };
    expect(engine.diff(found, other)).toMatchObject({ changed: ["aliases"], replaces: [] });
    expect((await engine.update(found, other)).state).toMatchObject({
      aliases: [alias("other.elb.us-east-1.amazonaws.com")],
    });
  });

  it("gets another type by one change that takes the old one away", async () => {
    const { id: zoneId } = await zoneOf("types.test");
    const place = { zoneId, name: "db.types.test", ttl: 60 };
    const made = await engine.create(RECORD, { ...place, type: "A", records: ["10.0.0.1"] });
    const news = { ...place, type: "CNAME", records: ["other.test"] };
    expect(engine.diff(made, news)).toMatchObject({ changed: ["type", "records"], replaces: [] });
    await engine.update(made, news);
    const [record, ...others] = (await parts.records(zoneId)).filter(
      ({ Name }) => Name === "db.types.test.",
    );
    expect(record).toMatchObject({ Type: "CNAME", ResourceRecords: [{ Value: "other.test" }] });
    expect(others).toEqual([]);
  });

  it("does not take over one that is there, unless it is told to", async () => {
    const { id: zoneId } = await zoneOf("taken.test");
    const news = { zoneId, name: "db.taken.test", type: "A", ttl: 60, records: ["10.0.0.1"] };
    await engine.create(RECORD, news);
    const again = { ...news, records: ["10.0.0.2"] };
    const refused = await failureOf(engine.create(RECORD, again));
    expect(refused.message).toContain("InvalidChangeBatch");
    expect(refused.message).toContain("but it already exists");
    const taken = await engine.create(RECORD, { ...again, allowOverwrite: true });
    await expectSettled(engine, taken);
  });

  it("is gone with its zone", async () => {
    const zone = await zoneOf("gone.test");
    const news = { zoneId: zone.id, name: "db", type: "A", ttl: 60, records: ["10.0.0.1"] };
    const made = await engine.create(RECORD, news);
    await parts.change(zone.id, [
      "DELETE",
      {
        ...{ Name: "db.gone.test", Type: "A", TTL: 60, ResourceRecords: [{ Value: "10.0.0.1" }] },
      },
    ]);
    await parts.at().deleteHostedZone({ Id: zone.id });
    expect(await engine.refresh(made)).toBeUndefined();
    await engine.delete(made);
  });
});

describe("the zone of another account", () => {
  it("is associated with our VPC once it authorized that, and let go", async () => {
    const roleArn = `arn:aws:iam::${OTHER}:role/any`;
    const owner = await Engine.at(moto.url, { assumeRoles: JSON.stringify([{ roleArn }]) });
    const theirs = [{ vpcId: await vpcOf(OTHER) }];
    const { id: zoneId } = await owner.create(ZONE, { name: "shared.test", vpcs: theirs });
    const vpcId = await vpcOf();
    const authorization = await owner.create(AUTHORIZATION, { zoneId, vpcId });
    expect(authorization).toMatchObject({ id: `${zoneId}:${vpcId}`, state: { vpcRegion: REGION } });
    await expectSettled(owner, authorization);
    const association = await engine.create(ASSOCIATION, { zoneId, vpcId });
    expect(association).toMatchObject({
      id: `${zoneId}:${vpcId}:${REGION}`,
      state: { owningAccount: OTHER, vpcRegion: REGION },
    });
    await expectSettled(engine, association);
    await owner.delete(authorization);
    expect(await owner.refresh(authorization)).toBeUndefined();
    await expectSettled(engine, association);
    await engine.delete(association);
    expect(await engine.refresh(association)).toBeUndefined();
    await engine.delete(association);
  });
});
