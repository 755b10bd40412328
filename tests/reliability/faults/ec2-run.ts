import type { LocalStack, LocalStacks } from "../../engine/local-stacks";
import type { Ec2Case } from "./ec2-effects";
import { isRemoval } from "./ec2-faults";
import type { Ec2Proxy } from "../../support/ec2-proxy";
import { removeStrangers } from "../ec2-strangers";
import { WITHOUT, type Ec2Scene } from "./ec2-scenes";

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

/** Where a fault is played. */
export interface Ec2Stage {
  stacks: LocalStacks;
  stack: LocalStack;
  proxy: Ec2Proxy;
  scene: Ec2Scene;
}

/** Connects a scene and disconnects it, one of them through a fault, and goes on as documented. */
export async function runEc2Fault(
  stage: Ec2Stage,
  { fault, action, effect, times }: Ec2Case,
): Promise<Ec2Run> {
  const { stack, proxy, scene } = stage;
  const connected = { ...WITHOUT, ...scene.connected };
  if (isRemoval(action)) await stack.up(connected);
  proxy.inject({ action, times, ...effect });
  stack.wanted = isRemoval(action) ? WITHOUT : connected;
  const { code, stdout, stderr } = await up(stack);
  const met = proxy.clear();
  try {
    expect(met).toBeGreaterThan(0);
    const went = code === 0 ? WENT_ON : await goOn(stage);
    if (!isRemoval(action)) {
      await expectConnected(stage);
      await stack.up(WITHOUT);
    }
    expect(await saidOf(stage)).toEqual([]);
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

async function goOn({ stacks, stack, scene }: Ec2Stage): Promise<Went> {
  const second = await up(stack);
  const ec2 = stacks.clouds.ec2();
  const removed = await removeStrangers(ec2, await scene.things(ec2, stack));
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
async function expectConnected(stage: Ec2Stage): Promise<void> {
  const { stack, stacks, scene } = stage;
  expect(await saidOf(stage)).toEqual(scene.expected.map((each) => `${each}, known`));
  expect(scene.held(stacks.clouds.tigerCloud)).toEqual([scene.holds]);
  await stack.succeeds("preview", "--expect-no-changes");
}

/** What there is in AWS, sorted, and whether the state knows it. */
async function saidOf({ stacks, stack, scene }: Ec2Stage): Promise<string[]> {
  const ec2 = stacks.clouds.ec2();
  try {
    const things = await scene.things(ec2, stack);
    return things.map(({ says, isKnown }) => `${says}, ${isKnown ? "known" : "unknown"}`).sort();
  } finally {
    ec2.destroy();
  }
}
