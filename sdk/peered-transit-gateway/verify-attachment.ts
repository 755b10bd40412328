import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awaitRequest } from "../aws/await-request";
import { awsFailureText } from "../aws/failures";
import { awsAnswerOf, awsOutcomeOf } from "../aws/questions";
import { filledIn, mocksOfTest } from "../mocks";
import { messageOf, outcomeOf } from "../program-failure";
import {
  attachmentAsExpected,
  attachmentDifferences,
  fromAccepterSide,
  isAttachmentInTransit,
  standInFor,
  unknownAttachmentAdvice,
  type ExpectedAttachment,
  type PeeringAttachment,
} from "./attachment-proof";

/** An attachment that may be accepted, or what stands against that. */
export type Verdict = { attachment: PeeringAttachment } | { reason: string };

const RIGHT = "ec2:DescribeTransitGatewayPeeringAttachments";
/** The vendor's documents: up to five minutes until the request arrives in AWS. */
const SETTLES_WITHIN_MS = 300_000;

/** Reads the attachment that Tiger Cloud reported from AWS, and judges it. */
export async function verifyAttachment(
  id: string,
  expected: ExpectedAttachment,
  parent: pulumi.ComponentResource,
): Promise<Verdict> {
  const look = async (): Promise<PeeringAttachment | undefined> =>
    (await readAttachment(id, expected, parent)) ?? (await findStandIn(expected, parent));
  const outcome = await outcomeOf(() =>
    awaitRequest({
      look,
      isInTransit: isAttachmentInTransit,
      isOneLook: pulumi.runtime.isDryRun() || mocksOfTest() !== undefined,
      settlesWithinMs: SETTLES_WITHIN_MS,
      subject: `Transit gateway attachment ${id}`,
      whenNotVisible: async () =>
        unknownAttachmentAdvice(expected, await attachmentsOf(expected, parent)),
    }),
  );
  if ("error" in outcome) return { reason: messageOf(outcome.error) };
  const attachment = outcome.value;
  const { differences, advice } = attachmentDifferences(expected, attachment);
  if (differences.length === 0) return { attachment };
  return {
    reason: `Transit gateway attachment ${id}: not accepted, ${differences.join("; ")}. ${advice}`,
  };
}

/** Nothing is read where no other attachment would be taken. */
async function findStandIn(
  expected: ExpectedAttachment,
  parent: pulumi.ComponentResource,
): Promise<PeeringAttachment | undefined> {
  const { requesterAccountId, isUpdatedInPlace } = expected;
  if (requesterAccountId === undefined && !isUpdatedInPlace) return undefined;
  return standInFor(expected, await attachmentsOf(expected, parent));
}

async function readAttachment(
  id: string,
  expected: ExpectedAttachment,
  parent: pulumi.ComponentResource,
): Promise<PeeringAttachment | undefined> {
  const ask = aws.ec2transitgateway.getPeeringAttachment;
  const outcome = await awsOutcomeOf(ask, { id }, parent);
  if ("value" in outcome) {
    const { state, ...told } = outcome.value;
    const shown = filledIn({ ...told, id, status: state }, attachmentAsExpected(expected));
    return fromAccepterSide(shown, expected.transitGatewayId);
  }
  const { failure } = outcome;
  if (failure.kind === "does not exist") return undefined;
  throw new Error(`Transit gateway attachment ${id}: ${awsFailureText(failure, RIGHT)}`);
}

/** All attachments of the gateway that are in use or may be accepted. */
async function attachmentsOf(
  expected: ExpectedAttachment,
  parent: pulumi.ComponentResource,
): Promise<PeeringAttachment[]> {
  const { transitGatewayId } = expected;
  const filters = [
    { name: "transit-gateway-id", values: [transitGatewayId] },
    { name: "state", values: ["pendingAcceptance", "pending", "available", "modifying"] },
  ];
  const { ids } = await awsAnswerOf(
    aws.ec2transitgateway.getPeeringAttachments,
    { filters },
    parent,
    { subject: `Peering attachments of ${transitGatewayId}`, right: RIGHT },
  );
  const found = await Promise.all(ids.map((id) => readAttachment(id, expected, parent)));
  return found.filter((each) => each !== undefined);
}
