import { startTigerCloud, type TigerCloud } from "../../local/tiger-cloud";
import { leadingTo, programs, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let cloud: TigerCloud;
let stack: LocalStack;

beforeAll(async () => {
  // Without an EC2 behind it, it accepts any customer VPC and any transit gateway.
  cloud = await startTigerCloud();
  stack = await stacks.open(programs("resources"), { config: leadingTo(cloud) });
}, 120_000);

afterAll(() => cloud.stop());

const PEER = {
  ...{ timescaleVpcId: "vpc:net", peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
};

/** A peering of each kind, with these CIDR blocks on the customer's side. */
const wantedWith = (blocks: string[]) => ({
  vpcs: { net: { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" } },
  peerings: {
    app: {
      ...{ ...PEER, peerVpcId: "vpc-0a1b2c3d", peerCidrBlocks: blocks },
      cidrDrift: "update",
    },
  },
  TransitGatewayPeering: {
    hub: { ...PEER, transitGatewayId: "tgw-0a1b2c3d", cidrBlocks: blocks },
  },
});

async function operationsOn(...names: string[]) {
  const { stdout } = await stack.succeeds("preview", "--json", "--show-sames");
  const { steps } = JSON.parse(stdout) as { steps: { op: string; urn: string }[] };
  return names.map((name) => steps.find(({ urn }) => urn.endsWith(`::${name}`))?.op);
}

test("other CIDR blocks of the customer's side update both kinds of peerings in place, once", async () => {
  await stack.up(wantedWith(["10.1.0.0/16"]));
  const before = cloud.peerings.map(({ id }) => id);
  stack.wanted = wantedWith(["10.2.0.0/16", "10.1.0.0/16"]);
  expect(await operationsOn("app", "hub", "net")).toEqual(["update", "update", "same"]);
  await stack.up();
  expect(cloud.peerings.map(({ id }) => id)).toEqual(before);
  stack.wanted = wantedWith(["10.1/16", "10.2.0.0/16"]);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(cloud.peerings).toEqual([]);
}, 240_000);

test("a CIDR block that is associated with the customer VPC by hand is told, and interrupts nothing", async () => {
  const { clouds, customer } = stacks;
  const linked = await stacks.open(programs("resources"));
  const timescaleVpc = { cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  await linked.up({
    vpcs: { net: { name: "net", ...timescaleVpc } },
    peeredVpcs: {
      // Its blocks are read from AWS.
      app: {
        timescaleVpc: { id: "vpc:net", ...timescaleVpc },
        ...{ vpcId: customer.vpcId, cidrDrift: "update" },
      },
    },
  });
  const [before] = clouds.tigerCloud.peerings;
  const ec2 = clouds.ec2();
  await ec2.associateVpcCidrBlock({ VpcId: customer.vpcId, CidrBlock: "10.21.0.0/16" });
  ec2.destroy();

  const { stdout } = await linked.succeeds("preview");
  expect(stdout).toContain("has 10.20.0.0/16, 10.21.0.0/16 now.");
  expect(stdout).toContain("the peering stays: nothing is interrupted.");
  expect(await linked.plan()).toEqual(["update app-peering"]);
  await linked.up();
  expect(clouds.tigerCloud.peerings).toMatchObject([
    {
      ...{ id: before?.id, provisionedId: before?.provisionedId, status: "ACTIVE" },
      wantedCidrBlocks: ["10.20.0.0/16", "10.21.0.0/16"],
    },
  ]);
  await linked.succeeds("preview", "--expect-no-changes");
  await linked.succeeds("destroy", "--yes", "--skip-preview");
}, 240_000);
