import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { observeNetwork } from "../../local/demo/observed-network";
import { planAdoption, readState, reportOf } from "../../migration";
import { gatewayNetworkOf } from "../migration/gateway-states";
import { networkOf, stateFile, type Described } from "../migration/states";
import { makeGatewayByHand } from "./gateway-by-hand";
import {
  linkModules,
  programs,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";
import { makeNetworkByHand } from "./network-by-hand";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();

/** A stack of the program that is printed for a state, and the program's file. */
async function stackOf(resources: Described[]): Promise<{ stack: LocalStack; index: string }> {
  const { program } = reportOf(planAdoption(readState(stateFile(resources), "state")));
  const folder = await folders.make();
  await cp(programs("module-systems/typescript"), folder, { recursive: true });
  await linkModules(folder);
  const index = join(folder, "index.ts");
  await writeFile(index, program);
  // As Pulumi runs TypeScript where nothing is set: it checks the types.
  const stack = await stacks.open(folder, {
    config: { "aws:skipRequestingAccountId": "false" },
    env: { PULUMI_NODEJS_TRANSPILE_ONLY: undefined },
  });
  return { stack, index };
}

/** What is asked of Tiger Cloud, but for questions. */
async function changesDuring<T>(work: () => Promise<T>): Promise<[T, string[]]> {
  const { tigerCloud } = stacks.clouds;
  const asked = tigerCloud.requests.length;
  const done = await work();
  const changes = tigerCloud.requests
    .slice(asked)
    .filter(({ method, operation }) => method !== "GET" && !/^Get/.test(operation ?? ""));
  return [done, changes.map(({ method, path }) => `${method} ${path}`)];
}

test("the printed program takes over what Terraform made, and changes none of it", async () => {
  const made = await makeNetworkByHand(stacks);
  const ids = { ...made, vpcId: stacks.customer.vpcId, serviceId: SERVICE_ID };
  const { stack } = await stackOf(networkOf(ids));
  const observe = () => observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID);
  const { securityGroup: group, ...before } = await observe();
  const [{ stdout }, changes] = await changesDuring(() => stack.up());
  expect(stdout).toMatch(/2 imported/);
  expect(changes).toEqual([]);
  const { securityGroup, ...after } = await observe();
  expect(after).toEqual(before);
  expect(securityGroup?.id).toBe(group?.id);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
}, 400_000);

async function attachmentOf(gatewayId: string): Promise<string[]> {
  const ec2 = stacks.clouds.ec2();
  const Filters = [{ Name: "transit-gateway-id", Values: [gatewayId] }];
  const shown = await ec2.describeTransitGatewayPeeringAttachments({ Filters });
  ec2.destroy();
  return (shown.TransitGatewayPeeringAttachments ?? []).map(
    (each) => `${each.TransitGatewayAttachmentId} ${each.State}`,
  );
}

test("it takes over a transit gateway with its association, routes and rules, and replaces nothing", async () => {
  const ids = await makeGatewayByHand(stacks);
  const { stack, index } = await stackOf(gatewayNetworkOf(ids));
  const plan = await stack.plan();
  expect(plan.filter((step) => /^(import|replace|delete) /.test(step))).toEqual([
    "import db-hub-app-group-clients-tcp-5432",
    `import db-hub-app-route-${ids.routeTableId}-to-10.0.0.0-24`,
    "import db-hub-association",
    "import db-hub-gateway-route-main-to-10.0.0.0-24",
  ]);
  const [{ stdout }, changes] = await changesDuring(() => stack.up());
  // The attachment is known by then, so it is imported as well.
  expect(stdout).toMatch(/5 imported/);
  expect(changes).toEqual([]);
  await stack.succeeds("preview", "--expect-no-changes");
  await writeFile(index, withoutTakeOver(await readFile(index, "utf8")));
  await stack.up();
  await stack.succeeds("preview", "--expect-no-changes");
  expect(await attachmentOf(ids.gatewayId)).toEqual([`${ids.attachmentId} available`]);
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(await attachmentOf(ids.gatewayId)).toEqual([`${ids.attachmentId} deleted`]);
}, 400_000);

/** The program as docs/migrate-from-terraform.md has it in the end. */
function withoutTakeOver(program: string): string {
  return program
    .replace(/\/\/ Take this out.*?\n\};\n/s, "")
    .replaceAll(", { transformations: [takeOver] }", "")
    .replaceAll("  adopt: true,\n", "")
    .replace('import * as pulumi from "@pulumi/pulumi";\n', "");
}
