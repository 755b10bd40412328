import type { EC2 } from "@aws-sdk/client-ec2";
import { createCustomerVpc } from "../../../local/customer-vpc";
import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "../local-stacks";
import { expectDiagram } from "./expect-diagram";
import { reviewedUp } from "./reviewed-up";
import { tracesInVpc } from "./traces-in-vpc";

const PARTNER_ACCOUNT_ID = "210987654321";
const stacks = useLocalStacks();
let stack: LocalStack;
let places: Record<"app" | "reports" | "partner", { ec2: EC2; vpcId: string }>;

beforeAll(async () => {
  const place = async (ec2: EC2, cidr: string) => {
    const { vpcId } = await createCustomerVpc(ec2, cidr);
    return { ec2, vpcId };
  };
  const { clouds } = stacks;
  const west = { region: "us-west-2", accountId: PARTNER_ACCOUNT_ID };
  places = {
    app: await place(clouds.ec2(), "10.30.0.0/16"),
    reports: await place(clouds.ec2({ region: "eu-west-1" }), "10.40.0.0/16"),
    partner: await place(clouds.ec2(west), "10.50.0.0/16"),
  };
  stack = await stacks.open(examples("cross-region-cross-account"), {
    config: {
      appVpcId: places.app.vpcId,
      reportsVpcId: places.reports.vpcId,
      partnerVpcId: places.partner.vpcId,
      partnerRoleArn: `arn:aws:iam::${PARTNER_ACCOUNT_ID}:role/network`,
      serviceId: SERVICE_ID,
    },
    // Providers that a program makes do not see the stack's `aws:` configuration.
    env: {
      AWS_ENDPOINT_URL: clouds.awsUrl,
      AWS_ACCESS_KEY_ID: "LOCALAWSACCESSKEY",
      AWS_SECRET_ACCESS_KEY: "local-aws-secret-key",
    },
  });
}, 120_000);

afterAll(() => Object.values(places).forEach(({ ec2 }) => ec2.destroy()));

test("a VPC that is in another account or region than its provider is refused in the preview", async () => {
  await stack.workspace.setConfig({ reportsVpcId: places.partner.vpcId });
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toContain(
    `Customer VPC ${places.partner.vpcId}: AWS shows none in the account and region of the AWS provider.`,
  );
  await stack.workspace.setConfig({ reportsVpcId: places.reports.vpcId });
});

test("each request is accepted, routed and let out in its own account and region", async () => {
  await reviewedUp(stack, "cross-region-cross-account");
  for (const { ec2, vpcId } of Object.values(places)) {
    expect(await tracesInVpc(ec2, vpcId)).toEqual([
      "out to 10.0.0.0/24 port 5432",
      "peering active",
      "route to 10.0.0.0/24",
      "route to 10.0.0.0/24",
    ]);
  }
  const asked = stacks.clouds.tigerCloud.peerings;
  expect(asked.map((each) => `${each.peerAccountId} ${each.peerRegionCode}`).sort()).toEqual([
    "123456789012 eu-west-1",
    "123456789012 us-east-1",
    "210987654321 us-west-2",
  ]);
  await expectDiagram("cross-region-cross-account", stack);
});

test("a second preview plans nothing, nor does one after a refresh", async () => {
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("destroy leaves nothing in any account or region", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  for (const { ec2, vpcId } of Object.values(places)) {
    expect(await tracesInVpc(ec2, vpcId)).toEqual([]);
  }
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});
