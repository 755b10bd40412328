import { collectAws } from "../../../../../doctor/collect/aws";
import type { AwsAccess } from "../../../../../doctor/subject/subject";
import { startOddServer, type OddAnswer } from "../../../../support/odd-server";
import { subject, wanted } from "../subjects";

const own = process.env;
const SECRET = "key-that-nobody-may-see";
beforeEach(() => {
  const others = Object.entries(own).filter(([name]) => !/^AWS_(?!SDK_JS_)/.test(name));
  process.env = {
    ...Object.fromEntries(others),
    // Neither a profile of the machine nor the credentials of its host.
    ...{ AWS_SHARED_CREDENTIALS_FILE: "/dev/null", AWS_CONFIG_FILE: "/dev/null" },
    AWS_EC2_METADATA_DISABLED: "true",
  };
});
afterEach(() => (process.env = own));

const withKeys = () =>
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: SECRET });

/** What is told of a VPC by a server that answers all in the same way. */
async function vpcAt(answer: OddAnswer, access: Partial<AwsAccess> = { roleArn: undefined }) {
  const server = await startOddServer(answer);
  const { vpcs } = await collectAws(wanted([subject("vpc-1", { access })]), {
    ...{ endpointUrl: `http://127.0.0.1:${server.port}`, timeoutSeconds: 30 },
  });
  return { server, facts: vpcs.get("vpc-1")! };
}

const ec2Error = (status: number, code: string): OddAnswer => ({
  status,
  body: `<Response><Errors><Error><Code>${code}</Code><Message>x ${SECRET}</Message></Error></Errors></Response>`,
});

test.each([
  [403, "UnauthorizedOperation", "no right to ec2:DescribeVpcs"],
  [400, "RequestExpired", "the AWS credentials have expired"],
  [503, "RequestLimitExceeded", "AWS throttles ec2:DescribeVpcs"],
])("an answer %s with %s is told as the SDK reads it", async (status, code, reason) => {
  withKeys();
  const { facts } = await vpcAt(ec2Error(status, code));
  expect(facts.vpc).toEqual({ unseen: reason });
  expect(JSON.stringify(facts)).not.toContain(SECRET);
});

test("a role that may not be taken is told with its name, and without its external id", async () => {
  withKeys();
  const roleArn = "arn:aws:iam::222222222222:role/network";
  const body = `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${SECRET}</Message></Error></ErrorResponse>`;
  const access = { roleArn, externalId: "external-id" };
  const { facts, server } = await vpcAt({ status: 403, body }, access);
  const reason = `no right to sts:AssumeRole (role ${roleArn})`;
  expect(facts.vpc).toEqual({ unseen: reason });
  expect(facts.subnets).toEqual({ unseen: reason });
  expect(server.seen).toHaveLength(1);
  expect(server.seen[0]?.body).toContain("ExternalId=external-id");
  expect(JSON.stringify(facts)).not.toMatch(new RegExp(`${SECRET}|external-id`));
});

test.each([
  ["keys", {}],
  ["the profile that the stack names", { profile: "unknown" }],
])("without %s there are no credentials", async (_what, access) => {
  const { facts, server } = await vpcAt(ec2Error(500, "x"), { roleArn: undefined, ...access });
  expect(facts.vpc).toEqual({
    unseen: "no AWS credentials: set AWS_PROFILE, pass --profile, or log in with aws sso login",
  });
  expect(server.seen).toEqual([]);
});

test("without a region it says how to tell one", async () => {
  withKeys();
  const nowhere = subject("vpc-1", { regionCode: undefined, access: { roleArn: undefined } });
  const { vpcs } = await collectAws(wanted([nowhere]), { timeoutSeconds: 30 });
  const reason = { unseen: "no AWS region: pass --region, or set AWS_REGION" };
  expect(vpcs.get("vpc-1")?.vpc).toEqual(reason);
});
