import { join } from "node:path";
import { cacheFolder } from "../cache-folder";
import { createCustomerVpc, type CustomerVpc } from "../customer-vpc";
import { createPulumiWorkspace, type PulumiWorkspace } from "../engine/pulumi-workspace";
import { pluginOptions, type AwsPlugin, type LocalClouds } from "../local-clouds";
import { packageRoot } from "../package-root";
import { askDoctor } from "./ask-doctor";
import { drawNetwork } from "./draw-network";
import { defectsOf, leftovers } from "./judge-network";
import { observeNetwork, type ObservedNetwork } from "./observed-network";
import { SERVICE_ID, startAll } from "./start-all";
import { createSteps, type Steps } from "./steps";

/** How the demo is run. */
export interface DemoOptions {
  awsPlugin: AwsPlugin;
  print: (line: string) => void;
  /** Ends the demo and all that it started when aborted. */
  signal: AbortSignal;
}

/** The whole life of one network on two local clouds. Throws where anything is not as it should be. */
export async function runDemo({ awsPlugin, print, signal }: DemoOptions): Promise<void> {
  const steps = createSteps(print, signal);
  const { engine, clouds } = await startAll(steps, awsPlugin);
  try {
    const programDir = join(packageRoot(), "examples/quickstart");
    const workspace = await createPulumiWorkspace({
      ...{ engine, signal, programDir },
      ...pluginOptions(awsPlugin, cacheFolder()),
    });
    try {
      await showNetwork(steps, clouds, workspace);
    } finally {
      await workspace.dispose();
    }
  } finally {
    await clouds.stop();
  }
}

async function showNetwork(
  steps: Steps,
  clouds: LocalClouds,
  workspace: PulumiWorkspace,
): Promise<void> {
  const title = "A customer VPC with two subnets and two route tables";
  const customer = await steps.run(title, async () => {
    const made = await createCustomerVpc(clouds.ec2());
    steps.say(`${made.vpcId} ${made.cidr}`);
    steps.say([...made.subnetIds, ...made.routeTableIds].join(", "));
    await workspace.initStack("demo");
    await clouds.configure(workspace);
    await workspace.setConfig({ vpcId: made.vpcId, serviceId: SERVICE_ID });
    return made;
  });
  const observe = () => observeNetwork(clouds, customer, SERVICE_ID);
  const before = await observe();

  await pulumi(steps, workspace, "preview");
  await pulumi(steps, workspace, "up --yes --skip-preview");
  await pulumi(steps, workspace, "preview --expect-no-changes");
  await pulumi(steps, workspace, "refresh --yes --skip-preview --expect-no-changes");
  await steps.run("What exists now, as EC2 and the Tiger Cloud API tell it", async () => {
    const network = await observe();
    steps.say(drawNetwork(network));
    assertNone("The network is not as it should be", defectsOf(network, customer.routeTableIds));
  });

  await breakAndMend(steps, clouds, workspace, customer);

  await pulumi(steps, workspace, "destroy --yes --skip-preview");
  await steps.run("What is left, as EC2 and the Tiger Cloud API tell it", async () => {
    const after = await observe();
    assertNone("Still there after destroy", leftovers(after));
    steps.say("Nothing of the network.");
    steps.say(`Service ${SERVICE_ID} is public again at ${addressOf(after)}`);
    steps.say(`(before the demo it was at ${addressOf(before)}).`);
  });
}

/** What the doctor ends with where a link is broken, see `pulumi-timescale doctor --help`. */
const BROKEN = 3;

/** Takes a route away behind Pulumi's back, lets the doctor find it, and lets Pulumi mend it. */
async function breakAndMend(
  steps: Steps,
  clouds: LocalClouds,
  workspace: PulumiWorkspace,
  { routeTableIds: [routeTableId = ""] }: CustomerVpc,
): Promise<void> {
  await steps.run(`Somebody deletes a route of ${routeTableId} in AWS`, async () => {
    const ec2 = clouds.ec2();
    const route = { RouteTableId: routeTableId, DestinationCidrBlock: "10.0.0.0/24" };
    await ec2.deleteRoute(route).finally(() => ec2.destroy());
  });
  await doctor(steps, workspace, BROKEN);
  await pulumi(steps, workspace, "up --refresh --yes --skip-preview");
  await doctor(steps, workspace, 0);
}

async function doctor(steps: Steps, workspace: PulumiWorkspace, expected: number): Promise<void> {
  await steps.run("pulumi-timescale doctor", async () => {
    const { code } = await askDoctor(workspace, steps.say, steps.signal);
    steps.say(`(exit code ${code})`);
    if (code !== expected) throw new Error(`doctor: exit code ${code}; expected ${expected}.`);
  });
}

async function pulumi(steps: Steps, workspace: PulumiWorkspace, command: string): Promise<void> {
  await steps.run(`pulumi ${command}`, async () => {
    const args = [...command.split(" "), "--suppress-progress"];
    const result = await workspace.pulumi(args, { onLine: steps.say });
    if (result.code !== 0) throw new Error(`pulumi ${command}: exit code ${result.code}.`);
  });
}

function addressOf({ service }: ObservedNetwork): string {
  return `${service.host}:${service.port}`;
}

function assertNone(title: string, found: readonly string[]): void {
  if (found.length > 0) throw new Error(`${title}: ${found.join("; ")}.`);
}
