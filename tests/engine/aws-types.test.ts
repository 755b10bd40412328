import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  const config = { endpoint: stacks.clouds.awsUrl };
  stack = await stacks.open(programs("aws-types"), { config, bare: true });
  // The program's provider names its own region and endpoint; the plugin is the clouds' choice.
  await stacks.clouds.configure(stack.workspace);
}, 120_000);

test("every AWS type that the programs use is made, and then found unchanged", async () => {
  await stack.up();
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("a changed mutable property is an update, a changed immutable one a replacement", async () => {
  await stack.workspace.setConfig({ stage: "two" });
  expect(await stack.plan()).toEqual([
    "replace secondary",
    "update egress",
    "update inline",
    "update main",
    "update subnet",
    "update subnet",
    "update vpc",
  ]);
  await stack.up();
  await stack.succeeds("preview", "--expect-no-changes");
});

test("destroy removes every VPC it made, in both regions", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  for (const region of ["eu-west-1", "us-east-1"]) {
    const ec2 = stacks.clouds.ec2({ region });
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
    ec2.destroy();
    const left = Vpcs.filter(
      ({ IsDefault, VpcId }) => !IsDefault && VpcId !== stacks.customer.vpcId,
    );
    expect(left).toEqual([]);
  }
});
