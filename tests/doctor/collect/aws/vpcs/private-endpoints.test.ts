import { Parts as EndpointParts } from "../../../../local/aws/vpc-endpoints/parts";
import { Parts as ZoneParts } from "../../../../local/aws/route53/parts";
import {
  ACCOUNT,
  collectAt,
  REGION,
  seen,
  subject,
  useDoctorMoto,
  VENDOR,
  wanted,
} from "../on-moto";

const moto = useDoctorMoto();
let endpoints: EndpointParts;
let zones: ZoneParts;
beforeAll(() => {
  endpoints = new EndpointParts(moto.url);
  zones = new ZoneParts(moto.url);
});
afterAll(() => {
  endpoints.close();
  zones.close();
});

const ZONE_IDS = ["euw1-az2", "euw1-az3"];
const DOMAIN = "p1.tsdb.cloud.timescale.com";
const HOST = `s1.${DOMAIN}`;

/** A VPC of the customer's with an endpoint to a service of the vendor's in two zones. */
async function withEndpoint() {
  const service = await endpoints.service(ZONE_IDS);
  const { vpcId, subnetIds } = await endpoints.network(ZONE_IDS);
  const made = await endpoints.create({
    ...{ VpcId: vpcId, ServiceName: service.name, SubnetIds: subnetIds },
  });
  return { vpcId, subnetIds, service, id: made.VpcEndpointId!, made };
}

const inVpc = (VPCId: string) => ({ VPCId, VPCRegion: REGION }) as const;

test("an endpoint is told with its names, its groups and an address in each subnet", async () => {
  const { vpcId, subnetIds, service, id } = await withEndpoint();
  const { vpcs } = await collectAt(moto.url, wanted([vpcId]));
  const [endpoint, ...others] = seen(vpcs.get(vpcId)?.vpcEndpoints);
  expect(others).toEqual([]);
  expect(endpoint).toMatchObject({
    ...{ vpcEndpointId: id, serviceName: service.name, state: "available", subnetIds },
    securityGroupIds: [expect.stringMatching(/^sg-/)],
  });
  const addresses = seen(endpoint?.addresses);
  expect(addresses).toHaveLength(2);
  expect(addresses[0]).toMatch(/^10\.10\.0\.\d+$/);
  expect(addresses[1]).toMatch(/^10\.10\.1\.\d+$/);
  const [regional, ...zonal] = endpoint!.dnsNames;
  expect(regional).toMatch(new RegExp(`^${id}-[0-9a-z]{8}\\.`));
  expect(zonal).toHaveLength(2);
});

test("the states of an endpoint are in lower case", async () => {
  const service = await endpoints.service(ZONE_IDS, { AcceptanceRequired: true });
  const { vpcId, subnetIds } = await endpoints.network(ZONE_IDS);
  await endpoints.create({ VpcId: vpcId, ServiceName: service.name, SubnetIds: subnetIds });
  const { vpcs } = await collectAt(moto.url, wanted([vpcId]));
  expect(seen(vpcs.get(vpcId)?.vpcEndpoints)[0]?.state).toBe("pendingacceptance");
});

test("private zones are told with aliases, values and wildcards, and DNS host names are asked", async () => {
  const { vpcId, made } = await withEndpoint();
  const zoneId = await zones.zone(DOMAIN, inVpc(vpcId));
  const target = made.DnsEntries![0]!;
  const AliasTarget = {
    ...{ DNSName: target.DnsName!, HostedZoneId: target.HostedZoneId! },
    EvaluateTargetHealth: false,
  };
  await zones.change(
    zoneId,
    ["CREATE", { Name: HOST, Type: "A", AliasTarget }],
    [
      "CREATE",
      { Name: `*.${DOMAIN}`, Type: "A", TTL: 60, ResourceRecords: [{ Value: "10.0.0.1" }] },
    ],
  );
  await zones.zone("another.internal", inVpc(vpcId));
  const { vpcs } = await collectAt(moto.url, wanted([vpcId], { vpcIdsWithZones: [vpcId] }));
  const facts = vpcs.get(vpcId)!;
  expect(facts.dnsHostnames).toEqual({ value: false });
  const found = seen(facts.privateZones);
  expect(found.map(({ name }) => name).sort()).toEqual(["another.internal", DOMAIN]);
  const zone = found.find(({ name }) => name === DOMAIN);
  expect(zone?.zoneId).toBe(zoneId);
  expect(seen(zone?.records).filter(({ type }) => type === "A")).toEqual(
    expect.arrayContaining([
      { name: HOST, type: "A", aliasTo: target.DnsName!.toLowerCase(), values: [] },
      { name: `*.${DOMAIN}`, type: "A", aliasTo: undefined, values: ["10.0.0.1"] },
    ]),
  );
});

test("zones that answer for none of the hosts are left out, where hosts are given", async () => {
  const { vpcId } = await withEndpoint();
  for (const name of [DOMAIN, "timescale.com", "another.internal", `x${DOMAIN}`]) {
    await zones.zone(name, inVpc(vpcId));
  }
  const { vpcs } = await collectAt(
    moto.url,
    wanted([vpcId], { vpcIdsWithZones: [vpcId], hosts: [HOST] }),
  );
  const names = seen(vpcs.get(vpcId)?.privateZones).map(({ name }) => name);
  expect(names.sort()).toEqual([DOMAIN, "timescale.com"]);
});

describe("a zone of another account", () => {
  /** A VPC of the vendor's that is associated with a zone of the customer's. */
  async function associated() {
    const zoneId = await zones.zone(DOMAIN);
    const VPC = await zones.vpc(VENDOR);
    const HostedZoneId = zoneId;
    await zones.at().createVPCAssociationAuthorization({ HostedZoneId, VPC });
    await zones.at(VENDOR).associateVPCWithHostedZone({ HostedZoneId, VPC });
    const access = { roleArn: `arn:aws:iam::${VENDOR}:role/any` };
    return { zoneId, vpc: subject(VPC.VPCId, { accountId: VENDOR, access }) };
  }

  it("has records that cannot be looked at, and says who has it", async () => {
    const { zoneId, vpc } = await associated();
    const { vpcs } = await collectAt(moto.url, wanted([vpc], { vpcIdsWithZones: [vpc.vpcId] }));
    expect(seen(vpcs.get(vpc.vpcId)?.privateZones)).toEqual([
      { zoneId, name: DOMAIN, records: { unseen: `account ${ACCOUNT} has the zone` } },
    ]);
  });

  it("is asked there where the stack reaches that account, too", async () => {
    const { zoneId, vpc } = await associated();
    const own = (await zones.vpc()).VPCId;
    const { vpcs } = await collectAt(
      moto.url,
      wanted([vpc, own], { vpcIdsWithZones: [vpc.vpcId] }),
    );
    const [zone] = seen(vpcs.get(vpc.vpcId)?.privateZones);
    expect(zone?.zoneId).toBe(zoneId);
    expect(seen(zone?.records).map(({ type }) => type)).toEqual(["NS", "SOA"]);
  });
});
