import {
  AcceptVpcPeeringConnectionCommand,
  AssociateVpcCidrBlockCommand,
  CreateVpcCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  EC2Client,
  RejectVpcPeeringConnectionCommand,
} from "@aws-sdk/client-ec2";
import { startMoto, type Moto } from "../../../local/aws/moto";
import { cacheFolder } from "../../../local/cache-folder";
import {
  startTigerCloud,
  type TigerCloud,
  type TigerCloudOptions,
} from "../../../local/tiger-cloud";
import { linkEc2 } from "../../../local/tiger-cloud/ec2-link";
import { serve, type RunningServer } from "../../../local/tiger-cloud/server";
import { waitFor } from "../../../provider/wait/wait-for";
import { callerOf, VPC, type Call } from "./start-cloud";

/** moto's own account, which any key without a role works in. */
const CUSTOMER = "123456789012";
const TIGER = "999988887777";
const SHORT_MS = { vpc: 5, peering: 5, activation: 20, peeringDelete: 5, vpcDelete: 5 };

let moto: Moto;
let customer: EC2Client;
let cloud: TigerCloud;
let call: Call;

beforeAll(async () => {
  moto = await startMoto({ cacheDir: cacheFolder() });
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  customer = new EC2Client({ endpoint: moto.url, region: "eu-west-1", credentials });
}, 300_000);

afterAll(async () => {
  customer.destroy();
  await moto.stop();
});

beforeEach(async () => {
  cloud = await startTigerCloud({ latenciesMs: SHORT_MS, ec2: { endpoint: moto.url } });
  call = callerOf(cloud);
});

const proxies: RunningServer[] = [];

afterEach(async () => {
  await cloud.stop();
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

/** Looks until the body has all of `wanted`. */
async function see(path: string, wanted: object): Promise<Record<string, string>> {
  const look = async () => {
    const { body } = await call("GET", path);
    const found = body as Record<string, string>;
    const isThere = Object.entries(wanted).every(([field, value]) => found[field] === value);
    return isThere
      ? ({ state: "done", value: found } as const)
      : ({ state: "pending", saw: JSON.stringify(found) } as const);
  };
  return waitFor(look, { timeoutMs: 4000, minDelayMs: 5, maxDelayMs: 50 });
}

async function customerVpc(cidr = "10.9.0.0/24"): Promise<string> {
  const { Vpc } = await customer.send(new CreateVpcCommand({ CidrBlock: cidr }));
  return Vpc!.VpcId!;
}

const PEERING = "/vpcs/1001/peerings/5001";

/** Makes VPC 1001 and asks for peering 5001. */
async function askFor(peerVpcId: string): Promise<void> {
  await call("POST", "/vpcs", VPC);
  const peer = { peer_account_id: CUSTOMER, peer_region_code: "eu-west-1", peer_vpc_id: peerVpcId };
  const ask = async () => {
    const { status } = await call("POST", "/vpcs/1001/peerings", peer);
    return status === 201
      ? ({ state: "done", value: undefined } as const)
      : ({ state: "pending", saw: String(status) } as const);
  };
  await waitFor(ask, { timeoutMs: 4000, minDelayMs: 5 });
}

/** The request as EC2 shows it to the customer. */
async function inEc2(pcxId: string | undefined) {
  const { VpcPeeringConnections: all } = await customer.send(
    new DescribeVpcPeeringConnectionsCommand({}),
  );
  return all?.find(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId === pcxId);
}

test("a peering accepted in the customer's account becomes ACTIVE, and goes when deleted", async () => {
  const peerVpcId = await customerVpc();
  await askFor(peerVpcId);
  const { provisioned_id: pcxId } = await see(PEERING, { status: "PENDING" });
  expect(await inEc2(pcxId)).toMatchObject({
    Status: { Code: "pending-acceptance" },
    RequesterVpcInfo: { OwnerId: TIGER, Region: "us-east-1", CidrBlock: VPC.cidr },
    AccepterVpcInfo: { OwnerId: CUSTOMER, Region: "eu-west-1", VpcId: peerVpcId },
  });
  await customer.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: pcxId }));
  expect(await call("GET", PEERING)).toMatchObject({ body: { status: "APPROVED" } });
  await see(PEERING, { status: "ACTIVE" });
  // Where none were asked for, the vendor takes those of the customer's VPC.
  expect(cloud.peerings).toMatchObject([{ cidrBlocks: ["10.9.0.0/24"] }]);

  expect(await call("DELETE", PEERING)).toMatchObject({ status: 204 });
  await see(PEERING, { code: "NOT_FOUND" });
  expect(await inEc2(pcxId)).toMatchObject({ Status: { Code: "deleted" } });

  const [vpc] = cloud.vpcs;
  await call("DELETE", "/vpcs/1001");
  await see("/vpcs/1001", { code: "NOT_FOUND" });
  const { Vpcs: left = [] } = await customer.send(new DescribeVpcsCommand({}));
  expect(left.map(({ VpcId }) => VpcId)).not.toContain(vpc?.provisionedId);
});

test("all CIDR blocks that a customer's VPC has are taken up, and none may overlap", async () => {
  const VpcId = await customerVpc();
  await customer.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: "10.8.0.0/24" }));
  await askFor(VpcId);
  const { provisioned_id: VpcPeeringConnectionId } = await see(PEERING, { status: "PENDING" });
  await customer.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
  await see(PEERING, { status: "ACTIVE" });
  expect(cloud.peerings).toMatchObject([{ cidrBlocks: ["10.9.0.0/24", "10.8.0.0/24"] }]);

  const overlapping = await customerVpc();
  await customer.send(
    new AssociateVpcCidrBlockCommand({ VpcId: overlapping, CidrBlock: VPC.cidr }),
  );
  await call("POST", "/vpcs/1001/peerings", {
    ...{ peer_account_id: CUSTOMER, peer_region_code: "eu-west-1", peer_vpc_id: overlapping },
  });
  await see("/vpcs/1001/peerings/5002", { status: "INVALID" });
});

test("a peering rejected in the customer's account is INVALID", async () => {
  await askFor(await customerVpc());
  const { provisioned_id: pcxId } = await see(PEERING, { status: "PENDING" });
  await customer.send(new RejectVpcPeeringConnectionCommand({ VpcPeeringConnectionId: pcxId }));
  expect(await call("GET", "/vpcs/1001/peerings")).toMatchObject({
    body: [{ status: "INVALID", error_message: "The peering request was rejected" }],
  });
});

test("a peering deleted in the customer's account is DISABLED, also after it was ACTIVE", async () => {
  await askFor(await customerVpc());
  const { provisioned_id: pcxId } = await see(PEERING, { status: "PENDING" });
  const of = { VpcPeeringConnectionId: pcxId };
  await customer.send(new AcceptVpcPeeringConnectionCommand(of));
  await see(PEERING, { status: "ACTIVE" });
  await customer.send(new DeleteVpcPeeringConnectionCommand(of));
  expect(await call("GET", PEERING)).toMatchObject({
    body: { status: "DISABLED", error_message: "The peering was deleted in AWS" },
  });
  expect(await call("DELETE", PEERING)).toMatchObject({ status: 204 });
  await see(PEERING, { code: "NOT_FOUND" });
});

test("a peering with an unknown VPC is INVALID, with EC2's words and no pcx", async () => {
  await askFor("vpc-0123456789abcdef0");
  const peering = await see(PEERING, { status: "INVALID" });
  expect(peering).not.toHaveProperty("provisioned_id");
  expect(peering["error_message"]).toBe("VpcID vpc-0123456789abcdef0 does not exist.");
});

test("a peering with a VPC of an overlapping CIDR is INVALID", async () => {
  await askFor(await customerVpc("10.0.0.0/16"));
  const peering = await see(PEERING, { status: "INVALID" });
  expect(peering["error_message"]).toBe("The CIDR blocks of the two VPCs overlap");
});

/** Starts the cloud again with a proxy between it and moto, which holds each answer for `onAction`. */
async function startBehindProxy(
  onAction: (action: string) => void | Promise<void>,
  options: TigerCloudOptions = {},
): Promise<RunningServer> {
  const proxy = await serve(async (request) => {
    const body = await request.text();
    const { method, headers } = request;
    const answer = await fetch(moto.url, { method, headers, body });
    await onAction(new URLSearchParams(body).get("Action") ?? "");
    return answer;
  }, 0);
  proxies.push(proxy);
  await cloud.stop();
  const ec2 = { endpoint: new URL(proxy.apiUrl).origin };
  cloud = await startTigerCloud({ latenciesMs: SHORT_MS, ec2, ...options });
  call = callerOf(cloud);
  return proxy;
}

test("a VPC that EC2 does not make says so to whoever uses it, and can be deleted", async () => {
  const failures: string[] = [];
  const proxy = await startBehindProxy(() => undefined, {
    onFailure: ({ message }) => failures.push(message),
  });
  await proxy.close();
  await call("POST", "/vpcs", VPC);
  const look = () =>
    Promise.resolve(
      failures.length > 0
        ? ({ state: "done", value: undefined } as const)
        : ({ state: "pending", saw: "no failure" } as const),
    );
  await waitFor(look, { timeoutMs: 4000, minDelayMs: 5 });
  const peer = { peer_account_id: CUSTOMER, peer_region_code: "eu-west-1", peer_vpc_id: "vpc-1" };
  const reply = await call("POST", "/vpcs/1001/peerings", peer);
  expect(reply).toEqual({ status: 500, body: { code: "INTERNAL", message: failures[0] } });
  expect(failures[0]).toMatch(/^VPC 1001: EC2 did not make it \(.*ECONNREFUSED.*\)\. Delete it\.$/);
  expect(await call("DELETE", "/vpcs/1001")).toMatchObject({ status: 204 });
  await see("/vpcs/1001", { code: "NOT_FOUND" });
});

test("a list asks EC2 once, whatever the number of its peerings", async () => {
  const actions: string[] = [];
  await startBehindProxy((action) => void actions.push(action));
  await askFor(await customerVpc());
  const body = { peer_account_id: CUSTOMER, peer_region_code: "eu-west-1" };
  for (const cidr of ["10.10.0.0/24", "10.11.0.0/24"]) {
    const peer_vpc_id = await customerVpc(cidr);
    await call("POST", "/vpcs/1001/peerings", { ...body, peer_vpc_id });
  }
  for (const id of ["5001", "5002", "5003"]) {
    await see(`/vpcs/1001/peerings/${id}`, { status: "PENDING" });
  }
  actions.length = 0;
  expect((await call("GET", "/vpcs/1001/peerings")).body).toHaveLength(3);
  expect(actions).toEqual(["DescribeVpcPeeringConnections"]);
});

test("a request sent while EC2 is being asked is not taken for a deleted one", async () => {
  let hold = (): Promise<void> | undefined => undefined;
  await startBehindProxy((action) =>
    action === "DescribeVpcPeeringConnections" ? hold() : undefined,
  );
  await askFor(await customerVpc());
  await see(PEERING, { status: "PENDING" });
  const peer_vpc_id = await customerVpc("10.10.0.0/24");

  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = new Promise<void>((resolve) => {
    hold = () => {
      resolve();
      return released;
    };
  });
  const asked = call("GET", PEERING);
  await held;
  const peer = { peer_account_id: CUSTOMER, peer_region_code: "eu-west-1", peer_vpc_id };
  await call("POST", "/vpcs/1001/peerings", peer);
  const sent = () => {
    const status = cloud.peerings[1]?.status;
    return Promise.resolve(
      status === "PENDING"
        ? ({ state: "done", value: undefined } as const)
        : ({ state: "pending", saw: String(status) } as const),
    );
  };
  await waitFor(sent, { timeoutMs: 4000, minDelayMs: 5 });
  release();
  await asked;
  expect(cloud.peerings.map(({ status }) => status)).toEqual(["PENDING", "PENDING"]);
});

test("a reset links again, also to an EC2 that was reset itself", async () => {
  await askFor(await customerVpc());
  await fetch(`${moto.url}/moto-api/reset`, { method: "POST" });
  await cloud.reset();
  await askFor(await customerVpc());
  const { provisioned_id: pcxId } = await see(PEERING, { status: "PENDING" });
  expect(await inEc2(pcxId)).toMatchObject({ RequesterVpcInfo: { OwnerId: TIGER } });
});

test("an endpoint where nobody answers is told at the start", async () => {
  const endpoint = "http://127.0.0.1:9";
  await expect(linkEc2({ endpoint, accountId: TIGER })).rejects.toThrow(
    /^EC2 link: http:\/\/127\.0\.0\.1:9 did not let account 999988887777 in \(.+\)\. Start moto there first\.$/,
  );
});
