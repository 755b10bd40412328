import { isUnknown } from "../../provider/rules/unknown";
import type { Change } from "../plan";
import { ATTACHMENT_ACCEPTER } from "../types";
import { findLoss, type DangerRule, type Finding, type PlanIndex } from "./danger";
import { isOfLostPeering } from "./lost-attachments";
import { sentence, whyLost, type Sentence } from "./sentence";

const ID = "transitGatewayAttachmentId";

/**
 * To delete an accepter is to delete the attachment, unless `retainOnDelete` keeps it, as the component of this
 * package has it. To replace one accepts another attachment.
 */
export const attachmentAccepterRule: DangerRule = {
  types: [ATTACHMENT_ACCEPTER],
  supersedes: ["deleted", "replaced", "replaced-and-kept"],
  findIn(change, index) {
    if (change.keepsOld) return findTakenOver(change, index);
    const from = change.oldInputs[ID];
    const gone = (rest: Sentence) => [
      ...sentence`Attachment ${from} is deleted: private traffic over it stops, that of other Timescale VPCs which share it as well`,
      ...rest,
    ];
    return findLoss(change, "interrupts", {
      delete: gone(["."]),
      replace: gone(sentence`, until ${change.newInputs[ID]} is accepted and active in its place.`),
    });
  },
};

/** The former attachment stays in AWS, and what leads over it may follow to the new one. */
function findTakenOver(change: Change, index: PlanIndex): Finding[] {
  const [from, to] = [change.oldInputs[ID], change.newInputs[ID]];
  const isSame = from === to && !isUnknown(to);
  if (isSame || isOfLostPeering(from, index)) return [];
  const finding = {
    class: "interrupts",
    why: whyLost({ ...change, operation: "replace" }),
    meaning: sentence`Attachment ${from} stays as it is, and ${to} is accepted beside it: private traffic stops while routes move to that one, until it is active.`,
  } as const;
  return [finding];
}
