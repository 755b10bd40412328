import {
  MissingPackage,
  reasonOf,
  RoleNotTaken,
} from "../../../../../doctor/collect/aws/asking/refusal";
import { DeadlinePassed } from "../../../../../doctor/collect/aws/asking/deadline";

const RIGHT = "ec2:DescribeNetworkAcls";
const SECRET = "IQoJb3JpZ2luX2VjE";
const ofCode = (name: string, others = {}) =>
  Object.assign(new Error(`The canonical string has x-amz-security-token:${SECRET}`), {
    ...{ name, ...others },
  });

test.each([
  ["UnauthorizedOperation", "no right to ec2:DescribeNetworkAcls"],
  ["AccessDenied", "no right to ec2:DescribeNetworkAcls"],
  ["RequestExpired", "the AWS credentials have expired"],
  ["ExpiredToken", "the AWS credentials have expired"],
  ["AuthFailure", "AWS does not accept the AWS credentials, or the region is not enabled for them"],
  [
    "SignatureDoesNotMatch",
    "AWS does not accept the AWS credentials, or the region is not enabled for them",
  ],
  [
    "CredentialsProviderError",
    "no AWS credentials: set AWS_PROFILE, pass --profile, or log in with aws sso login",
  ],
  ["RequestLimitExceeded", "AWS throttles ec2:DescribeNetworkAcls"],
  ["InternalError", "asking ec2:DescribeNetworkAcls failed (InternalError)"],
  ["Odd\u202Ename", "asking ec2:DescribeNetworkAcls failed (without a code)"],
  ["Token".repeat(12), "asking ec2:DescribeNetworkAcls failed (without a code)"],
])("%s is told without the words of AWS", (code, reason) => {
  expect(reasonOf(ofCode(code), RIGHT)).toBe(reason);
});

test.each<[string, unknown, string]>([
  [
    "a host that does not answer",
    ofCode("Error", { code: "ECONNREFUSED" }),
    "AWS was not reached for ec2:DescribeNetworkAcls (ECONNREFUSED)",
  ],
  [
    "a certificate that nobody vouches for",
    ofCode("Error", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
    "AWS was not reached for ec2:DescribeNetworkAcls (DEPTH_ZERO_SELF_SIGNED_CERT)",
  ],
  [
    "a region that nobody told",
    new Error("Region is missing"),
    "no AWS region: pass --region, or set AWS_REGION",
  ],
  ["a deadline", new DeadlinePassed(9.2), "no answer to ec2:DescribeNetworkAcls within 10 s"],
  [
    "a package that is missing",
    new MissingPackage("@aws-sdk/client-ec2"),
    "@aws-sdk/client-ec2 is not installed: install @aws-sdk/client-ec2, " +
      "@aws-sdk/client-route-53 and @aws-sdk/client-sts beside pulumi-timescale",
  ],
  [
    "a role that may not be taken",
    new RoleNotTaken("arn:aws:iam::222222222222:role/x", ofCode("AccessDenied")),
    "no right to sts:AssumeRole (role arn:aws:iam::222222222222:role/x)",
  ],
  ["what is no error", SECRET, "asking ec2:DescribeNetworkAcls failed"],
])("%s is told", (_what, error, reason) => {
  expect(reasonOf(error, RIGHT)).toBe(reason);
});
