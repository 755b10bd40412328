import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "../local-stacks";
import { expectDiagram } from "./expect-diagram";
import { reviewedUp } from "./reviewed-up";

const stacks = useLocalStacks();
let stack: LocalStack;

const configure = (...secondary: string[]) =>
  stack.workspace.setConfig({ secondaryCidrBlocks: { list: secondary } });
const peering = () => stacks.clouds.tigerCloud.peerings[0];

beforeAll(async () => {
  stack = await stacks.open(examples("multi-cidr"), { config: { serviceId: SERVICE_ID } });
}, 120_000);

test("a secondary CIDR block that overlaps the Timescale VPC is refused in the preview", async () => {
  await configure("10.0.0.0/20");
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toMatch(
    /10\.0\.0\.0\/20.*allowed is a CIDR block that does not overlap the Timescale VPC/,
  );
});

test("the peering is requested once all CIDR blocks are there", async () => {
  await configure("10.21.0.0/16");
  await reviewedUp(stack, "multi-cidr");
  expect(await stack.outputsOf("db-app-peering")).toMatchObject({
    peerCidrBlocks: ["10.20.0.0/16", "10.21.0.0/16"],
  });
  await expectDiagram("multi-cidr", stack);
});

test("a second preview plans nothing, nor does one after a refresh", async () => {
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("another CIDR block replaces the peering, and the preview says why", async () => {
  const { id: before } = peering()!;
  await configure("10.21.0.0/16", "10.22.0.0/16");
  const { stdout } = await stack.succeeds("preview");
  expect(stdout).toMatch(
    /had the CIDR blocks 10\.20\.0\.0\/16, 10\.21\.0\.0\/16 when Tiger Cloud took them up, and has 10\.20\.0\.0\/16, 10\.21\.0\.0\/16, 10\.22\.0\.0\/16 now/,
  );
  const plan = await stack.plan();
  expect(plan).toContain("create app-10.22.0.0-16");
  expect(plan).toContain("replace db-app-peering");
  await reviewedUp(stack, "multi-cidr-one-more");
  expect(stacks.clouds.tigerCloud.peerings).toHaveLength(1);
  expect(peering()!.id).not.toBe(before);
  await stack.succeeds("preview", "--expect-no-changes");
});

test("with cidrDrift update, another CIDR block updates the peering, and nothing else is planned", async () => {
  const { id: before } = peering()!;
  await stack.workspace.setConfig({ cidrDrift: "update" });
  await configure("10.21.0.0/16", "10.22.0.0/16", "10.23.0.0/16");
  expect(await stack.plan()).toEqual(["create app-10.23.0.0-16", "update db-app-peering"]);
  await stack.up();
  expect(peering()).toMatchObject({ id: before, status: "ACTIVE" });
  await stack.succeeds("preview", "--expect-no-changes");
});

test("destroy leaves nothing", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});
