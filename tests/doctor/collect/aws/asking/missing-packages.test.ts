import { collectAws } from "../../../../../doctor/collect/aws";
import { subject, wanted } from "../subjects";

const NAMES = ["@aws-sdk/client-ec2", "@aws-sdk/client-route-53", "@aws-sdk/client-sts"];
afterEach(() => NAMES.forEach((name) => jest.dontMock(name)));

const reasonFor = (name: string) =>
  `${name} is not installed: install @aws-sdk/client-ec2, @aws-sdk/client-route-53 and ` +
  "@aws-sdk/client-sts beside pulumi-timescale";

/** What is told of a VPC that is asked for where a package is missing. */
async function factsWithout(name: string, what: ReturnType<typeof subject>) {
  jest.doMock(name, () => {
    throw new Error(`Cannot find module '${name}'`);
  });
  const facts = await collectAws(
    wanted([what], {
      ...{ transitGatewayIds: ["tgw-1"], vpcIdsWithZones: ["vpc-1"] },
      from: { kind: "subnet", subnetId: "subnet-1" },
    }),
    { endpointUrl: "http://127.0.0.1:1", timeoutSeconds: 30 },
  );
  return { ...facts, vpc: facts.vpcs.get("vpc-1")! };
}

test("without the package of EC2 all facts are unseen, and say what to install", async () => {
  const { vpc, from, transitGateways } = await factsWithout(
    "@aws-sdk/client-ec2",
    subject("vpc-1", { access: { roleArn: undefined } }),
  );
  const reason = { unseen: reasonFor("@aws-sdk/client-ec2") };
  expect(vpc).toMatchObject({ vpc: reason, subnets: reason, dnsSupport: reason });
  expect(transitGateways.get("tgw-1")?.gateway).toEqual(reason);
  expect(from).toEqual(reason);
});

test("without that of Route 53 private zones alone are unseen for that", async () => {
  const { vpc } = await factsWithout(
    "@aws-sdk/client-route-53",
    subject("vpc-1", { access: { roleArn: undefined } }),
  );
  expect(vpc.privateZones).toEqual({ unseen: reasonFor("@aws-sdk/client-route-53") });
  expect(vpc.vpc).not.toEqual(vpc.privateZones);
});

test("without that of STS what a role shows is unseen", async () => {
  const roleArn = "arn:aws:iam::222222222222:role/x";
  const { vpc } = await factsWithout(
    "@aws-sdk/client-sts",
    subject("vpc-1", { access: { roleArn } }),
  );
  const reason = `${reasonFor("@aws-sdk/client-sts")} (role ${roleArn})`;
  expect(vpc.vpc).toEqual({ unseen: reason });
});
