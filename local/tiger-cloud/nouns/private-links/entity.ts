/** The words of a connection's state. The last two are final. */
export type PrivateLinkState = "pending" | "approved" | "rejected" | "removed";

/** A VPC endpoint of a customer, as AWS shows it to the owner of the endpoint service. */
export interface VpcEndpoint {
  /** `vpce-…` */
  readonly id: string;
  /** AWS account that made it. */
  readonly accountId: string;
  readonly regionCode: string;
  /** Of the clock, when it was made; in a linked EC2, when it was first seen there. */
  readonly madeAtMs: number;
  /** Where it is one of a linked EC2: EC2's word, such as `available`. */
  readonly ec2State?: string;
}

/** A connection of a customer's VPC endpoint with Tiger Cloud, once Tiger Cloud knows of it. */
export interface PrivateLink {
  /** `conn-aws-1` and so on. The real form is not documented. */
  readonly id: string;
  /** Of the VPC endpoint, `vpce-…`. */
  readonly endpointId: string;
  /** AWS account of the VPC endpoint. */
  readonly accountId: string;
  readonly regionCode: string;
  /** Empty until it is given one. */
  name: string;
  state: PrivateLinkState;
  /** The project that claimed it; absent until one has. */
  projectId?: string;
  /** The service that it leads to, from the attach until a detach is over. */
  attachment?: Attachment;
}

/** A service behind a connection. */
export interface Attachment {
  readonly serviceId: string;
  /** The bindings are there once it is `attached`. */
  state: "attaching" | "attached" | "detaching";
}
