import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { isKnown, knownValueOf } from "../is-known";
import { mocksOfTest } from "../mocks";
import { awaitActivation, type AcceptancePlan } from "../peering-acceptance";
import { endProgram } from "../program-failure";
import { protectOption } from "../protection";
import { Refusal } from "../refusal";
import type { TransitGatewayPeering } from "../resources/transit-gateway-peering";
import { getTransitGatewayPeering } from "../lookups/transit-gateway-peering";
import { shownInPreview } from "../shown-in-preview";
import { isAccepted } from "./attachment-proof";
import { verifyAttachment } from "./verify-attachment";

/** How an attachment is accepted. */
export interface AttachmentAcceptancePlan extends AcceptancePlan<TransitGatewayPeering> {
  transitGatewayId: pulumi.Input<string>;
}

/** What an acceptance leaves. */
export interface AttachmentAcceptance {
  /** `tgw-attach-…` of the accepter's side; known only once it was proven, where we accept it. */
  attachmentId: pulumi.Output<string>;
  /** The status words of Tiger Cloud and of AWS; the latter undefined where it is not read. */
  tigerStatus: pulumi.Output<string>;
  awsStatus: pulumi.Output<string> | undefined;
  /** What must be there before the attachment is used. */
  resources: pulumi.Output<pulumi.Resource[]>;
}

/** Accepts the attachment that was verified, and waits until Tiger Cloud calls the peering active. */
export function acceptAttachment(
  name: string,
  plan: AttachmentAcceptancePlan,
): AttachmentAcceptance {
  const { accept, peering, parent } = plan;
  if (!accept) {
    tellHowToAccept(peering, parent);
    return {
      attachmentId: peering.attachmentId,
      ...{ tigerStatus: peering.status, awsStatus: undefined },
      resources: pulumi.output([peering]),
    };
  }
  const accepter = pulumi.output(createAccepter(name, plan));
  const activation = awaitActivation(name, plan, accepter);
  return {
    attachmentId: accepter.apply((made) => made.transitGatewayAttachmentId),
    tigerStatus: activation.status,
    // The AWS provider tells no state, and waits for this one.
    awsStatus: accepter.apply((made) => made.id.apply(() => "available")),
    resources: accepter.apply((made) => [made, activation]),
  };
}

type Accepter = aws.ec2transitgateway.PeeringAttachmentAccepter;

/**
 * The accepter, which a preview shows also while the attachment is yet to come. One that was accepted before,
 * by hand, by an update that was cut off or for another Timescale VPC, is imported: AWS accepts nothing twice.
 */
async function createAccepter(name: string, plan: AttachmentAcceptancePlan): Promise<Accepter> {
  const { peering, timescaleVpc, parent } = plan;
  const attachmentId = shownInPreview(peering, peering.attachmentId, async (id) => {
    return (await getTransitGatewayPeering({ id }, { parent })).attachmentId;
  });
  const known = await knownValueOf(
    pulumi.output({
      id: attachmentId,
      transitGatewayId: plan.transitGatewayId,
      timescaleRegionCode: timescaleVpc.regionCode,
      requesterAccountId: plan.requesterAccountId,
    }),
  );
  // A refresh that found no peering any more has no id.
  if (known === undefined || !known.id) return accepterOf(name, attachmentId, plan);
  const { id, ...expected } = known;
  const isUpdatedInPlace = !(await isKnown(peering.attachmentId));
  const verdict = await verifyAttachment(id, { ...expected, isUpdatedInPlace }, parent);
  if ("attachment" in verdict) {
    const { id: found, status } = verdict.attachment;
    return accepterOf(name, found, plan, isAccepted(status) ? { import: found } : {});
  }
  // A unit test on mocks has no engine that would check a refusal.
  if (mocksOfTest() !== undefined) return endProgram(verdict.reason, parent);
  const refusal = new Refusal(childNames.refusal(name), verdict.reason, parent);
  return accepterOf(name, id, plan, { dependsOn: refusal });
}

/**
 * Its delete would delete the attachment, which other Timescale VPCs of the region may use: that is left to
 * Tiger Cloud, which deletes it with the last peering.
 */
function accepterOf(
  name: string,
  attachmentId: pulumi.Input<string>,
  { tags, parent, protect }: AttachmentAcceptancePlan,
  options: pulumi.CustomResourceOptions = {},
): Accepter {
  return new aws.ec2transitgateway.PeeringAttachmentAccepter(
    childNames.accepter(name),
    { transitGatewayAttachmentId: attachmentId, ...(tags && { tags }) },
    { parent, retainOnDelete: true, ...protectOption(protect), ...options },
  );
}

/** Says what the owner of the gateway has to compare and to run. */
function tellHowToAccept(peering: TransitGatewayPeering, parent: pulumi.ComponentResource): void {
  const { attachmentId, peerAccountId, peerRegionCode, transitGatewayId } = peering;
  pulumi
    .all([attachmentId, peerAccountId, peerRegionCode, transitGatewayId])
    .apply(([id, account, region, gateway]) =>
      pulumi.log.info(
        `Transit gateway attachment ${id}: left to account ${account} to accept. Check there that it leads to ${gateway}, then run: ` +
          `aws ec2 accept-transit-gateway-peering-attachment --transit-gateway-attachment-id ${id} --region ${region}`,
        parent,
      ),
    );
}
