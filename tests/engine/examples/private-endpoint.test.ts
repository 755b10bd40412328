import type { EC2 } from "@aws-sdk/client-ec2";
import { route53Client } from "../../../local/aws/clients";
import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "../local-stacks";
import { expectDiagram } from "./expect-diagram";
import { reviewedUp } from "./reviewed-up";

const region = "us-east-1";
const accountId = "123456789012";
const stacks = useLocalStacks();
let stack: LocalStack;
let ec2: EC2;

beforeAll(async () => {
  stack = await stacks.open(examples("private-endpoint"), { config: { serviceId: SERVICE_ID } });
  ec2 = stacks.clouds.ec2({ region });
}, 120_000);
afterAll(() => ec2.destroy());

async function endpoints() {
  const { VpcEndpoints = [] } = await ec2.describeVpcEndpoints({});
  return VpcEndpoints.filter(({ State }) => (State as string) !== "deleted");
}

test("one update brings the service into the VPC, and another has nothing to do", async () => {
  await reviewedUp(stack, "private-endpoint");
  const [connection] = stacks.clouds.tigerCloud.privateLinks;
  expect(connection).toMatchObject({ state: "approved" });
  expect(await endpoints()).toMatchObject([{ State: "available", ServiceRegion: region }]);
  await expectDiagram("private-endpoint", stack);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("destroy leaves nothing", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(await endpoints()).toEqual([]);
  const route53 = route53Client({ endpoint: stacks.clouds.awsUrl, region, accountId });
  expect((await route53.listHostedZones({})).HostedZones).toEqual([]);
  route53.destroy();
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({});
  expect(SecurityGroups.filter(({ GroupName }) => GroupName !== "default")).toEqual([]);
});
