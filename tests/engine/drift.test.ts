import { RejectVpcPeeringConnectionCommand } from "@aws-sdk/client-ec2";
import { startTigerCloud, type TigerCloud } from "../../local/tiger-cloud";
import { leadingTo, programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let cloud: TigerCloud;
let stack: LocalStack;

beforeAll(async () => {
  // Without an EC2 behind it, what the console changes stays as it is.
  const services = [{ id: SERVICE_ID, name: "metrics", regionCode: "us-east-1" }];
  cloud = await startTigerCloud({ services });
  stack = await stacks.open(programs("resources"), { config: leadingTo(cloud) });
}, 120_000);

afterAll(() => cloud.stop());

const REGION = "us-east-1";
const vpcs = {
  a: { name: "a", cidr: "10.0.0.0/24", regionCode: REGION },
  b: { name: "b", cidr: "10.0.1.0/24", regionCode: REGION },
};
const peeringTo = (peerVpcId: string) => ({
  timescaleVpcId: "vpc:a",
  peerAccountId: "123456789012",
  peerRegionCode: REGION,
  peerVpcId,
});
const WANTED = {
  vpcs,
  peerings: {
    p1: peeringTo("vpc-00000001"),
    p2: peeringTo("vpc-00000002"),
    p3: peeringTo("vpc-00000003"),
  },
  activations: { w: { timescaleVpcId: "vpc:a", peeringId: "peering:p1" } },
  attachments: { s: { serviceId: SERVICE_ID, timescaleVpcId: "vpc:a" } },
};

/** Refreshes, and gives what the user was told. */
async function refresh(on = stack): Promise<string> {
  const { stdout, stderr } = await on.succeeds("refresh", "--yes", "--skip-preview");
  return stdout + stderr;
}

/** The id by which Tiger Cloud knows it: of a peering, the second part. */
const idOf = async (name: string) =>
  String((await stack.outputsOf(name))["id"]).replace(/^.*\//, "");

test("a VPC renamed in the console shows as a rename back, and nothing else", async () => {
  await stack.up(WANTED);
  cloud.renameVpc(await idOf("a"), "renamed by hand");
  await refresh();
  expect(await stack.plan()).toEqual(["update a"]);
  await stack.up();
  expect(cloud.vpcs.map(({ name }) => name).sort()).toEqual(["a", "b"]);
});

test("a service moved in the console is told of, and moved back", async () => {
  const [a, b] = [await idOf("a"), await idOf("b")];
  cloud.moveService(SERVICE_ID, b);
  expect(await refresh()).toContain(
    `Service ${SERVICE_ID}: it is in Timescale VPC ${b} now, no longer in ${a}: somebody moved it.`,
  );
  expect(await stack.plan()).toEqual(["update s"]);
  await stack.up();
  expect(cloud.services).toMatchObject([{ vpcId: a }]);
});

test("a service made public in the console is attached again", async () => {
  cloud.moveService(SERVICE_ID, undefined);
  await refresh();
  expect(await stack.plan()).toEqual(["create s"]);
});

test("peerings that failed are told of in the vendor's words, with the next step, and replaced", async () => {
  cloud.setPeeringStatus(await idOf("p1"), "INVALID", "the peer VPC does not exist");
  cloud.setPeeringStatus(await idOf("p2"), "TIMEOUT");
  cloud.setPeeringStatus(await idOf("p3"), "DISABLED");
  const told = await refresh();
  expect(told).toMatch(
    /Peering \d+ \(vpc-00000001, 123456789012\): INVALID \(the peer VPC does not exist\)\. Check the peer's account, region and id/,
  );
  expect(told).toMatch(/vpc-00000002, .*: TIMEOUT\. Nobody accepted it in time: run `pulumi up`/);
  expect(told).toMatch(/vpc-00000003, .*: DISABLED\. It was rejected or deleted in AWS/);
  expect(await stack.plan()).toEqual([
    "create s",
    // The wait for an active peering is over with the peering.
    "create w",
    "replace p1",
    "replace p2",
    "replace p3",
  ]);
  await stack.up();
  expect(cloud.peerings.map(({ status }) => status)).toEqual(["ACTIVE", "ACTIVE", "ACTIVE"]);
  await stack.succeeds("preview", "--expect-no-changes");
});

test("a peering removed in the console is gone, with the wait for it, and made again", async () => {
  cloud.removePeering(await idOf("p1"));
  await refresh();
  expect(await stack.plan()).toEqual(["create p1", "create w"]);
});

test("what hung on a VPC removed in the console is gone with it, and all is made again", async () => {
  cloud.moveService(SERVICE_ID, undefined);
  cloud.removeVpc(await idOf("a"));
  await refresh();
  expect(await stack.plan()).toEqual([
    ...["create a", "create p1", "create p2", "create p3"],
    ...["create s", "create w"],
  ]);
  await stack.up();
  expect(cloud.vpcs).toHaveLength(2);
  expect(cloud.peerings).toHaveLength(3);
});

test("without a refresh, an update of what was removed says to refresh", async () => {
  cloud.removeVpc(await idOf("b"));
  stack.wanted = { ...WANTED, vpcs: { ...vpcs, b: { ...vpcs.b, name: "b2" } } };
  const { code, stdout } = await stack.pulumi("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(stdout).toMatch(
    /Timescale VPC \d+: .*404.*Run `pulumi refresh` if it was removed outside/,
  );
});

test("destroy takes for deleted what was removed already", async () => {
  cloud.removePeering(await idOf("p2"));
  cloud.moveService(SERVICE_ID, undefined);
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect([cloud.vpcs, cloud.peerings]).toEqual([[], []]);
});

test("a request rejected in AWS is told of by a refresh, and sent again", async () => {
  const linked = await stacks.open(programs("resources"));
  const { vpcId } = stacks.customer;
  await linked.up({ vpcs, peerings: { p: peeringTo(vpcId) } });
  const { provisionedId } = await linked.outputsOf("p");
  const ec2 = stacks.clouds.ec2();
  await ec2.send(
    new RejectVpcPeeringConnectionCommand({ VpcPeeringConnectionId: String(provisionedId) }),
  );
  ec2.destroy();
  expect(await refresh(linked)).toMatch(
    /: INVALID \(The peering request was rejected\)\. Check .* that nobody rejected it in AWS; then run `pulumi up`/,
  );
  await linked.up();
  expect((await linked.outputsOf("p"))["provisionedId"]).not.toBe(provisionedId);
  expect(stacks.clouds.tigerCloud.peerings).toMatchObject([{ status: "PENDING" }]);
  await linked.succeeds("destroy", "--yes", "--skip-preview");
});
