import { observeNetwork } from "../../../local/demo/observed-network";
import { defectsOf, leftovers } from "../../../local/demo/judge-network";
import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "../local-stacks";
import { expectDiagram } from "./expect-diagram";
import { reviewedUp } from "./reviewed-up";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  const config = { vpcId: stacks.customer.vpcId, serviceId: SERVICE_ID };
  stack = await stacks.open(examples("quickstart"), { config });
}, 120_000);

const observe = () => observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID);

test("a preview of the quickstart shows all that will be made and makes nothing", async () => {
  const [first, second] = stacks.customer.routeTableIds;
  expect(await stack.plan()).toEqual([
    "create quickstart",
    "create quickstart-app",
    "create quickstart-app-accepter",
    "create quickstart-app-activation",
    "create quickstart-app-client",
    "create quickstart-app-client-tcp-5432",
    "create quickstart-app-peering",
    `create quickstart-app-route-${first!}-to-10.0.0.0-24`,
    `create quickstart-app-route-${second!}-to-10.0.0.0-24`,
    "create quickstart-main",
    "create quickstart-test",
    "create quickstart-vpc",
  ]);
  expect(stacks.clouds.tigerCloud.requests.every(({ method }) => method === "GET")).toBe(true);
});

test("a customer VPC that is not there ends the preview at once, in one sentence", async () => {
  const config = { vpcId: "vpc-0123456789abcdef0", serviceId: SERVICE_ID };
  const wrong = await stacks.open(examples("quickstart"), { config });
  const { code, stdout } = await wrong.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toContain("error: Customer VPC vpc-0123456789abcdef0: AWS shows none");
  expect(stdout).not.toMatch(/\n\s+at .+:\d+:\d+/);
});

test("one up connects the VPC and the service", async () => {
  await reviewedUp(stack, "quickstart");
  const network = await observe();
  expect(defectsOf(network, stacks.customer.routeTableIds)).toEqual([]);
  const { stdout } = await stack.succeeds("stack", "output", "--json");
  const { endpoint, diagram } = JSON.parse(stdout) as { endpoint: object; diagram: string };
  expect(endpoint).toMatchObject({ host: network.service.host, port: network.service.port });
  expect(diagram).toMatch(/^flowchart /m);
  for (const part of [stacks.customer.vpcId, network.peering?.pcx, SERVICE_ID]) {
    expect(diagram).toContain(part);
  }
});

test("its README shows what the diagram draws", () => expectDiagram("quickstart", stack));

test("a second preview plans nothing", async () => {
  await stack.succeeds("preview", "--expect-no-changes");
});

test("a refresh finds nothing changed, nor does the preview after it", async () => {
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  await stack.succeeds("preview", "--expect-no-changes");
});

test("the state holds no credential in clear text", async () => {
  const { stdout } = await stack.succeeds("stack", "export");
  expect(stdout).toContain("quickstart-vpc");
  expect(stdout).not.toContain(stacks.clouds.tigerCloud.secretKey);
  expect(stdout).not.toContain("local-aws-secret-key");
});

test("each resource keeps less than 1.5 KB of provider in the state, without a path", async () => {
  const { deployment } = await stack.workspace.exportState();
  const texts = deployment.resources?.flatMap(({ outputs }) => outputs?.["__provider"] ?? []) ?? [];
  expect(texts).toHaveLength(4);
  for (const text of texts as string[]) {
    expect(Buffer.byteLength(text)).toBeLessThan(1500);
    expect(text).not.toContain(process.cwd());
  }
});

test("destroy leaves nothing of the network in either cloud", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(leftovers(await observe())).toEqual([]);
});
