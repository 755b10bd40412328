import { AccountRegion } from "../../../../../doctor/collect/aws/asking/account-region";
import type { Ec2Api } from "../../../../../doctor/collect/aws/asking/api";
import { askWithin } from "../../../../../doctor/collect/aws/asking/ask";
import { systemClock } from "../../../../../provider/wait/clock";
import { fakeAws, refuse } from "../fake-aws";

const PLACE = {
  ...{ profile: undefined, roleArn: undefined, externalId: undefined },
  ...{ regionCode: "eu-west-1", endpointUrl: undefined },
};

function accountOf(ec2: Partial<Ec2Api>, sts = {}) {
  const fake = fakeAws({ ec2, sts });
  return { fake, account: new AccountRegion(fake.connect(PLACE), askWithin(30, systemClock)) };
}

const listOf = (account: AccountRegion, values: string[]) =>
  account.list({
    right: "ec2:DescribeSubnets",
    filter: { name: "vpc-id", values },
    also: [{ Name: "state", Values: ["available"] }],
    call: (ec2, input, options) => ec2.describeSubnets(input, options),
    items: ({ Subnets }) => Subnets,
  });

type SubnetsInput = Parameters<Ec2Api["describeSubnets"]>[0];

test("a list is read to its last page, with the same filters", async () => {
  const inputs: SubnetsInput[] = [];
  const pages = [
    { Subnets: [{ SubnetId: "subnet-1" }], NextToken: "two" },
    { NextToken: "three" },
    { Subnets: [{ SubnetId: "subnet-2" }], NextToken: "" },
  ];
  const { account } = accountOf({
    describeSubnets: (input) => Promise.resolve(pages[inputs.push(input) - 1] ?? {}),
  });
  expect(await listOf(account, ["vpc-1", "vpc-1"])).toEqual({
    value: [{ SubnetId: "subnet-1" }, { SubnetId: "subnet-2" }],
  });
  expect(inputs.map(({ NextToken }) => NextToken)).toEqual([undefined, "two", "three"]);
  for (const { Filters } of inputs) {
    expect(Filters).toEqual([
      { Name: "vpc-id", Values: ["vpc-1"] },
      { Name: "state", Values: ["available"] },
    ]);
  }
});

test("more values than a filter takes are asked for in several questions", async () => {
  const counts: (number | undefined)[] = [];
  const { account } = accountOf({
    describeSubnets: ({ Filters }) => {
      counts.push(Filters?.[0]?.Values?.length);
      return Promise.resolve({ Subnets: [{ SubnetId: Filters?.[0]?.Values?.[0] }] });
    },
  });
  const ids = Array.from({ length: 450 }, (_, index) => `vpc-${index}`);
  expect(await listOf(account, ids)).toEqual({
    value: [{ SubnetId: "vpc-0" }, { SubnetId: "vpc-200" }, { SubnetId: "vpc-400" }],
  });
  expect(counts).toEqual([200, 200, 50]);
});

test("a list of nothing is empty, and asks nothing", async () => {
  const { account, fake } = accountOf({});
  expect(await listOf(account, [])).toEqual({ value: [] });
  expect(fake.asked).toEqual([]);
});

test("a list is unseen where one of its pages is refused", async () => {
  const refused = refuse("RequestLimitExceeded");
  const { account } = accountOf({
    describeSubnets: ({ NextToken }) =>
      NextToken === undefined ? Promise.resolve({ NextToken: "two" }) : refused(),
  });
  expect(await listOf(account, ["vpc-1"])).toEqual({
    unseen: "AWS throttles ec2:DescribeSubnets",
  });
});

describe("a thing of another account", () => {
  it("has a reason with both accounts, for which STS is asked once", async () => {
    const { account, fake } = accountOf({});
    const reasons = [
      account.reasonIfForeign("vpc-1", "222222222222"),
      account.reasonIfForeign("vpc-2", "111111111111"),
    ];
    expect(await Promise.all(reasons)).toEqual([
      "vpc-1 is in account 222222222222, and the credentials are of 111111111111",
      undefined,
    ]);
    expect(fake.asked).toEqual(["getCallerIdentity"]);
  });

  it("is not told apart where STS does not answer", async () => {
    const { account } = accountOf({}, { getCallerIdentity: refuse("AccessDenied") });
    expect(await account.reasonIfForeign("vpc-1", "222222222222")).toBeUndefined();
  });
});
