import type { LocalStack, LocalStacks } from "../../engine/local-stacks";
import { isRemoval, type Ec2Case } from "./ec2-faults";
import type { Ec2Proxy } from "../../support/ec2-proxy";
import { removeStrangers, thingsIn } from "../ec2-strangers";

/** How it went on: by itself, by another `pulumi up`, or after a removal in AWS. */
export type Ec2Outcome = "on" | "up" | "removal";

/** What came of one fault. */
export interface Ec2Run {
  fault: string;
  action: string;
  outcome: Ec2Outcome;
  /** How many requests met the fault: the AWS SDK asks again by itself. */
  met: number;
  /** What had to be removed in AWS, as no state knew it. */
  removed: string[];
}

const vpcs = { a: { name: "a", cidr: "10.0.0.0/24", regionCode: "us-east-1" } };
export const WITHOUT = { vpcs };

const withPeer = (vpcId: string) => ({
  vpcs,
  peeredVpcs: {
    app: { timescaleVpc: { id: "vpc:a", cidr: "10.0.0.0/24", regionCode: "us-east-1" }, vpcId },
  },
});

/** Connects a customer VPC and disconnects it, one of them through a fault, and goes on as documented. */
export async function runEc2Fault(
  stacks: LocalStacks,
  stack: LocalStack,
  proxy: Ec2Proxy,
  { fault, action, effect, times }: Ec2Case,
): Promise<Ec2Run> {
  const connected = withPeer(stacks.customer.vpcId);
  if (isRemoval(action)) await stack.up(connected);
  proxy.inject({ action, times, ...effect });
  stack.wanted = isRemoval(action) ? WITHOUT : connected;
  const { code, stdout, stderr } = await up(stack);
  const met = proxy.clear();
  try {
    expect(met).toBeGreaterThan(0);
    const went = code === 0 ? WENT_ON : await goOn(stacks, stack);
    if (!isRemoval(action)) {
      await expectConnected(stacks, stack);
      await stack.up(WITHOUT);
    }
    expect(await thingsOf(stacks, stack)).toEqual([]);
    await stack.succeeds("preview", "--expect-no-changes");
    return { fault, action, met, ...went };
  } catch (error) {
    throw new Error(`${fault}, ${action}: ${(error as Error).message}\n${stdout}${stderr}`, {
      cause: error,
    });
  }
}

interface Went {
  outcome: Ec2Outcome;
  removed: string[];
}
const WENT_ON: Went = { outcome: "on", removed: [] };

async function goOn(stacks: LocalStacks, stack: LocalStack): Promise<Went> {
  const second = await up(stack);
  const ec2 = stacks.clouds.ec2();
  const removed = await removeStrangers(ec2, await thingsOf(stacks, stack));
  ec2.destroy();
  if (second.code !== 0) {
    if (removed.length === 0) throw new Error(second.stdout + second.stderr);
    await stack.up();
  }
  return { outcome: removed.length > 0 ? "removal" : "up", removed };
}

const up = (stack: LocalStack) =>
  stack.pulumi("up", "--yes", "--skip-preview", "--suppress-progress");

/** Both clouds have what was wanted, once, all of it is in the state, and no more is to do. */
async function expectConnected(stacks: LocalStacks, stack: LocalStack): Promise<void> {
  const things = await thingsOf(stacks, stack);
  expect(
    things.map(({ says, isKnown }) => `${says}, ${isKnown ? "known" : "unknown"}`).sort(),
  ).toEqual([
    "out: tcp 5432 10.0.0.0/24, known",
    ...stacks.customer.routeTableIds.map(() => "route to 10.0.0.0/24, known"),
    "security group, known",
  ]);
  expect(stacks.clouds.tigerCloud.peerings).toMatchObject([{ status: "ACTIVE" }]);
  await stack.succeeds("preview", "--expect-no-changes");
}

async function thingsOf(stacks: LocalStacks, stack: LocalStack) {
  const ec2 = stacks.clouds.ec2();
  try {
    return await thingsIn(ec2, stacks.customer.vpcId, await stack.workspace.exportState());
  } finally {
    ec2.destroy();
  }
}
