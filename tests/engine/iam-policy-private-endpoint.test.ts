import {
  DescribeSecurityGroupRulesCommand,
  ModifySecurityGroupRulesCommand,
  type EC2,
} from "@aws-sdk/client-ec2";
import { route53Client } from "../../local/aws/clients";
import { sortedOnce } from "../support/aws-calls";
import { startAwsProxy, type AwsProxy } from "../support/aws-proxy";
import { PRIVATE_ENDPOINT_CALLS, PRIVATE_ZONE_CALLS } from "../support/private-endpoint-calls";
import { awsPlugin, programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const region = "us-east-1";
const ACCOUNT = "123456789012";
const stacks = useLocalStacks({
  services: [
    { id: SERVICE_ID, name: "metrics", regionCode: region, pooler: true },
    { id: "second01", name: "second", regionCode: region },
  ],
});
/** The way to the account of the VPCs, and to that of the shared zone. */
let proxies: { own: AwsProxy; other: AwsProxy };
let ec2: EC2;
let stack: LocalStack;

async function createVpc(second: number): Promise<string> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: `10.${second}.0.0/16` });
  const VpcId = Vpc!.VpcId!;
  await ec2.modifyVpcAttribute({ VpcId, EnableDnsHostnames: { Value: true } });
  for (const [third, AvailabilityZoneId] of ["use1-az1", "use1-az6", "use1-az6"].entries()) {
    const CidrBlock = `10.${second}.${third}.0/24`;
    await ec2.createSubnet({ VpcId, CidrBlock, AvailabilityZoneId });
  }
  return VpcId;
}

const setConfig = (config: Record<string, object>) =>
  stack.workspace.setConfig(
    Object.fromEntries(Object.entries(config).map(([key, value]) => [key, JSON.stringify(value)])),
  );

beforeAll(async () => {
  const [own, other] = await Promise.all([
    startAwsProxy(stacks.clouds.awsUrl),
    startAwsProxy(stacks.clouds.awsUrl),
  ]);
  proxies = { own, other };
  ec2 = stacks.clouds.ec2({ region });
  const endpoints = [{ ec2: own.url, route53: own.url, sts: own.url }];
  stack = await stacks.open(programs("private-endpoints"), {
    config: {
      ...{ endpoint: other.url, other: "444444444444", domain: "localproj1.tsdb.cloud.test" },
      "aws:endpoints": JSON.stringify(endpoints),
      services: JSON.stringify({ main: SERVICE_ID, second: "second" }),
    },
  });
}, 120_000);
afterAll(async () => {
  ec2.destroy();
  await Promise.all([proxies.own.stop(), proxies.other.stop()]);
});

/** Somebody widens a rule that lets in, and writes another comment on a zone. */
async function meddle(): Promise<void> {
  const { id, securityGroupId } = await stack.outputsOf("app-endpoint-from-office-primary");
  const { SecurityGroupRules: rules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ SecurityGroupRuleIds: [String(id)] }),
  );
  const { IpProtocol, CidrIpv4, FromPort } = rules[0]!;
  const SecurityGroupRule = { IpProtocol, CidrIpv4, FromPort, ToPort: 5999 };
  await ec2.send(
    new ModifySecurityGroupRulesCommand({
      GroupId: String(securityGroupId),
      SecurityGroupRules: [{ SecurityGroupRuleId: String(id), SecurityGroupRule }],
    }),
  );
  const route53 = route53Client({ endpoint: stacks.clouds.awsUrl, region, accountId: ACCOUNT });
  const Id = String((await stack.outputsOf("app-zone"))["zoneId"]);
  await route53.updateHostedZoneComment({ Id, Comment: "Whose is it?" });
  route53.destroy();
}

// tests/docs/iam-policy.test.ts holds docs/iam-policy-private-endpoint.json against the same lists.
test("the life of private endpoints asks of AWS what the real provider's sources say, and all of it", async () => {
  const vpcs = { app: await createVpc(20), jobs: await createVpc(30) };
  const [last] = (
    await ec2.describeSubnets({ Filters: [{ Name: "vpc-id", Values: [vpcs.app] }] })
  ).Subnets!.slice(-1);
  const { GroupId } = await ec2.createSecurityGroup({
    ...{ VpcId: vpcs.app, GroupName: "clients", Description: "Clients" },
  });
  const office = { cidrBlock: "10.80.0.0/16" };
  await setConfig({ vpcs, args: { clients: { app: { securityGroupId: GroupId }, office } } });
  await stack.up();
  await setConfig({
    args: { clients: { office }, subnetIds: [last!.SubnetId], tags: { team: "data" } },
  });
  await stack.up();
  await setConfig({ args: {} });
  await stack.up();
  await meddle();
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.up();
  await setConfig({ vpcs: { ...vpcs, app: await createVpc(40) } });
  await stack.up();
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.succeeds("destroy", "--yes", "--skip-preview");

  const listed = [
    ...PRIVATE_ENDPOINT_CALLS.flatMap(({ calls }) => calls.map((call) => `ec2:${call}`)),
    ...PRIVATE_ZONE_CALLS.flatMap(({ calls }) => calls.map((call) => `route53:${call}`)),
  ];
  const needsNoRight = (action: string) => action.startsWith("sts:");
  const own = sortedOnce(proxies.own.actions).filter((action) => !needsNoRight(action));
  expect(own.filter((action) => !listed.includes(action))).toEqual([]);
  // The program itself makes the shared zone, and a VPC for it.
  const zones = proxies.other.actions.filter((action) => action.startsWith("route53:"));
  expect(zones.filter((action) => !listed.includes(action))).toEqual([]);
  const unasked = sortedOnce(listed).filter((action) => ![...own, ...zones].includes(action));
  if (awsPlugin === "small") expect(unasked).toEqual([]);
}, 300_000);
