import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import type { EC2 } from "@aws-sdk/client-ec2";
import { ROOT } from "../support/run-node";
import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
const KEYS = {
  AWS_ACCESS_KEY_ID: "LOCALAWSACCESSKEY",
  AWS_SECRET_ACCESS_KEY: "local-aws-secret-key",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
};
let ec2: EC2;
beforeAll(() => void (ec2 = stacks.clouds.ec2()));
afterAll(() => ec2.destroy());
afterEach(async () => {
  await stacks.clouds.tigerCloud.reset();
});

/** Runs the command on a stack, as somebody does in the folder of its program. */
async function doctor({ workspace }: LocalStack, ...others: string[]) {
  const cwd = dirname(workspace.configFile);
  const args = [join(ROOT, "dist/cli/main.js"), "doctor", "--cwd", cwd, ...others];
  const env = { ...workspace.env, ...KEYS };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

/** What was found, as `link check`. */
async function found(stack: LocalStack): Promise<string[]> {
  const { stdout } = await doctor(stack, "--json");
  const { findings } = JSON.parse(stdout) as { findings: { link: string; check: string }[] };
  return findings.map(({ link, check }) => `${link} ${check}`);
}

test("a stack with a peering is well, and what goes missing is told with the way back", async () => {
  const stack = await stacks.open(examples("quickstart"), {
    config: { serviceId: SERVICE_ID, vpcId: stacks.customer.vpcId },
  });
  await stack.up();
  const sound = await doctor(stack);
  expect(sound).toMatchObject({ code: 0, stderr: "" });
  expect(sound.stdout).toMatch(/^Well: quickstart\/test\n/);
  const { deployment } = await stack.workspace.exportState();
  const route = deployment.resources!.find(({ type }) => type === "aws:ec2/route:Route")!;
  const { routeTableId, destinationCidrBlock } = route.outputs as Record<string, string>;
  const place = { RouteTableId: routeTableId, DestinationCidrBlock: destinationCidrBlock };
  await ec2.deleteRoute(place);
  const broken = await doctor(stack);
  expect(broken.code).toBe(3);
  expect(broken.stdout).toMatch(/✗ routes .*<-- broken here\n/);
  expect(broken.stdout).toContain("Run `pulumi refresh`, then `pulumi up`");
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.up();
  expect(await doctor(stack)).toMatchObject({ code: 0 });
  expect((await doctor(stack, "--service", "nosuchsrv1")).code).toBe(3);
});

test("a stack with a transit gateway is well, and a route of the gateway that goes missing is told", async () => {
  const stack = await stacks.open(examples("transit-gateway"), {
    config: {
      serviceId: SERVICE_ID,
      customerVpcs: { map: { app: "10.20.0.0/16", jobs: "10.30.0.0/16" } },
    },
  });
  await stack.up();
  expect(await found(stack)).toEqual([]);
  expect(await doctor(stack)).toMatchObject({ code: 0, stderr: "" });
  const { deployment } = await stack.workspace.exportState();
  const type = "aws:ec2transitgateway/route:Route";
  const route = deployment.resources!.find((one) => one.type === type)!;
  const outputs = route.outputs as Record<string, string>;
  await ec2.deleteTransitGatewayRoute({
    TransitGatewayRouteTableId: outputs["transitGatewayRouteTableId"],
    DestinationCidrBlock: outputs["destinationCidrBlock"],
  });
  expect((await found(stack))[0]).toBe("gateway-routes gateway-route-missing");
});

test("a stack with a private endpoint is well, and a group that closes is told", async () => {
  const stack = await stacks.open(examples("private-endpoint"), {
    config: { serviceId: SERVICE_ID },
  });
  await stack.up();
  expect(await found(stack)).toEqual([]);
  expect(await doctor(stack)).toMatchObject({ code: 0, stderr: "" });
  const { VpcEndpoints } = await ec2.describeVpcEndpoints({});
  const GroupId = VpcEndpoints![0]!.Groups![0]!.GroupId!;
  const rules = await ec2.describeSecurityGroupRules({
    Filters: [{ Name: "group-id", Values: [GroupId] }],
  });
  const inbound = rules.SecurityGroupRules!.filter(({ IsEgress }) => !IsEgress);
  const SecurityGroupRuleIds = inbound.map((rule) => rule.SecurityGroupRuleId!);
  await ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds });
  expect((await found(stack))[0]).toBe("private-endpoint endpoint-group-closed");
});
