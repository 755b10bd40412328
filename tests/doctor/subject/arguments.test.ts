import { argumentProblems, subjectOfArguments } from "../../../doctor/subject/arguments";

const VPC_ID = "vpc-0123456789abcdef0";

test("one service and one VPC are a subject without a stack", () => {
  const from = { kind: "address", address: "10.20.1.7" } as const;
  expect(
    subjectOfArguments({ service: "metrics", vpcId: VPC_ID, regionCode: "eu-west-1", from }),
  ).toEqual({
    title: `metrics from ${VPC_ID}`,
    services: [{ name: "metrics" }],
    customerVpcs: [
      {
        ...{ vpcId: VPC_ID, regionCode: "eu-west-1", accountId: undefined, clientGroupIds: [] },
        access: { profile: undefined, roleArn: undefined, externalId: undefined },
      },
    ],
    stack: { attachments: [], peerings: [], gatewayPeerings: [], privateEndpoints: [] },
    from,
  });
});

test("what steers a terminal in an argument is written out in the title", () => {
  const { title } = subjectOfArguments({ service: "a\u001b[2Jb", vpcId: VPC_ID });
  expect(title).toBe(`a\\u001b[2Jb from ${VPC_ID}`);
});

test("all that is wrong with arguments is told at once", () => {
  const given = { service: " ", vpcId: "tgw-0123456789abcdef0", regionCode: "us-east-1a" };
  expect(argumentProblems(given)).toEqual([
    expect.stringMatching(/^--service: got " "; allowed is the id or name of a service\. Copy it/),
    expect.stringMatching(/^--vpc: got "tgw-0123456789abcdef0"; allowed is an AWS VPC id/),
    expect.stringMatching(/^--region: got "us-east-1a"; allowed is an AWS region code/),
  ]);
});

test("what is left out, and what is right, is no problem", () => {
  expect(argumentProblems({})).toEqual([]);
  const right = { service: "kd9w2xp4mz", vpcId: VPC_ID, regionCode: "us-east-1" };
  expect(argumentProblems(right)).toEqual([]);
});
