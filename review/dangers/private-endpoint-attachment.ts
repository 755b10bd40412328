import type { Change } from "../plan";
import { PRIVATE_ENDPOINT_ATTACHMENT } from "../types";
import type { DangerRule, Finding } from "./danger";
import { sentence, whyLost } from "./sentence";

const PUBLIC_WAY =
  " The vendor does not say whether its public endpoint still answers: take it that it does not.";

/** A service gets other ports when it is put behind a private endpoint, and when it leaves one. */
export const privateEndpointAttachmentRule: DangerRule = {
  types: [PRIVATE_ENDPOINT_ATTACHMENT],
  supersedes: ["deleted", "replaced", "replaced-and-kept"],
  findIn(change) {
    const finding = findingOf(change);
    return finding === undefined ? [] : [{ class: "interrupts", ...finding }];
  },
};

function findingOf(change: Change): Omit<Finding, "class"> | undefined {
  const { serviceId: oldService, connectionId: from } = change.oldInputs;
  const { serviceId, connectionId: to } = change.newInputs;
  switch (change.operation) {
    case "create":
      return {
        why: ["a service is put behind a private endpoint"],
        meaning: [
          ...sentence`Service ${serviceId} goes behind connection ${to}: it keeps its host and gets other ports; update the connection string.`,
          PUBLIC_WAY,
        ],
      };
    case "delete":
      return {
        why: ["the attachment is deleted"],
        meaning: sentence`Service ${oldService} leaves connection ${from}: connections over its private endpoint end, and it gets other ports; update the connection string.`,
      };
    case "replace":
      return {
        why: whyLost(change),
        meaning: [
          ...sentence`Service ${oldService} leaves connection ${from}: connections over its private endpoint end. Service ${serviceId} goes behind ${to}, with other ports; update the connection strings.`,
          PUBLIC_WAY,
        ],
      };
    default:
      return undefined;
  }
}
