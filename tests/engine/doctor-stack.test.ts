import { dirname } from "node:path";
import type { EC2 } from "@aws-sdk/client-ec2";
import { readStack, type ReadStack, type StackArguments } from "../../cli/read-stack";
import { createCustomerVpc } from "../../local/customer-vpc";
import { readSettings } from "../../provider/settings";
import { without } from "../support/without";
import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const PARTNER_ACCOUNT_ID = "210987654321";
const PARTNER_ROLE = `arn:aws:iam::${PARTNER_ACCOUNT_ID}:role/network`;

const stacks = useLocalStacks();
let stack: LocalStack;
let vpcIds: Record<"app" | "reports" | "partner", string>;
const clients: EC2[] = [];
const variables = process.env;

async function createVpc(place: { region?: string; accountId?: string }, cidr: string) {
  const ec2 = stacks.clouds.ec2(place);
  clients.push(ec2);
  return (await createCustomerVpc(ec2, cidr)).vpcId;
}

beforeAll(async () => {
  const { clouds } = stacks;
  vpcIds = {
    app: await createVpc({}, "10.30.0.0/16"),
    reports: await createVpc({ region: "eu-west-1" }, "10.40.0.0/16"),
    partner: await createVpc(
      { region: "us-west-2", accountId: PARTNER_ACCOUNT_ID },
      "10.50.0.0/16",
    ),
  };
  stack = await stacks.open(examples("cross-region-cross-account"), {
    config: {
      ...{ appVpcId: vpcIds.app, reportsVpcId: vpcIds.reports, partnerVpcId: vpcIds.partner },
      ...{ partnerRoleArn: PARTNER_ROLE, serviceId: SERVICE_ID },
    },
    // Providers that a program makes do not see the stack's `aws:` configuration.
    env: {
      AWS_ENDPOINT_URL: clouds.awsUrl,
      AWS_ACCESS_KEY_ID: "LOCALAWSACCESSKEY",
      AWS_SECRET_ACCESS_KEY: "local-aws-secret-key",
    },
  });
  await stack.up();
}, 240_000);
afterEach(() => void (process.env = variables));
afterAll(() => clients.forEach((ec2) => ec2.destroy()));

/** Reads the stack as the command does, with the variables of the workspace and others. */
function read(given: StackArguments = {}, others: NodeJS.ProcessEnv = {}): Promise<ReadStack> {
  const { workspace } = stack;
  process.env = { ...workspace.env, ...others };
  return readStack({ cwd: dirname(workspace.configFile), ...given });
}

test("the state of a network tells its service, and the place and access of each customer VPC", async () => {
  const { subject, notes } = await read();
  expect(notes).toEqual([]);
  expect(subject.title).toBe("cross-region-cross-account/test");
  expect(subject.services).toEqual([{ id: SERVICE_ID }]);
  const places = subject.customerVpcs.map(({ clientGroupIds, access, ...place }) => {
    expect(clientGroupIds).toEqual([expect.stringMatching(/^sg-/)]);
    return { ...place, roleArn: access.roleArn };
  });
  const own = { accountId: "123456789012", roleArn: undefined };
  expect(places).toEqual([
    { vpcId: vpcIds.app, name: "app", regionCode: "us-east-1", ...own },
    {
      ...{ vpcId: vpcIds.partner, name: "partner", regionCode: "us-west-2" },
      ...{ accountId: PARTNER_ACCOUNT_ID, roleArn: PARTNER_ROLE },
    },
    { vpcId: vpcIds.reports, name: "reports", regionCode: "eu-west-1", ...own },
  ]);
});

test("what the state names is what Tiger Cloud has", async () => {
  const { subject } = await read();
  const shown = stacks.clouds.tigerCloud.peerings.map((each) => ({
    ...{ timescaleVpcId: each.vpcId, peeringId: each.id, peerVpcId: each.peerVpcId },
    provisionedId: each.provisionedId,
  }));
  const named = subject.stack.peerings.map((each) => without(each, "name"));
  expect(named).toHaveLength(3);
  expect(named).toEqual(expect.arrayContaining(shown));
  const [{ vpcId } = {}] = stacks.clouds.tigerCloud.services;
  expect(subject.stack.attachments).toEqual([
    { name: "main", serviceId: SERVICE_ID, timescaleVpcId: vpcId },
  ]);
});

test("the configuration has the keys and the AWS half's address", async () => {
  const { readConfig, aws } = await read();
  const { apiUrl, publicKey, secretKey } = stacks.clouds.tigerCloud;
  expect(readSettings(readConfig, {})).toMatchObject({ apiUrl, publicKey, secretKey });
  expect(aws).toEqual({
    ...{ regionCode: "us-east-1", profile: undefined, endpointUrl: stacks.clouds.awsUrl },
  });
});

test("with a wrong passphrase, the state is read all the same, and the keys are not", async () => {
  const { subject, readConfig, notes } = await read({}, { PULUMI_CONFIG_PASSPHRASE: "wrong" });
  expect(subject.customerVpcs).toHaveLength(3);
  expect(readConfig("timescale:publicKey")).toBe(stacks.clouds.tigerCloud.publicKey);
  expect(readConfig("timescale:secretKey")).toBeUndefined();
  expect(notes).toEqual([expect.stringContaining("(incorrect passphrase)")]);
});

test.each([
  ["another stack", { stack: "nope" }, /^Stack nope: .*See `pulumi stack ls`/],
  ["a folder without a program", { cwd: "/" }, /Give the program's folder with --cwd/],
])("%s is told with what to do", async (_what, given, told) => {
  await expect(read(given)).rejects.toThrow(told);
});
