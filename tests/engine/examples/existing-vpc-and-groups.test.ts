import {
  AuthorizeSecurityGroupEgressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { examples, useLocalStacks, type LocalStack } from "../local-stacks";
import { expectDiagram } from "./expect-diagram";
import { reviewedUp } from "./reviewed-up";
import { tracesInVpc } from "./traces-in-vpc";

const GROUPS = ["web", "worker"];
const stacks = useLocalStacks();
let ec2: EC2Client;
let stack: LocalStack;
let groups: Record<string, string>;
let before: unknown;

/** A group of the workloads' own, with a rule that nobody may touch. */
async function createGroup(name: string): Promise<string> {
  const { vpcId } = stacks.customer;
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: name, Description: name, VpcId: vpcId }),
  );
  const range = { IpProtocol: "tcp", FromPort: 443, ToPort: 443 };
  await ec2.send(
    new AuthorizeSecurityGroupEgressCommand({
      GroupId,
      IpPermissions: [{ ...range, IpRanges: [{ CidrIp: "192.0.2.0/24" }] }],
    }),
  );
  return GroupId;
}

const rules = async () => {
  const command = new DescribeSecurityGroupsCommand({ GroupIds: Object.values(groups) });
  const { SecurityGroups = [] } = await ec2.send(command);
  return SecurityGroups.map(({ GroupName, IpPermissions, IpPermissionsEgress }) => ({
    ...{ GroupName, IpPermissions, IpPermissionsEgress },
  }));
};

beforeAll(async () => {
  ec2 = stacks.clouds.ec2();
  groups = {};
  for (const name of GROUPS) groups[name] = await createGroup(name);
  before = await rules();
  const { vpcId, subnetIds } = stacks.customer;
  const config = {
    vpcId,
    subnetIds: { list: subnetIds.slice(1) },
    securityGroupIds: { map: groups },
    serviceName: "metrics",
  };
  stack = await stacks.open(examples("existing-vpc-and-groups"), { config });
}, 120_000);

afterAll(() => ec2.destroy());

test("the preview shows a rule for each group and a route for the subnet's table alone", async () => {
  const plan = await stack.plan();
  expect(plan.filter((step) => /-route-|-tcp-/.test(step))).toEqual([
    "create metrics-app-group-web-tcp-5432",
    "create metrics-app-group-worker-tcp-5432",
    expect.stringMatching(/^create metrics-app-route-rtb-\w+-to-10\.0\.0\.0-24$/),
  ]);
  expect(plan.filter((step) => step.endsWith("-client"))).toEqual([]);
});

test("up adds the rules to the groups and leaves the others in them", async () => {
  await reviewedUp(stack, "existing-vpc-and-groups");
  expect(await tracesInVpc(ec2, stacks.customer.vpcId)).toEqual([
    ...GROUPS.flatMap(() => ["out to 10.0.0.0/24 port 5432"]),
    ...GROUPS.flatMap(() => ["out to 192.0.2.0/24 port 443"]),
    "peering active",
    "route to 10.0.0.0/24",
  ]);
  await expectDiagram("existing-vpc-and-groups", stack);
});

test("a second preview plans nothing, nor does one after a refresh", async () => {
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("destroy leaves the groups as they were", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(await rules()).toEqual(before);
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});
