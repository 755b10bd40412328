import {
  ANYWHERE,
  cases,
  LASTING,
  LASTING_500,
  OF_CHANGES,
  refuse,
  type Ec2Case,
} from "./ec2-effects";
import { ENDPOINT_CASES, ENDPOINT_REMOVALS } from "./endpoint-faults";

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
  ...ENDPOINT_CASES,
];

/** Whether a call is one that disconnects. */
export const isRemoval = (action: string) =>
  [...REMOVALS, ...GATEWAY_REMOVALS, ...ENDPOINT_REMOVALS].includes(action);

/** Whether a call is one about a transit gateway. */
export const isOfTransitGateway = (action: string) => action.includes("TransitGateway");

const CHOSEN = [
  "a pcx not yet visible (5 looks), DescribeVpcPeeringConnections",
  "reset after the work, DeleteSecurityGroup",
  "reset after the work, CreateHostedZone",
  "reset after the work, AcceptTransitGatewayPeeringAttachment",
];

/** Those that the usual tests take. */
export const FEW_EC2_CASES = EC2_CASES.filter(({ fault, action }) =>
  CHOSEN.includes(`${fault}, ${action}`),
);
