import type { Ec2Link } from "../../ec2-link";
import type { World } from "../../world";
import type { Vpc } from "../vpcs/entity";
import type { Peering, PeeringStatus } from "./entity";

/** What a peering shows once its AWS half has ended. */
export interface Ending {
  status: PeeringStatus;
  errorMessage: string;
}

/** What is to be seen of a request in AWS. */
export type Seen = "waiting" | "accepted" | Ending;

/** A request that was sent. */
export interface Sent {
  /** What the requester calls it. */
  provisionedId: string;
  /** What the accepter calls it. */
  accepterProvisionedId: string;
  seen: Seen;
  /** Milliseconds until the request is in the accepter's account, and its id there is told. */
  arrivalMs: number;
  /** The accepter's ranges, where AWS tells them. */
  cidrBlocks?: readonly string[];
}

/** What one kind of peering does in a linked EC2, or in one that is made up. */
export interface AwsHalf {
  /** True where one request must not overtake another, for it looks at what that one makes. */
  takesTurns: boolean;
  send(world: World, vpc: Vpc, peering: Peering): Promise<Sent>;
  /** Takes away what was sent. What is gone already is taken away. */
  remove(world: World, vpc: Vpc, peering: Peering): Promise<void>;
  /** What becomes of a peering whose request is not to be seen any more. */
  gone: Ending;
  /** What is to be seen of the VPC's requests, by their `provisionedId`, in one call. */
  look(ec2: Ec2Link, vpc: Vpc, signal: AbortSignal): Promise<ReadonlyMap<string, Seen>>;
}

/** Seventeen hexadecimal digits, as AWS's ids have them. */
export function madeUpDigits(peering: Peering, first = "0"): string {
  return first + Number(peering.id).toString(16).padStart(16, "0");
}
