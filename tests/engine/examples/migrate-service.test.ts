import type { EC2Client } from "@aws-sdk/client-ec2";
import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "../local-stacks";
import { expectDiagram } from "./expect-diagram";
import { reviewedUp } from "./reviewed-up";
import { tracesInVpc } from "./traces-in-vpc";

const stacks = useLocalStacks();
let ec2: EC2Client;
let stack: LocalStack;

beforeAll(async () => {
  ec2 = stacks.clouds.ec2();
  const config = { vpcId: stacks.customer.vpcId, serviceId: SERVICE_ID };
  stack = await stacks.open(examples("migrate-service"), { config });
}, 120_000);

afterAll(() => ec2.destroy());

interface Endpoint {
  host: string;
  port: number;
  previousEndpoint?: { host: string; port: number };
}
const endpoint = async () => {
  const { stdout } = await stack.succeeds("stack", "output", "--json");
  return (JSON.parse(stdout) as { endpoint?: Endpoint }).endpoint;
};
const timescaleVpcId = async (name: string) => (await stack.outputsOf(name))["id"];
const attachedTo = async () => (await stack.outputsOf("db-main"))["timescaleVpcId"];
const moveTo = (home: string, allowInterruption: boolean) =>
  stack.workspace.setConfig({ home, allowInterruption: String(allowInterruption) });
const routesAndPeerings = async () =>
  (await tracesInVpc(ec2, stacks.customer.vpcId)).filter((trace) => /^(peering|route)/.test(trace));

test("while the service is public, the ways to its first home are made", async () => {
  await moveTo("public", false);
  await reviewedUp(stack, "migrate-service-public");
  expect(await endpoint()).toBeUndefined();
  expect(stacks.clouds.tigerCloud.vpcs).toHaveLength(2);
  expect(await routesAndPeerings()).toContain("route to 10.0.0.0/24");
});

test("the move into a VPC is refused in the preview until interruptions are allowed", async () => {
  await moveTo("blue", false);
  const refused = await stack.pulumi("preview");
  expect(refused.code).not.toBe(0);
  expect(refused.stdout).toContain("allowInterruption");
  await moveTo("blue", true);
  const announced = await stack.succeeds("preview");
  expect(announced.stdout).toMatch(/not reachable for some minutes/);
  await reviewedUp(stack, "migrate-service-to-blue");
  expect(await attachedTo()).toBe(await timescaleVpcId("blue"));
  await stack.succeeds("preview", "--expect-no-changes");
  await expectDiagram("migrate-service", stack);
});

test("the move to another VPC is announced, and the old way stays until the service has left it", async () => {
  const before = await endpoint();
  await moveTo("green", true);
  const { stdout } = await stack.succeeds("preview");
  expect(stdout).toMatch(/not reachable for some minutes/);
  expect(await stack.plan()).toContain("update db-main");
  await reviewedUp(stack, "migrate-service-blue-to-green");
  expect(await attachedTo()).toBe(await timescaleVpcId("green"));
  expect(await endpoint()).toMatchObject({
    previousEndpoint: { host: before?.host, port: before?.port },
  });
  expect(await routesAndPeerings()).toEqual([
    "peering active",
    "route to 10.0.1.0/24",
    "route to 10.0.1.0/24",
  ]);
  await stack.succeeds("preview", "--expect-no-changes");
});

test("the way back to public is refused while interruptions are not allowed", async () => {
  await moveTo("green", false);
  await stack.up();
  await moveTo("public", false);
  expect((await stack.pulumi("preview")).code).not.toBe(0);
  await moveTo("green", true);
  await stack.up();
  await moveTo("public", true);
  expect(await stack.plan()).toContain("delete db-main");
  await reviewedUp(stack, "migrate-service-to-public");
  expect(await endpoint()).toBeUndefined();
});

test("destroy leaves nothing", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(await routesAndPeerings()).toEqual([]);
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});
