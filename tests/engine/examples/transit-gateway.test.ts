import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "../local-stacks";
import { expectDiagram } from "./expect-diagram";
import { reviewedUp } from "./reviewed-up";

const VPCS = { app: "10.20.0.0/16", jobs: "10.30.0.0/16" };
const stacks = useLocalStacks();
let stack: LocalStack;

const configure = (customerVpcs: Record<string, string>) =>
  stack.workspace.setConfig({ customerVpcs: { map: customerVpcs } });

beforeAll(async () => {
  stack = await stacks.open(examples("transit-gateway"), { config: { serviceId: SERVICE_ID } });
}, 120_000);

async function expectUnchanged(): Promise<void> {
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
}

test("a CIDR block that overlaps the Timescale VPC is refused in the preview", async () => {
  await configure({ app: "10.0.0.0/20" });
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toMatch(
    /10\.0\.0\.0\/20.*allowed is a CIDR block that does not overlap the Timescale VPC/,
  );
});

test("one update leads both VPCs through the gateway to the service, and another has nothing to do", async () => {
  await configure(VPCS);
  await reviewedUp(stack, "transit-gateway");
  expect(stacks.clouds.tigerCloud.services[0]?.vpcId).toBe("1001");
  await expectDiagram("transit-gateway", stack);
  await expectUnchanged();
});

test("one VPC more is reached without an interruption", async () => {
  await configure({ ...VPCS, reports: "10.40.0.0/16" });
  await reviewedUp(stack, "transit-gateway-one-more");
  await expectUnchanged();
});

test("destroy leaves nothing", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});
