import { placesOf } from "../../../../../doctor/collect/aws/asking/places";
import type { AwsAccess, CustomerVpcSubject } from "../../../../../doctor/subject/subject";

const OPTIONS = { timeoutSeconds: 30 };
const ROLE = "arn:aws:iam::222222222222:role/x";

const vpc = (vpcId: string, regionCode?: string, access: Partial<AwsAccess> = {}) =>
  ({
    ...{ vpcId, regionCode, accountId: undefined, clientGroupIds: [] },
    access: { profile: undefined, roleArn: undefined, externalId: undefined, ...access },
  }) satisfies CustomerVpcSubject;

const told = (vpcs: CustomerVpcSubject[], options = {}) =>
  placesOf(vpcs, { ...OPTIONS, ...options }).map(({ place, customerVpcs }) => [
    [place.regionCode, place.profile, place.roleArn].filter((each) => each !== undefined).join(" "),
    customerVpcs.map(({ vpcId }) => vpcId).join(),
  ]);

test("VPCs of one access and region are asked for together, each once", () => {
  const vpcs = [
    vpc("vpc-1", "eu-west-1"),
    vpc("vpc-2", "us-east-1"),
    vpc("vpc-3", "eu-west-1"),
    vpc("vpc-1", "eu-west-1"),
    vpc("vpc-4", "eu-west-1", { roleArn: ROLE }),
    vpc("vpc-5", "eu-west-1", { roleArn: ROLE, externalId: "y" }),
  ];
  expect(told(vpcs)).toEqual([
    ["eu-west-1", "vpc-1,vpc-3"],
    ["us-east-1", "vpc-2"],
    [`eu-west-1 ${ROLE}`, "vpc-4"],
    [`eu-west-1 ${ROLE}`, "vpc-5"],
  ]);
});

test("a region that was given is that of the VPCs without one alone", () => {
  const vpcs = [vpc("vpc-1", "eu-west-1"), vpc("vpc-2")];
  expect(told(vpcs, { regionCode: "us-east-1" })).toEqual([
    ["eu-west-1", "vpc-1"],
    ["us-east-1", "vpc-2"],
  ]);
});

test("a profile that was given takes the place of those of the stack, and their roles stay", () => {
  const vpcs = [
    vpc("vpc-1", "eu-west-1", { profile: "ci", roleArn: ROLE }),
    vpc("vpc-2", "eu-west-1", { profile: "other", roleArn: ROLE }),
  ];
  expect(told(vpcs, { profile: "mine" })).toEqual([[`eu-west-1 mine ${ROLE}`, "vpc-1,vpc-2"]]);
});

test("without a VPC the usual place is asked", () => {
  const [only, ...others] = placesOf([], { ...OPTIONS, endpointUrl: "http://127.0.0.1:9" });
  expect(others).toEqual([]);
  expect(only).toEqual({
    place: {
      ...{ profile: undefined, roleArn: undefined, externalId: undefined, regionCode: undefined },
      endpointUrl: "http://127.0.0.1:9",
    },
    customerVpcs: [],
  });
});
