/** A Tiger Cloud VPC as the emulator keeps it. */
export interface Vpc {
  /** Decimal text. */
  readonly id: string;
  name: string;
  /** As it was sent. */
  readonly cidr: string;
  readonly regionCode: string;
  /** Not to be seen over REST. `failed`: EC2 refused to make the VPC, see `failure`. */
  state: "creating" | "ready" | "deleting" | "failed";
  /** What EC2 said when it refused to make the VPC. */
  failure?: string;
  /** Id of the EC2 VPC that stands behind it, once there is one. Not to be seen over REST. */
  provisionedId?: string;
}
