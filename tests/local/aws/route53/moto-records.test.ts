import type { ResourceRecordSet } from "@aws-sdk/client-route-53";
import { failureOf } from "../../../support/failure-of";
import { REGION, useMoto } from "../harness";
import { Parts as EndpointParts } from "../vpc-endpoints/parts";
import { Parts } from "./parts";

const moto = useMoto();
let parts: Parts;
let endpoints: EndpointParts;
let zone: string;
beforeAll(async () => {
  parts = new Parts(moto.url);
  endpoints = new EndpointParts(moto.url);
  zone = await parts.zone("db.test");
}, 60_000);
afterAll(() => {
  parts.close();
  endpoints.close();
});

const EU_WEST_1 = "Z38GZ743OKFT7T";
const address = (Name: string, Value = "10.0.0.1", TTL = 60): ResourceRecordSet => ({
  ...{ Name, Type: "A", TTL, ResourceRecords: [{ Value }] },
});
const alias = (Name: string, DNSName: string): ResourceRecordSet => ({
  ...{ Name, Type: "A" },
  AliasTarget: { DNSName, HostedZoneId: EU_WEST_1, EvaluateTargetHealth: false },
});
const refused = async (work: Promise<unknown>) => {
  const { name, message } = await failureOf(work);
  expect(name).toBe("InvalidChangeBatch");
  return message;
};
const named = async (name: string) =>
  (await parts.records(zone)).filter(({ Name }) => Name === `${name}.`);

describe("an alias of an interface endpoint", () => {
  it("is told without a time to live, and with its target's name in full", async () => {
    const service = await endpoints.service(["euw1-az2"]);
    const { vpcId: VpcId, subnetIds: SubnetIds } = await endpoints.network(["euw1-az2"]);
    const made = await endpoints.create({ VpcId, SubnetIds, ServiceName: service.name });
    const { DnsName = "", HostedZoneId = "" } = made.DnsEntries![0]!;
    expect(HostedZoneId).toBe(EU_WEST_1);
    await parts.change(zone, ["CREATE", alias("alias.db.test", DnsName)]);
    expect(await named("alias.db.test")).toEqual([
      {
        ...{ Name: "alias.db.test.", Type: "A" },
        AliasTarget: { DNSName: `${DnsName}.`, HostedZoneId, EvaluateTargetHealth: false },
      },
    ]);
  });

  it("is refused where its target is not in the hosted zone, or is not there", async () => {
    const create = (target: string) => parts.change(zone, ["CREATE", alias("no.db.test", target)]);
    expect(await refused(create("vpce-1.us-east-1.vpce.amazonaws.com"))).toContain(
      "but the alias target name does not lie within the target zone",
    );
    expect(await refused(create(`vpce-1.vpce-svc-1.${REGION}.vpce.amazonaws.com`))).toContain(
      "but that target was not found",
    );
    expect(await named("no.db.test")).toEqual([]);
  });
});

describe("a record", () => {
  it("is created once, whatever its values are, and put in the place of another by UPSERT", async () => {
    await parts.change(zone, ["CREATE", address("once.db.test")]);
    const again = parts.change(zone, ["CREATE", address("once.db.test", "10.0.0.2")]);
    expect(await refused(again)).toBe(
      "[Tried to create resource record set [name='once.db.test.', type='A'] but it already exists]",
    );
    await parts.change(zone, ["UPSERT", address("once.db.test", "10.0.0.3")]);
    expect(await named("once.db.test")).toMatchObject([
      { ResourceRecords: [{ Value: "10.0.0.3" }] },
    ]);
  });

  it("is deleted by the values that it has, and only where it is", async () => {
    await parts.change(zone, ["CREATE", address("gone.db.test")]);
    const remove = (record: ResourceRecordSet) => parts.change(zone, ["DELETE", record]);
    expect(await refused(remove(address("gone.db.test", "10.0.0.9")))).toContain(
      "but the values provided do not match the current values",
    );
    await remove(address("gone.db.test"));
    expect(await refused(remove(address("gone.db.test")))).toContain("but it was not found");
    await parts.change(zone, ["CREATE", address("gone.db.test", "10.0.0.2")]);
  });

  it("is refused outside of its zone, and as a CNAME at the apex or beside another", async () => {
    const cname = (Name: string): ResourceRecordSet => ({ ...address(Name, "x."), Type: "CNAME" });
    const create = (record: ResourceRecordSet) => parts.change(zone, ["CREATE", record]);
    expect(await refused(create(address("my-db.test")))).toContain("is not permitted in zone");
    expect(await refused(create(cname("db.test")))).toContain("is not permitted at apex");
    await create(address("both.db.test"));
    expect(await refused(create(cname("both.db.test")))).toContain("it conflicts with other");
  });

  it("is changed with all others of the request, or not at all", async () => {
    const batch = parts.change(
      zone,
      ["CREATE", address("first.db.test")],
      ["DELETE", address("missing.db.test")],
    );
    expect(await refused(batch)).toContain("but it was not found");
    expect(await named("first.db.test")).toEqual([]);
    await parts.change(
      zone,
      ["CREATE", address("first.db.test")],
      ["DELETE", address("first.db.test")],
      ["CREATE", address("first.db.test", "10.0.0.2")],
    );
    expect(await named("first.db.test")).toMatchObject([
      { ResourceRecords: [{ Value: "10.0.0.2" }] },
    ]);
  });
});
