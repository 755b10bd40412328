import type { EC2 } from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../local/aws/clients";
import { startMoto, type Moto } from "../../../local/aws/moto";
import { cacheFolder } from "../../../local/cache-folder";
import { startTigerCloud, type Latencies, type TigerCloud } from "../../../local/tiger-cloud";
import { waitFor } from "../../../provider/wait/wait-for";
import { clientOf, messageOf, valueOf, type Run } from "./graphql-client";

const CUSTOMER = "123456789012";
const TIGER = "999988887777";
const REGION = "eu-west-1";
const ZONES = ["euw1-az2", "euw1-az3"];

let moto: Moto;
let customer: EC2;
let vendor: EC2;
let cloud: TigerCloud;
let run: Run;

beforeAll(async () => {
  moto = await startMoto({ cacheDir: cacheFolder() });
  const place = { endpoint: moto.url, region: REGION };
  customer = ec2Client({ ...place, accountId: CUSTOMER });
  vendor = ec2Client({ ...place, accountId: TIGER });
}, 300_000);

afterAll(async () => {
  customer.destroy();
  vendor.destroy();
  await moto.stop();
});

async function start(latenciesMs: Partial<Latencies> = { claimable: 0, privateLinkAttach: 0 }) {
  const services = [{ id: "db01", name: "metrics", regionCode: REGION }];
  cloud = await startTigerCloud({ services, latenciesMs, ec2: { endpoint: moto.url } });
  run = await clientOf(cloud);
}

afterEach(() => cloud.stop());

interface Region {
  region: string;
  serviceName: string;
}
interface Connection {
  connectionId: string;
  state: string;
  linkIdentifier: string;
  principalId: string;
  region: string;
}

const regions = () => valueOf<Region[]>(run("ListPrivateLinkAvailableRegions"));
const sync = () => valueOf(run("SyncPrivateLinkConnections"));
const list = () => valueOf<Connection[]>(run("ListPrivateLinkConnections"));
const claim = (claimIdentifier: string) => run("ClaimPrivateLinkConnection", { claimIdentifier });
const claimed = (id: string) => valueOf<Connection>(claim(id));

async function nameIn(wanted: string): Promise<string> {
  return (await regions()).find(({ region }) => region === wanted)!.serviceName;
}

/** Makes, as the customer, an endpoint to Tiger Cloud's service of the region. */
async function endpoint(zoneIds = ZONES): Promise<string> {
  const { Vpc } = await customer.createVpc({ CidrBlock: "10.30.0.0/24" });
  const VpcId = Vpc!.VpcId!;
  const SubnetIds: string[] = [];
  for (const [index, AvailabilityZoneId] of zoneIds.entries()) {
    const CidrBlock = `10.30.0.${index * 64}/26`;
    const { Subnet } = await customer.createSubnet({ VpcId, CidrBlock, AvailabilityZoneId });
    SubnetIds.push(Subnet!.SubnetId!);
  }
  const { VpcEndpoint } = await customer.createVpcEndpoint({
    ...{ VpcEndpointType: "Interface", VpcId, SubnetIds, ServiceName: await nameIn(REGION) },
  });
  return VpcEndpoint!.VpcEndpointId!;
}

async function stateInEc2(id: string) {
  const listed = await customer.describeVpcEndpoints({ VpcEndpointIds: [id] });
  return listed.VpcEndpoints![0]!.State as string;
}

test("each region has a service of Tiger Cloud's account in EC2, in the vendor's two zones", async () => {
  await start();
  const names = await regions();
  expect(names).toHaveLength(13);
  for (const { region, serviceName } of names) {
    const ec2 = ec2Client({ endpoint: moto.url, region, accountId: CUSTOMER });
    const found = await ec2.describeVpcEndpointServices({ ServiceNames: [serviceName] });
    expect(found.ServiceDetails).toMatchObject([{ Owner: TIGER, AcceptanceRequired: false }]);
    expect(found.ServiceDetails![0]!.AvailabilityZoneIds).toHaveLength(2);
    ec2.destroy();
  }
  const { ServiceDetails } = await customer.describeVpcEndpointServices({
    ServiceNames: [await nameIn(REGION)],
  });
  expect(ServiceDetails![0]!.AvailabilityZoneIds).toEqual(expect.arrayContaining(ZONES));
});

test("a reset, and another emulator on the same EC2, have the same services", async () => {
  await start();
  const names = await regions();
  await cloud.reset();
  run = await clientOf(cloud);
  expect(await regions()).toEqual(names);
  await cloud.stop();
  await start();
  expect(await regions()).toEqual(names);
});

test("an endpoint is claimed after a sync, with the account that has it", async () => {
  await start();
  const id = await endpoint();
  expect(await messageOf(claim(id))).toBe("connection not found");
  await sync();
  expect(await claimed(id)).toMatchObject({
    ...{ linkIdentifier: id, principalId: CUSTOMER, region: REGION, state: "approved" },
  });
});

test("an endpoint that shows late is found by a sync after that only", async () => {
  await start({ claimable: 400 });
  const id = await endpoint();
  await sync();
  expect(await messageOf(claim(id))).toBe("connection not found");
  const look = async () => {
    await sync();
    const { data } = await claim(id);
    return data
      ? ({ state: "done", value: undefined } as const)
      : ({ state: "pending", saw: "none" } as const);
  };
  await waitFor(look, { timeoutMs: 8000, minDelayMs: 20, maxDelayMs: 100 });
});

test("an endpoint that another project has claimed cannot be claimed", async () => {
  await start();
  const id = await endpoint();
  expect(() => cloud.claimForAnotherProject(id)).toThrow("there is none");
  await sync();
  cloud.claimForAnotherProject(id);
  expect(await messageOf(claim(id))).toMatch(/already claimed/);
});

test("a connection that is deleted is rejected in EC2, where the customer sees it", async () => {
  await start();
  const id = await endpoint();
  await sync();
  const { connectionId } = await claimed(id);
  await valueOf(run("DeletePrivateLinkConnection", { connectionId }));
  expect(await stateInEc2(id)).toBe("rejected");
  await sync();
  expect(await list()).toMatchObject([{ connectionId, state: "rejected" }]);
});

test("a connection with a service behind it is not rejected in EC2 either", async () => {
  await start();
  const id = await endpoint();
  await sync();
  const { connectionId } = await claimed(id);
  const attached = { serviceId: "db01", connectionIds: [connectionId] };
  await valueOf(run("AttachServiceToPrivateLinkConnection", attached));
  const deleted = run("DeletePrivateLinkConnection", { connectionId });
  expect(await messageOf(deleted)).toMatch(/existing bindings/);
  expect(await stateInEc2(id)).toBe("available");
});

test("a rejection in the console reaches EC2 soon after", async () => {
  await start();
  const id = await endpoint();
  await sync();
  await claimed(id);
  cloud.rejectPrivateLink(id);
  expect(await list()).toMatchObject([{ state: "rejected" }]);
  const look = async () => {
    const saw = await stateInEc2(id);
    return saw === "rejected"
      ? ({ state: "done", value: undefined } as const)
      : ({ state: "pending", saw } as const);
  };
  await waitFor(look, { timeoutMs: 8000, minDelayMs: 5, maxDelayMs: 50 });
});

test("an endpoint that was rejected in Tiger Cloud's AWS account is rejected after a sync", async () => {
  await start();
  const id = await endpoint();
  await sync();
  await claimed(id);
  const ServiceId = (await nameIn(REGION)).split(".").at(-1);
  await vendor.rejectVpcEndpointConnections({ ServiceId, VpcEndpointIds: [id] });
  await sync();
  expect(await list()).toMatchObject([{ state: "rejected" }]);
  expect(await messageOf(claim(id))).toBe("connection in state Rejected cannot be claimed");
});

test("an endpoint that the customer deletes in EC2 is removed after a sync", async () => {
  await start();
  const id = await endpoint();
  await sync();
  const { connectionId } = await claimed(id);
  await customer.deleteVpcEndpoints({ VpcEndpointIds: [id] });
  await sync();
  expect(await list()).toMatchObject([{ connectionId, state: "removed" }]);
  await valueOf(run("DeletePrivateLinkConnection", { connectionId }));
  expect(await list()).toMatchObject([{ state: "removed" }]);
});

test("an endpoint that was added by hand stays beside those of EC2", async () => {
  await start();
  const byHand = "vpce-0123456789abcdef0";
  cloud.addVpcEndpoint({ id: byHand, accountId: CUSTOMER, regionCode: REGION });
  await sync();
  expect(await claimed(byHand)).toMatchObject({ state: "approved" });
});
