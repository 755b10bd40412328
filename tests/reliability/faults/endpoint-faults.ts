import {
  cases,
  LASTING,
  LASTING_500,
  OF_CHANGES,
  refuse,
  type Ec2Case,
  type Injected,
} from "./ec2-effects";

/** What the component asks before it makes anything. */
const QUESTIONS = ["DescribeSubnets", "DescribeVpcAttribute"];

const CHANGES = [
  ...["CreateVpcEndpoint", "AuthorizeSecurityGroupIngress"],
  ...["CreateHostedZone", "ChangeResourceRecordSets"],
];

/** The calls that take a private endpoint away. */
export const ENDPOINT_REMOVALS = ["DeleteVpcEndpoints", "DeleteHostedZone"];

const THROTTLED: Injected = ["throttled for long", refuse(503, "RequestLimitExceeded"), LASTING];
const RESET: Injected = ["reset before the work", { effect: "reset before" }, 1];

/** Route 53 has other words than EC2. */
const OF_ROUTE_53: readonly Injected[] = [
  ["throttled for long", refuse(400, "Throttling"), LASTING],
  ["another change is under way for long", refuse(400, "PriorRequestNotComplete"), LASTING],
];

/**
 * The faults of the calls that bring a service into a VPC, or take it away. What the AWS SDK takes alike at all calls is
 * tried at those of customer VPCs.
 */
export const ENDPOINT_CASES: readonly Ec2Case[] = [
  ...cases(CHANGES, OF_CHANGES),
  ...cases(
    ["AuthorizeSecurityGroupIngress", "ChangeResourceRecordSets"],
    [["it exists already", { effect: "done before" }, 1]],
  ),
  ...cases(QUESTIONS, [THROTTLED, ["not allowed", refuse(403, "UnauthorizedOperation"), LASTING]]),
  ...cases(ENDPOINT_REMOVALS, [...OF_CHANGES, LASTING_500]),
  ...cases(
    ["DescribeVpcEndpoints"],
    [["an endpoint not yet visible (5 looks)", { effect: "empty list" }, 5]],
  ),
  ...cases(["CreateVpcEndpoint", "DescribeVpcEndpoints"], [THROTTLED, LASTING_500, RESET]),
  ...cases(["CreateHostedZone", "ChangeResourceRecordSets"], [...OF_ROUTE_53, LASTING_500]),
];

/** Whether a call is one that only private endpoints are faulted at. */
export const isOfPrivateEndpoint = (action: string) =>
  ENDPOINT_CASES.some((one) => one.action === action);
