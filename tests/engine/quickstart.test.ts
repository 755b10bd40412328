import { observeNetwork } from "../../local/demo/observed-network";
import { defectsOf, leftovers } from "../../local/demo/judge-network";
import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

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
    "create quickstart-app-client-postgresql",
    "create quickstart-app-peering",
    `create quickstart-app-route-${first!}`,
    `create quickstart-app-route-${second!}`,
    "create quickstart-main",
    "create quickstart-test",
    "create quickstart-vpc",
  ]);
  expect(stacks.clouds.tigerCloud.requests.every(({ method }) => method === "GET")).toBe(true);
});

test("one up connects the VPC and the service", async () => {
  await stack.up();
  const network = await observe();
  expect(defectsOf(network, stacks.customer.routeTableIds)).toEqual([]);
  const { endpoint } = JSON.parse((await stack.succeeds("stack", "output", "--json")).stdout) as {
    endpoint: object;
  };
  expect(endpoint).toEqual({ host: network.service.host, port: network.service.port });
});

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

test("each resource keeps less than 1 KB of provider in the state, without a path", async () => {
  const { deployment } = await stack.workspace.exportState();
  const texts = deployment.resources?.flatMap(({ outputs }) => outputs?.["__provider"] ?? []) ?? [];
  expect(texts).toHaveLength(4);
  for (const text of texts as string[]) {
    expect(Buffer.byteLength(text)).toBeLessThan(1000);
    expect(text).not.toContain(process.cwd());
  }
});

test("destroy leaves nothing of the network in either cloud", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(leftovers(await observe())).toEqual([]);
});
