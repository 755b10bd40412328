import { readPlan, review, type Policy, type Review } from "../../review";

export { UNKNOWN_VALUE as UNKNOWN } from "../../provider/rules/unknown";
export const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

/** Types of resources by short names. */
export const TYPES = {
  vpc: "pulumi-nodejs:dynamic/timescale:TimescaleVpc",
  peering: "pulumi-nodejs:dynamic/timescale:TimescalePeering",
  activation: "pulumi-nodejs:dynamic/timescale:PeeringActivation",
  attachment: "pulumi-nodejs:dynamic/timescale:ServiceAttachment",
  accepter: "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
  connection: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  route: "aws:ec2/route:Route",
  table: "aws:ec2/routeTable:RouteTable",
  group: "aws:ec2/securityGroup:SecurityGroup",
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  bucket: "aws:s3/bucket:Bucket",
  policy: "aws:s3/bucketPolicy:BucketPolicy",
  random: "random:index/randomPassword:RandomPassword",
};
export type Kind = keyof typeof TYPES;

/** A resource as the engine shows it before or after. */
export interface State {
  id?: string;
  inputs: object;
  outputs?: object;
  parent?: string;
  retainOnDelete?: boolean;
  external?: boolean;
  propertyDependencies?: Record<string, string[]>;
}

export const urnOf = (kind: Kind, name: string) => `urn:pulumi:dev::shop::${TYPES[kind]}::${name}`;

/** One step, as the engine writes it; `after` is left out for what goes, `before` for what comes. */
export function step(
  op: string,
  kind: Kind,
  name: string,
  before?: State,
  after?: State,
  more: object = {},
): object {
  const urn = urnOf(kind, name);
  const state = (of: State) => ({ urn, type: TYPES[kind], custom: true, parent: STACK, ...of });
  return {
    ...{ op, urn },
    ...(before && { oldState: state(before) }),
    ...(after && { newState: state(after) }),
    ...more,
  };
}

export const same = (kind: Kind, name: string, state: State) =>
  step("same", kind, name, state, state);
export const created = (kind: Kind, inputs: object) =>
  step("create", kind, "it", undefined, { inputs });
export const deleted = (kind: Kind, inputs: object, more: Partial<State> = {}) =>
  step("delete", kind, "it", { id: "it-id", inputs, ...more });
export const updated = (kind: Kind, before: object, after: object) =>
  step("update", kind, "it", { id: "it-id", inputs: before }, { inputs: after });
export const replaced = (kind: Kind, before: object, after: object, ...replaceReasons: string[]) =>
  step(
    "replace",
    kind,
    "it",
    { id: "it-id", inputs: before },
    { inputs: after },
    { replaceReasons },
  );

/** What `pulumi preview --json` prints. */
export const planText = (steps: readonly object[], more: object = {}) =>
  JSON.stringify({ steps, ...more });

export const NO_POLICY: Policy = { failOn: [], allow: [] };

export function reviewOf(steps: readonly object[], policy = NO_POLICY, more: object = {}): Review {
  return review([readPlan(planText(steps, more), "plan.json")], policy);
}
