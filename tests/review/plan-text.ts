import { toText } from "../../review/dangers/sentence";
import { readPlan, review, type Policy, type Review } from "../../review";

export { UNKNOWN_VALUE as UNKNOWN } from "../../provider/rules/unknown";
export const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

/** Types of resources by short names. */
export const TYPES = {
  vpc: "pulumi-nodejs:dynamic/timescale:TimescaleVpc",
  peering: "pulumi-nodejs:dynamic/timescale:TimescalePeering",
  activation: "pulumi-nodejs:dynamic/timescale:PeeringActivation",
  attachment: "pulumi-nodejs:dynamic/timescale:ServiceAttachment",
  endpointConnection: "pulumi-nodejs:dynamic/timescale:PrivateEndpointConnection",
  endpointAttachment: "pulumi-nodejs:dynamic/timescale:PrivateEndpointAttachment",
  privateEndpoint: "timescale:index:PrivateEndpoint",
  gatewayPeering: "pulumi-nodejs:dynamic/timescale:TransitGatewayPeering",
  attachedVpc: "timescale:index:AttachedVpc",
  gateway: "aws:ec2transitgateway/transitGateway:TransitGateway",
  vpcAttachment: "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  gatewayAccepter: "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
  gatewayRoute: "aws:ec2transitgateway/route:Route",
  gatewayTable: "aws:ec2transitgateway/routeTable:RouteTable",
  association: "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
  awsVpc: "aws:ec2/vpc:Vpc",
  accepter: "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
  connection: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  route: "aws:ec2/route:Route",
  table: "aws:ec2/routeTable:RouteTable",
  group: "aws:ec2/securityGroup:SecurityGroup",
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  zone: "aws:route53/zone:Zone",
  record: "aws:route53/record:Record",
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

/** A replacement whose old resource the engine keeps. */
export function replacedAndKept(...args: Parameters<typeof replaced>): object {
  const one = replaced(...args) as { oldState: object };
  Object.assign(one.oldState, { retainOnDelete: true });
  return one;
}

/** What `pulumi preview --json` prints. */
export const planText = (steps: readonly object[], more: object = {}) =>
  JSON.stringify({ steps, ...more });

export const NO_POLICY: Policy = { failOn: [], allow: [] };

export function reviewOf(steps: readonly object[], policy = NO_POLICY, more: object = {}): Review {
  return review([readPlan(planText(steps, more), "plan.json")], policy);
}

/** Each danger of a plan as `class: why. meaning`. */
export const dangersOf = (...steps: object[]) =>
  reviewOf(steps).dangers.map(
    ({ class: one, why, meaning }) => `${one}: ${toText(why)}. ${toText(meaning)}`,
  );
