/** What the doctor looks at: the networks of a stack, or one service and one customer VPC. */
export interface Subject {
  /** As people call it: the stack, or the service and the VPC. */
  title: string;
  services: readonly ServiceSubject[];
  customerVpcs: readonly CustomerVpcSubject[];
  /** What the stack's state has; empty lists where no stack was read. */
  stack: StackThings;
  /** Where the client is; undefined for every subnet of the customer VPCs. */
  from: Client | undefined;
}

/** A service by its id or, where nobody said which of the two it is, by its id or name. */
export type ServiceSubject = { id: string } | { name: string };

export interface CustomerVpcSubject {
  vpcId: string;
  /** As the stack calls it, such as its key in `peers`; left out where it has no name for it. */
  name?: string;
  /** Undefined where nobody said it: that of the AWS configuration. */
  regionCode: string | undefined;
  /** Undefined where nobody said it: that of the AWS credentials. */
  accountId: string | undefined;
  /** The security groups that clients of a Timescale VPC wear, as the stack made or named them. */
  clientGroupIds: readonly string[];
  /** Those that clients of private endpoints wear; left out where the stack says none. */
  endpointClientGroupIds?: readonly string[];
  /** How the stack reaches the VPC's account, where its AWS provider says so. */
  access: AwsAccess;
}

/** How to ask for a customer VPC; what is undefined is as the credential chain has it. */
export interface AwsAccess {
  profile: string | undefined;
  roleArn: string | undefined;
  externalId: string | undefined;
}

/** What the stack's state has. An entry that failed half-way may lack what came last. */
export interface StackThings {
  attachments: readonly { name: string; serviceId: string; timescaleVpcId: string }[];
  peerings: readonly StackPeering[];
  gatewayPeerings: readonly StackGatewayPeering[];
  privateEndpoints: readonly StackPrivateEndpoint[];
  /** The routes that it makes over peerings and transit gateways; left out where it makes none. */
  routes?: readonly StackRoute[];
}

export interface StackRoute {
  routeTableId: string;
  /** `pcx-…` or `tgw-…` */
  target: string;
}

export interface StackPeering {
  /** The component's or, where there is none, the resource's name. */
  name: string;
  timescaleVpcId: string;
  peeringId: string;
  peerVpcId: string;
  /** `pcx-…` */
  provisionedId: string | undefined;
}

export interface StackGatewayPeering {
  name: string;
  timescaleVpcId: string;
  peeringId: string;
  transitGatewayId: string;
  /** `tgw-attach-…` */
  attachmentId: string | undefined;
  /** The customer VPCs that the stack brings behind the gateway. */
  customerVpcIds: readonly string[];
}

export interface StackPrivateEndpoint {
  name: string;
  /** Undefined until a service is behind it. */
  serviceId: string | undefined;
  /** Empty where another stack has the endpoint, and Tiger Cloud alone knows it. */
  vpcEndpointId: string;
  connectionId: string | undefined;
  customerVpcId: string | undefined;
}

/** Where a connection begins, as `--from` says it. */
export type Client =
  | { kind: "subnet"; subnetId: string }
  | { kind: "instance"; instanceId: string }
  | { kind: "network-interface"; networkInterfaceId: string }
  | { kind: "security-group"; groupId: string }
  | { kind: "address"; address: string };
