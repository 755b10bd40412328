import type { EC2 } from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../local/aws/clients";
import { startMoto, type Moto } from "../../../local/aws/moto";
import { cacheFolder } from "../../../local/cache-folder";
import { startTigerCloud, type TigerCloud } from "../../../local/tiger-cloud";
import { Ec2TransitGateways } from "../../../local/tiger-cloud/ec2-transit-gateways";
import { waitFor } from "../../../provider/wait/wait-for";
import { clientOf, valueOf, type Run, firstConnectionOf, type Connection } from "./graphql-client";

const CUSTOMER = "123456789012";
const SHORT_MS = { vpc: 5, peering: 5, arrival: 5, activation: 20, peeringDelete: 5, vpcDelete: 5 };
const BLOCKS = ["10.9.0.0/16"];

let moto: Moto;
let cloud: TigerCloud;
let run: Run;
let customers: EC2[];

beforeAll(async () => {
  moto = await startMoto({ cacheDir: cacheFolder() });
}, 300_000);

afterAll(() => moto.stop());

beforeEach(async () => {
  cloud = await startTigerCloud({ latenciesMs: SHORT_MS, ec2: { endpoint: moto.url } });
  run = await clientOf(cloud);
  customers = [];
});

afterEach(async () => {
  await cloud.stop();
  for (const customer of customers) customer.destroy();
});

function inAccount(region: string, accountId = CUSTOMER): EC2 {
  const customer = ec2Client({ endpoint: moto.url, region, accountId });
  customers.push(customer);
  return customer;
}

async function gatewayOf(customer: EC2): Promise<string> {
  const { TransitGateway } = await customer.createTransitGateway({});
  return TransitGateway!.TransitGatewayId!;
}

/** Looks at the VPC's only peering until its request has arrived and it has all of `wanted`. */
function see(vpcId: string, wanted: Partial<Connection>): Promise<Connection> {
  const look = async () => {
    const found = await firstConnectionOf(run, vpcId);
    const isWhole = found?.accepterProvisionedId !== "" || wanted.status === "INVALID";
    const fields = Object.entries(wanted) as [keyof Connection, string][];
    return found && isWhole && fields.every(([field, value]) => found[field] === value)
      ? ({ state: "done", value: found } as const)
      : ({ state: "pending", saw: JSON.stringify(found) } as const);
  };
  return waitFor(look, { timeoutMs: 8000, minDelayMs: 5, maxDelayMs: 50 });
}

/** A VPC that can be used. */
async function vpcIn(regionCode: string, cidr: string): Promise<string> {
  const made = run("CreateVPC", { name: "net", cidr, regionCode });
  const { id } = await valueOf<{ id: string }>(made);
  const look = async () => {
    const vpc = await valueOf<{ status: string }>(run("GetVPCByID", { vpcId: id }));
    return vpc.status === "CREATED"
      ? ({ state: "done", value: id } as const)
      : ({ state: "pending", saw: vpc.status } as const);
  };
  return waitFor(look, { timeoutMs: 8000, minDelayMs: 5 });
}

const open = (vpcId: string, externalVpcId: string, regionCode: string) =>
  valueOf<{ id: string }>(
    run("OpenPeerRequest", {
      ...{ vpcId, externalVpcId, accountId: CUSTOMER, regionCode, cidrBlocks: BLOCKS },
    }),
  );

/** The attachment as the customer sees it, by the id that the API tells for the accepter. */
async function inEc2(customer: EC2, { accepterProvisionedId }: Connection) {
  const { TransitGatewayPeeringAttachments: all = [] } =
    await customer.describeTransitGatewayPeeringAttachments({});
  return all.find((one) => one.TransitGatewayAttachmentId === accepterProvisionedId);
}

const attachment = ({ accepterProvisionedId: TransitGatewayAttachmentId }: Connection) => ({
  TransitGatewayAttachmentId,
});

test.each(["us-east-1", "eu-central-1"])(
  "a peering with a gateway in %s is accepted there, becomes ACTIVE, and goes when deleted",
  async (region) => {
    const customer = inAccount(region);
    const gateway = await gatewayOf(customer);
    const vpcId = await vpcIn("us-east-1", "10.0.0.0/24");
    const { id } = await open(vpcId, gateway, region);
    const pending = await see(vpcId, { status: "PENDING" });
    expect(await inEc2(customer, pending)).toMatchObject({
      State: "pendingAcceptance",
      AccepterTgwInfo: { TransitGatewayId: gateway, OwnerId: CUSTOMER, Region: region },
      RequesterTgwInfo: { OwnerId: "999988887777", Region: "us-east-1" },
    });
    await customer.acceptTransitGatewayPeeringAttachment(attachment(pending));
    const active = await see(vpcId, { status: "ACTIVE" });
    expect(active.accepterProvisionedId).toBe(pending.accepterProvisionedId);
    await valueOf(run("DeletePeeringConnection", { vpcId, id }));
    const gone = () =>
      Promise.resolve(
        cloud.peerings.length === 0
          ? ({ state: "done", value: undefined } as const)
          : ({ state: "pending", saw: "a peering" } as const),
      );
    await waitFor(gone, { timeoutMs: 8000, minDelayMs: 5 });
    expect(await inEc2(customer, active)).toMatchObject({ State: "deleted" });
  },
);

test("VPCs of one region share an attachment, which goes with the last of its peerings", async () => {
  const customer = inAccount("us-east-1");
  const gateway = await gatewayOf(customer);
  const [one, two] = [
    await vpcIn("us-east-1", "10.0.0.0/24"),
    await vpcIn("us-east-1", "10.1.0.0/24"),
  ];
  const [first, second] = await Promise.all([
    open(one, gateway, "us-east-1"),
    open(two, gateway, "us-east-1"),
  ]);
  const pending = await see(one, { status: "PENDING" });
  const { provisionedId, accepterProvisionedId } = pending;
  await see(two, { provisionedId, accepterProvisionedId, status: "PENDING" });
  await customer.acceptTransitGatewayPeeringAttachment(attachment(pending));
  await see(one, { status: "ACTIVE" });
  await see(two, { status: "ACTIVE" });

  const remove = async (vpcId: string, id: string) => {
    await valueOf(run("DeletePeeringConnection", { vpcId, id }));
    const gone = () =>
      Promise.resolve(
        cloud.peerings.some((each) => each.id === id)
          ? ({ state: "pending", saw: "it" } as const)
          : ({ state: "done", value: undefined } as const),
      );
    await waitFor(gone, { timeoutMs: 8000, minDelayMs: 5 });
  };
  await remove(one, first.id);
  expect(await inEc2(customer, pending)).toMatchObject({ State: "available" });
  await see(two, { status: "ACTIVE" });
  await remove(two, second.id);
  expect(await inEc2(customer, pending)).toMatchObject({ State: "deleted" });
});

test("a VPC of another region has an attachment of its own, of another gateway of Tiger Cloud", async () => {
  const customer = inAccount("us-east-1");
  const gateway = await gatewayOf(customer);
  const [near, far] = [
    await vpcIn("us-east-1", "10.0.0.0/24"),
    await vpcIn("eu-west-1", "10.1.0.0/24"),
  ];
  await open(near, gateway, "us-east-1");
  await open(far, gateway, "us-east-1");
  const [one, two] = [
    await see(near, { status: "PENDING" }),
    await see(far, { status: "PENDING" }),
  ];
  const gateways = [await inEc2(customer, one), await inEc2(customer, two)].map(
    (each) => each?.RequesterTgwInfo?.TransitGatewayId,
  );
  expect(gateways).toEqual([
    expect.stringMatching(/^tgw-/) as string,
    expect.stringMatching(/^tgw-/) as string,
  ]);
  expect(gateways[0]).not.toBe(gateways[1]);
});

test("with stray ids, the second peering and then the first name an attachment that AWS lacks", async () => {
  cloud.behave({ strayAccepterIds: true });
  const customer = inAccount("us-east-1");
  const gateway = await gatewayOf(customer);
  const [one, two] = [
    await vpcIn("us-east-1", "10.0.0.0/24"),
    await vpcIn("us-east-1", "10.1.0.0/24"),
  ];
  await open(one, gateway, "us-east-1");
  const first = await see(one, { status: "PENDING" });
  expect(await inEc2(customer, first)).toBeDefined();
  await open(two, gateway, "us-east-1");
  const stray = await see(two, { status: "PENDING" });
  expect(await inEc2(customer, stray)).toBeUndefined();
  expect(await see(one, {})).toMatchObject({
    accepterProvisionedId: stray.accepterProvisionedId,
    provisionedId: first.provisionedId,
  });
});

test.each([
  ["rejected", "INVALID", "The peering request was rejected"],
  ["deleted", "DISABLED", "The peering was deleted in AWS"],
])(
  "an attachment that the customer has %s makes the peering %s",
  async (how, status, errorMessage) => {
    const customer = inAccount("us-east-1");
    const vpcId = await vpcIn("us-east-1", "10.0.0.0/24");
    const gateway = await gatewayOf(customer);
    await open(vpcId, gateway, "us-east-1");
    const pending = await see(vpcId, { status: "PENDING" });
    if (how === "rejected") {
      await customer.rejectTransitGatewayPeeringAttachment(attachment(pending));
    } else {
      await customer.acceptTransitGatewayPeeringAttachment(attachment(pending));
      await see(vpcId, { status: "ACTIVE" });
      await customer.deleteTransitGatewayPeeringAttachment(attachment(pending));
    }
    await see(vpcId, { status, errorMessage });
    // The next peering does not get what has come to its end.
    const other = await vpcIn("us-east-1", "10.1.0.0/24");
    await open(other, gateway, "us-east-1");
    const next = await see(other, { status: "PENDING" });
    expect(next.provisionedId).not.toBe(pending.provisionedId);
  },
);

test("a gateway that the customer does not have in that account and region makes it INVALID", async () => {
  const elsewhere = await gatewayOf(inAccount("us-east-1", "111122223333"));
  const vpcId = await vpcIn("us-east-1", "10.0.0.0/24");
  await open(vpcId, elsewhere, "us-east-1");
  const errorMessage = `Transit Gateway ${elsewhere} was deleted or does not exist.`;
  const { provisionedId } = await see(vpcId, { status: "INVALID", errorMessage });
  expect(provisionedId).toBe("");
});

/** As AWS tells of them, which moto as it comes does not. */
test("within a region, the accepter's id is the one that AWS tells beside the requester's", async () => {
  const peer = { peerVpcId: "tgw-2", peerAccountId: CUSTOMER, peerRegionCode: "us-east-1" };
  const made = { TransitGatewayAttachmentId: "tgw-attach-1", State: "initiatingRequest" };
  const described = {
    ...{ ...made, AccepterTransitGatewayAttachmentId: "tgw-attach-2", State: "pendingAcceptance" },
    RequesterTgwInfo: { TransitGatewayId: "tgw-1" },
    AccepterTgwInfo: { TransitGatewayId: "tgw-2" },
  };
  const sent: unknown[] = [];
  const client = {
    describeTransitGateways: () => ({ TransitGateways: [{ State: "available" }] }),
    createTransitGateway: () => ({ TransitGateway: { TransitGatewayId: "tgw-1" } }),
    createTransitGatewayPeeringAttachment: (request: unknown) => {
      sent.push(request);
      return { TransitGatewayPeeringAttachment: made };
    },
    describeTransitGatewayPeeringAttachments: () => ({
      TransitGatewayPeeringAttachments: sent.length > 0 ? [described] : [],
    }),
  };
  const gateways = new Ec2TransitGateways(() => client as unknown as EC2);
  const { signal } = new AbortController();
  const connect = () => gateways.connect({ regionCode: "us-east-1" }, peer, signal);
  const attached = {
    ...{ provisionedId: "tgw-attach-1", accepterProvisionedId: "tgw-attach-2" },
    ...{ state: "pendingAcceptance", transitGatewayId: "tgw-2" },
  };
  expect(await connect()).toEqual(attached);
  expect(await connect()).toEqual(attached);
  expect(sent).toEqual([
    {
      ...{ TransitGatewayId: "tgw-1", PeerTransitGatewayId: "tgw-2" },
      ...{ PeerAccountId: CUSTOMER, PeerRegion: "us-east-1" },
    },
  ]);
});
