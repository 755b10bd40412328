import type { Ec2Effect } from "../../support/ec2-proxy";

/** One fault of one call to EC2. */
export interface Ec2Case {
  /** As docs/reliability.md has it. */
  fault: string;
  action: string;
  effect: Ec2Effect;
  /** How many requests it hits. */
  times: number;
}

type Injected = readonly [fault: string, effect: Ec2Effect, times: number];

/** More often than the AWS SDK asks. */
const LASTING = 20;

const CHANGES = [
  "AcceptVpcPeeringConnection",
  "CreateSecurityGroup",
  "AuthorizeSecurityGroupEgress",
  "CreateRoute",
];

const REMOVALS = ["DeleteRoute", "RevokeSecurityGroupEgress", "DeleteSecurityGroup"];

const GATEWAY_CHANGES = [
  "AcceptTransitGatewayPeeringAttachment",
  "AssociateTransitGatewayRouteTable",
  "CreateTransitGatewayRoute",
];

const GATEWAY_REMOVALS = ["DeleteTransitGatewayRoute", "DisassociateTransitGatewayRouteTable"];

const refuse = (status: number, code: string): Ec2Effect => ({ effect: "refuse", status, code });

/** What any call may meet, and how often in a row: the AWS SDK takes all calls alike. */
const ANYWHERE: readonly Injected[] = [
  ["throttled once", refuse(503, "RequestLimitExceeded"), 1],
  ["throttled for long", refuse(503, "RequestLimitExceeded"), LASTING],
  ["500 once", refuse(500, "InternalError"), 1],
  ["500 for long", refuse(500, "InternalError"), LASTING],
  ["503 for long", refuse(503, "Unavailable"), LASTING],
  ["502 with HTML", { effect: "page" }, 1],
  ["reset before the work", { effect: "reset before" }, 1],
  ["an expired key", refuse(400, "ExpiredToken"), LASTING],
  ["clock skew (RequestExpired)", refuse(400, "RequestExpired"), LASTING],
];

/** What a change may meet besides. */
const OF_CHANGES: readonly Injected[] = [
  ["reset after the work", { effect: "reset after" }, 1],
  ["malformed XML after the work", { effect: "cut off" }, 1],
];

const cases = (actions: readonly string[], faults: readonly Injected[]): Ec2Case[] =>
  actions.flatMap((action) =>
    faults.map(([fault, effect, times]) => ({ fault, action, effect, times })),
  );

const LASTING_500: Injected = ["500 for long", refuse(500, "InternalError"), LASTING];

/** The faults of the calls that connect or disconnect a transit gateway. */
const GATEWAY_CASES: readonly Ec2Case[] = [
  ...cases(
    ["DescribeTransitGatewayPeeringAttachments"],
    [["an attachment not yet visible (5 looks)", { effect: "empty list" }, 5]],
  ),
  ...cases(GATEWAY_CHANGES, [["it is done already", { effect: "done before" }, 1], ...OF_CHANGES]),
  ...cases(["CreateTransitGatewayRoute", "DescribeTransitGatewayPeeringAttachments"], ANYWHERE),
  ...cases(
    ["AcceptTransitGatewayPeeringAttachment", "DescribeTransitGateways"],
    [["throttled for long", refuse(503, "RequestLimitExceeded"), LASTING], LASTING_500],
  ),
  ...cases(GATEWAY_REMOVALS, [...OF_CHANGES, LASTING_500]),
];

/** The faults, each of the calls that connect or disconnect something and go on differently after it. */
export const EC2_CASES: readonly Ec2Case[] = [
  ...cases(
    ["DescribeVpcPeeringConnections"],
    [["a pcx not yet visible (5 looks)", { effect: "empty list" }, 5]],
  ),
  ...cases(
    ["CreateRoute", "AuthorizeSecurityGroupEgress"],
    [["it exists already", { effect: "done before" }, 1]],
  ),
  ...cases(CHANGES, OF_CHANGES),
  ...cases(["CreateRoute", "DescribeVpcPeeringConnections"], ANYWHERE),
  ...cases(REMOVALS, [...OF_CHANGES, LASTING_500]),
  ...cases(
    ["DeleteSecurityGroup"],
    [["still in use (DependencyViolation)", refuse(400, "DependencyViolation"), LASTING]],
  ),
  ...GATEWAY_CASES,
];

/** Whether a call is one that disconnects. */
export const isRemoval = (action: string) => [...REMOVALS, ...GATEWAY_REMOVALS].includes(action);

/** Whether a call is one about a transit gateway. */
export const isOfTransitGateway = (action: string) => action.includes("TransitGateway");

const CHOSEN = [
  "a pcx not yet visible (5 looks), DescribeVpcPeeringConnections",
  "it exists already, CreateRoute",
  "throttled for long, CreateRoute",
  "reset after the work, DeleteSecurityGroup",
  "reset after the work, AcceptTransitGatewayPeeringAttachment",
];

/** Those that the usual tests take. */
export const FEW_EC2_CASES = EC2_CASES.filter(({ fault, action }) =>
  CHOSEN.includes(`${fault}, ${action}`),
);
