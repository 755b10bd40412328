import { differencesIn, type Differences } from "../aws/differences";

/** A transit gateway peering attachment as AWS shows it to the accepter. */
export interface PeeringAttachment {
  /** `tgw-attach-…`. */
  id: string;
  /** `pendingAcceptance`, `available`, `rejected`, … */
  status: string;
  /** The gateway of the account and region that ask: the accepter's. */
  transitGatewayId: string;
  /**
   * The requester's account, region and gateway. The first two are empty where they are not shown: an AWS provider
   * with `skipRequestingAccountId` shows those of the accepter in their place.
   */
  peerAccountId: string;
  peerRegion: string;
  peerTransitGatewayId: string;
}

/** What an attachment must say to be ours. */
export interface ExpectedAttachment {
  transitGatewayId: string;
  timescaleRegionCode: string;
  /** Account of the requester; undefined where any will do. */
  requesterAccountId: string | undefined;
  /**
   * True in the preview of a peering's update in place. What Tiger Cloud shows is looked at there in place of the
   * id in the state, which that preview does not see.
   *
   * @default false
   */
  isUpdatedInPlace?: boolean;
}

/**
 * The attachment as its accepter sees it. An AWS provider that does not know its own account takes itself for the
 * requester (terraform-provider-aws, `dataSourceTransitGatewayPeeringAttachmentRead`).
 */
export function fromAccepterSide(
  shown: PeeringAttachment,
  ownTransitGatewayId: string,
): PeeringAttachment {
  const { transitGatewayId, peerTransitGatewayId } = shown;
  if (peerTransitGatewayId !== ownTransitGatewayId) return shown;
  return {
    ...{ ...shown, transitGatewayId: peerTransitGatewayId },
    ...{ peerTransitGatewayId: transitGatewayId, peerAccountId: "", peerRegion: "" },
  };
}

const ACCEPTED = ["available", "modifying"];
// Source: the states in AWS's reference of TransitGatewayPeeringAttachment.
const IN_TRANSIT = ["initiatingRequest", "initiating", "pending", "rollingBack"];
const ACCEPTABLE = ["pendingAcceptance", ...ACCEPTED, ...IN_TRANSIT];

/** True for a state that AWS leaves on its own. */
export const isAttachmentInTransit = (status: string): boolean => IN_TRANSIT.includes(status);

/** True for an attachment that somebody accepted already. */
export const isAccepted = (status: string): boolean => ACCEPTED.includes(status);

const AGAIN = "then run `pulumi refresh` and `pulumi up`, which asks for it again.";

/** What to do about the words of AWS for an attachment that nobody can accept any more. */
const ADVICE: Readonly<Record<string, string>> = {
  failed: `AWS gave it up. Look at it in the AWS console, ${AGAIN}`,
  failing: `AWS gives it up. Look at it in the AWS console, ${AGAIN}`,
  rejected: `Somebody rejected it in AWS. Find out why, ${AGAIN}`,
  rejecting: `Somebody rejects it in AWS. Find out why, ${AGAIN}`,
  deleted: `Somebody deleted it. Find out why, ${AGAIN}`,
  deleting: `Somebody deletes it. Find out why, ${AGAIN}`,
};

const STRANGE = "Find out who asked for it; do not accept it by hand.";
const NOT_SHOWN =
  "The AWS provider shows the requester only where it knows its own account: take skipRequestingAccountId out of its configuration.";

/** Compares an attachment with what Tiger Cloud was asked for. */
export function attachmentDifferences(
  expected: ExpectedAttachment,
  found: PeeringAttachment,
): Differences {
  const differences = differencesIn([
    ["the state", found.status, "pendingAcceptance", ACCEPTABLE.includes(found.status)],
    ["the accepter's gateway", found.transitGatewayId, expected.transitGatewayId],
    [
      "the requester's region",
      found.peerRegion || expected.timescaleRegionCode,
      expected.timescaleRegionCode,
    ],
    [
      ...(["the requester's account", found.peerAccountId] as const),
      expected.requesterAccountId ?? found.peerAccountId,
    ],
  ]);
  const advice = ADVICE[found.status] ?? (found.peerRegion === "" ? NOT_SHOWN : STRANGE);
  return { differences, advice };
}

/** What AWS shows where all is as expected. */
export function attachmentAsExpected(expected: ExpectedAttachment): Omit<PeeringAttachment, "id"> {
  return {
    status: "pendingAcceptance",
    transitGatewayId: expected.transitGatewayId,
    peerRegion: expected.timescaleRegionCode,
    peerAccountId: expected.requesterAccountId ?? "",
    peerTransitGatewayId: "",
  };
}

/**
 * The attachment that stands for one that AWS does not have: Tiger Cloud uses one attachment for all Timescale
 * VPCs of a region that peer with the same gateway, and then may name another one
 * (timescale/terraform-provider-timescale, issue 363). Only one that comes from the expected account is taken; for a
 * preview that does not see which one the state has, also one that was accepted.
 */
export function standInFor(
  expected: ExpectedAttachment,
  others: readonly PeeringAttachment[],
): PeeringAttachment | undefined {
  const { requesterAccountId, isUpdatedInPlace = false } = expected;
  if (requesterAccountId === undefined && !isUpdatedInPlace) return undefined;
  const fitting = others.filter(
    (each) =>
      (requesterAccountId !== undefined || isAccepted(each.status)) &&
      attachmentDifferences(expected, each).differences.length === 0,
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** What to do where AWS shows no such attachment, but others of the same gateway and region. */
export function unknownAttachmentAdvice(
  expected: ExpectedAttachment,
  others: readonly PeeringAttachment[],
): string {
  const near = others.filter(({ peerRegion }) => peerRegion === expected.timescaleRegionCode);
  if (near.length === 0) {
    return (
      "Check that the AWS provider is in the account and region of the transit gateway; " +
      `if the attachment was removed, ${AGAIN}`
    );
  }
  const shown = near.map(
    ({ id, status, peerAccountId }) => `${id} (${status}) of account ${peerAccountId}`,
  );
  return (
    `The gateway has ${shown.join(", ")} from ${expected.timescaleRegionCode}. Tiger Cloud may use that for several Timescale VPCs: ` +
    "if the account is Tiger Cloud's, give it as expectedRequesterAccountId."
  );
}
