import { awsFailureOf, type AwsFailureKind } from "../../../sdk/aws/failures";
import { AWS_TEXTS } from "./failure-texts";

const MEANINGS: Record<keyof typeof AWS_TEXTS, AwsFailureKind> = {
  peeringGone: "does not exist",
  peeringGoneInEc2: "does not exist",
  vpcGone: "does not exist",
  tableGone: "does not exist",
  tableGoneFormerly: "does not exist",
  tablesOfNobody: "does not exist",
  groupGone: "does not exist",
  notAllowed: "not allowed",
  deniedByOrganisation: "not allowed",
  deniedFormerly: "not allowed",
  throttled: "throttled",
  throttledSts: "throttled",
  expired: "other",
  noCredentials: "other",
  noAnswer: "other",
  noName: "other",
  severalTables: "other",
  closing: "closing",
  cancelled: "closing",
  pluginDied: "other",
  terminating: "closing",
};

test.each(Object.entries(MEANINGS))("%s means that it is: %s", (name, kind) => {
  expect(awsFailureOf(new Error(AWS_TEXTS[name as keyof typeof AWS_TEXTS])).kind).toBe(kind);
});

test.each(Object.entries(AWS_TEXTS))(
  "of %s nothing is told that the engine and the provider's bridge put around it",
  (_name, text) => {
    const { words } = awsFailureOf(new Error(text));
    expect(words).not.toMatch(/invocation of|invoking|errors? occurred|\*|\n|\\u0009|\\n|Encoded/);
    expect(words).toBe(words.trim());
  },
);

test("the words of AWS stay", () => {
  expect(awsFailureOf(new Error(AWS_TEXTS.vpcGone)).words).toBe("no matching EC2 VPC found");
  expect(awsFailureOf(new Error(AWS_TEXTS.deniedFormerly)).words).toBe(
    "reading EC2 VPC: UnauthorizedOperation: You are not authorized to perform this operation. " +
      "status code: 403, request id: 963e4f60-7a3b-4d0f-9b0f-3f4a5b6c7d8e",
  );
});

test("of several errors, and of those in one another, each is told once", () => {
  const text = "2 errors occurred:\n\t* 1 error occurred:\n\t* first\n\n\n\t* second\n\n";
  expect(awsFailureOf(new Error(text)).words).toBe("first; second");
});

test.each([
  ["notAllowed", "ec2:DescribeVpcPeeringConnections"],
  ["deniedByOrganisation", "ec2:DescribeVpcs"],
  ["deniedFormerly", undefined],
  ["throttled", undefined],
] as const)("the right that %s names is %s", (name, right) => {
  expect(awsFailureOf(new Error(AWS_TEXTS[name])).right).toBe(right);
});
