import { sameCidr } from "../../provider/rules/cidr";

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

const ACCEPTABLE = ["pending-acceptance", "provisioning", "active"];

/**
 * Compares a peering request with what Tiger Cloud was asked to send.
 *
 * @returns each difference in words; none means that the request may be accepted
 */
export function differencesFrom(expected: ExpectedRequest, request: PeeringRequest): string[] {
  const compared: [subject: string, got: string, wanted: string, same?: boolean][] = [
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
  ];
  return compared
    .filter(([, got, wanted, same = got === wanted]) => !same)
    .map(([subject, got, wanted]) => `${subject} is ${got || "not shown"}, not ${wanted}`);
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
