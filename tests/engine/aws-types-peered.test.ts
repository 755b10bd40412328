import {
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

const CUSTOMER = "111111111111";
const VENDOR = "999999999999";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  const config = { endpoint: stacks.clouds.awsUrl, account: CUSTOMER };
  stack = await stacks.open(programs("aws-types"), { config });
}, 120_000);

interface Outputs {
  account: string;
  vpcId: string;
  peered?: Record<string, unknown>;
}
const outputs = async () =>
  JSON.parse((await stack.succeeds("stack", "output", "--json")).stdout) as Outputs;

/** A request to peer, from a VPC of another account in another region. */
async function request(PeerVpcId: string): Promise<{ id: string; vpcId: string }> {
  const ec2 = stacks.clouds.ec2({ region: "us-west-2", accountId: VENDOR });
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.50.0.0/24" }));
  const from = { VpcId: Vpc!.VpcId!, PeerVpcId, PeerOwnerId: CUSTOMER, PeerRegion: "eu-west-1" };
  const { VpcPeeringConnection } = await ec2.send(new CreateVpcPeeringConnectionCommand(from));
  ec2.destroy();
  return { id: VpcPeeringConnection!.VpcPeeringConnectionId!, vpcId: Vpc!.VpcId! };
}

test("a request of another account and region is accepted and routed to, in a role's account", async () => {
  await stack.up();
  const { account, vpcId } = await outputs();
  expect(account).toBe(CUSTOMER);
  const { id, vpcId: vendorVpcId } = await request(vpcId);
  const routeTo = (cidrBlock: string) =>
    expect.objectContaining({ cidrBlock, vpcPeeringConnectionId: id }) as unknown;
  await stack.workspace.setConfig({ peeringId: id });
  expect(await stack.plan()).toEqual(["create accepter", "create inline", "create route"]);
  await stack.up();
  const { peered = {} } = await outputs();
  expect(peered).toEqual({
    acceptStatus: "active",
    // The provider does not ask for its account, and so tells both sides as the requester sees them.
    accepterVpc: vendorVpcId,
    peer: `${CUSTOMER}/eu-west-1/${vpcId}`,
    routeState: "active",
    seen: "active",
    inlineRoutes: expect.arrayContaining([
      routeTo("10.60.0.0/24"),
      routeTo("10.61.0.0/24"),
    ]) as unknown,
  });
  expect(peered["inlineRoutes"]).toHaveLength(2);
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("another destination replaces a route, and updates a table with inline routes", async () => {
  await stack.workspace.setConfig({ stage: "two" });
  const plan = await stack.plan();
  expect(plan).toContain("replace route");
  // The table and the security group of that name.
  expect(plan.filter((step) => step === "update inline")).toHaveLength(2);
  await stack.up();
  expect((await outputs()).peered).toMatchObject({ inlineRoutes: [{ cidrBlock: "10.61.0.0/24" }] });
  await stack.succeeds("preview", "--expect-no-changes");
});

test("destroy leaves nothing in the role's account", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  for (const region of ["eu-west-1", "us-east-1"]) {
    const ec2 = stacks.clouds.ec2({ region, accountId: CUSTOMER });
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
    ec2.destroy();
    expect(Vpcs.filter(({ IsDefault }) => IsDefault !== true)).toEqual([]);
  }
});
