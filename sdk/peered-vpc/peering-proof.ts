import { sameCidr } from "../../provider/rules/cidr";
import { differencesIn, type Differences } from "../aws/differences";

/** A VPC peering connection as AWS shows it to the accepter. */
export interface PeeringRequest {
  id: string;
  /** `pending-acceptance`, `active`, `failed`, … */
  status: string;
  /** CIDR block of the requester's VPC. */
  cidrBlock: string;
  requesterRegion: string;
  /** Account of the requester. */
  ownerId: string;
  /** Account, VPC and region of the accepter. */
  peerOwnerId: string;
  peerVpcId: string;
  peerRegion: string;
}

/** What the request must say to be ours. */
export interface ExpectedRequest {
  timescaleCidr: string;
  timescaleRegionCode: string;
  accountId: string;
  vpcId: string;
  regionCode: string;
  /** Account of the requester; undefined where any will do. */
  requesterAccountId: string | undefined;
}

const IN_TRANSIT = ["initiating-request", "provisioning"];
const ACCEPTABLE = ["pending-acceptance", "active", ...IN_TRANSIT];

/** True for a status that AWS leaves on its own, within moments. */
export function isInTransit(status: string): boolean {
  return IN_TRANSIT.includes(status);
}

const AGAIN = "then run `pulumi refresh` and `pulumi up`, which sends it again.";

/** What to do about the words of AWS for a request that nobody can accept any more. */
const ADVICE: Readonly<Record<string, string>> = {
  failed: `AWS gave it up, most often since CIDR blocks of the two VPCs overlap. Mend that, ${AGAIN}`,
  expired: `Nobody accepted it within seven days. Make sure that the AWS half is updated in time, ${AGAIN}`,
  rejected: `Somebody rejected it in AWS. Find out why, ${AGAIN}`,
  deleted: `Somebody deleted it. Find out why, ${AGAIN}`,
  deleting: `Somebody deletes it. Find out why, ${AGAIN}`,
};

/** Compares a peering request with what Tiger Cloud was asked to send. */
export function differencesFrom(expected: ExpectedRequest, request: PeeringRequest): Differences {
  const differences = differencesIn([
    ["the status", request.status, "pending-acceptance", ACCEPTABLE.includes(request.status)],
    [
      "the requester's CIDR block",
      request.cidrBlock,
      expected.timescaleCidr,
      sameCidr(request.cidrBlock, expected.timescaleCidr),
    ],
    ["the requester's region", request.requesterRegion, expected.timescaleRegionCode],
    ["the requester's account", request.ownerId, expected.requesterAccountId ?? request.ownerId],
    ["the accepter's account", request.peerOwnerId, expected.accountId],
    ["the accepter's VPC", request.peerVpcId, expected.vpcId],
    ["the accepter's region", request.peerRegion, expected.regionCode],
  ]);
  const advice = ADVICE[request.status] ?? "Find out who sent it; do not accept it by hand.";
  return { differences, advice };
}

/** What AWS shows where all is as expected. */
export function requestAsExpected(expected: ExpectedRequest): Partial<PeeringRequest> {
  const { requesterAccountId } = expected;
  return {
    status: "pending-acceptance",
    cidrBlock: expected.timescaleCidr,
    requesterRegion: expected.timescaleRegionCode,
    ...(requesterAccountId !== undefined && { ownerId: requesterAccountId }),
    peerOwnerId: expected.accountId,
    peerVpcId: expected.vpcId,
    peerRegion: expected.regionCode,
  };
}
