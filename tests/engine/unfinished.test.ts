import { DeleteVpcPeeringConnectionCommand } from "@aws-sdk/client-ec2";
import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
}, 120_000);

const vpcs = { a: { name: "a", cidr: "10.0.0.0/24", regionCode: "us-east-1" } };
const peeringWith = (peerVpcId: string) => ({
  p: {
    timescaleVpcId: "vpc:a",
    peerAccountId: "123456789012",
    peerRegionCode: "us-east-1",
    peerVpcId,
  },
});
const peeredWith = (cidr: string) => ({
  vpcs,
  peeredVpcs: {
    app: {
      timescaleVpc: { id: "vpc:a", cidr, regionCode: "us-east-1" },
      vpcId: stacks.customer.vpcId,
    },
  },
});

test("a create that fails while it waits keeps its id, says why, and is made again", async () => {
  stack.wanted = { vpcs, peerings: peeringWith("vpc-0123456789abcdef0") };
  const { code, stdout, stderr } = await stack.pulumi("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toMatch(
    /Peering \d+ \(vpc-0123456789abcdef0, 123456789012\): INVALID \(.+\)\. Check the peer's account, region and id/,
  );
  const { id, status } = await stack.outputsOf("p");
  expect(status).toBe("INVALID");
  expect(
    stacks.clouds.tigerCloud.peerings.map(({ vpcId, id: number }) => `${vpcId}/${number}`),
  ).toEqual([id]);

  stack.wanted = { vpcs, peerings: peeringWith(stacks.customer.vpcId) };
  expect(await stack.plan()).toEqual(["replace p"]);
  await stack.up();
  expect((await stack.outputsOf("p"))["provisionedId"]).toMatch(/^pcx-/);
  expect(stacks.clouds.tigerCloud.peerings).toHaveLength(1);
  await stack.up({});
  expect(stacks.clouds.tigerCloud.peerings).toEqual([]);
});

test("a request that is not the expected one is not accepted, and the message says what differs", async () => {
  stack.wanted = peeredWith("10.99.0.0/24");
  const { code, stdout, stderr } = await stack.pulumi("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toMatch(
    /Peering request pcx-\w+: not accepted, the requester's CIDR block is 10\.0\.0\.0\/24, not 10\.99\.0\.0\/24\./,
  );
  expect(stacks.clouds.tigerCloud.peerings).toMatchObject([{ status: "PENDING" }]);
});

test("with the right CIDR block the same request is accepted, and refresh finds no change", async () => {
  await stack.up(peeredWith("10.0.0.0/24"));
  expect(stacks.clouds.tigerCloud.peerings).toMatchObject([{ status: "ACTIVE" }]);
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("a peering deleted in AWS is made again after a refresh, with its routes", async () => {
  const { provisionedId } = await stack.outputsOf("app-peering");
  const ec2 = stacks.clouds.ec2();
  await ec2.send(
    new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: String(provisionedId) }),
  );
  ec2.destroy();
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  expect(await stack.plan()).toContain("replace app-peering");
  await stack.up();
  const after = await stack.outputsOf("app-peering");
  expect(after["provisionedId"]).not.toBe(provisionedId);
  expect(stacks.clouds.tigerCloud.peerings).toMatchObject([{ status: "ACTIVE" }]);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
});
