import { isUnknown } from "../../provider/rules/unknown";
import type { Change } from "../plan";
import { SERVICE_ATTACHMENT } from "../types";
import type { DangerRule, Finding } from "./danger";
import { sentence, whyLost } from "./sentence";

/** A service that moves into, between or out of Timescale VPCs does not answer meanwhile. */
export const serviceAttachmentRule: DangerRule = {
  types: [SERVICE_ATTACHMENT],
  supersedes: ["deleted", "replaced", "replaced-and-kept"],
  findIn(change) {
    const finding = findingOf(change);
    return finding === undefined ? [] : [{ class: "interrupts", ...finding }];
  },
};

type Words = Omit<Finding, "class">;

function findingOf(change: Change): Words | undefined {
  const { serviceId: oldService, timescaleVpcId: from } = change.oldInputs;
  const { serviceId, timescaleVpcId: to } = change.newInputs;
  switch (change.operation) {
    case "create":
      return {
        why: ["a service is attached"],
        meaning: sentence`Service ${serviceId} moves from where it is now to Timescale VPC ${to}: not reachable for some minutes; new host and port; update the connection string.`,
      };
    case "delete":
      return {
        why: ["the attachment is deleted"],
        meaning: sentence`Service ${oldService} moves from Timescale VPC ${from} to a public endpoint: not reachable for some minutes; new host and port; update the connection string.`,
      };
    case "replace":
      return {
        why: whyLost(change),
        meaning: sentence`Service ${oldService} leaves Timescale VPC ${from} and service ${serviceId} moves to ${to}: neither is reachable for some minutes; new hosts and ports; update the connection strings.`,
      };
    case "update":
      if (from === to && !isUnknown(to)) return undefined;
      return {
        why: sentence`timescaleVpcId changes from ${from} to ${to}`,
        meaning: sentence`Service ${serviceId} moves from Timescale VPC ${from} to ${to}: not reachable for some minutes; new host and port; update the connection string.`,
      };
    default:
      return undefined;
  }
}
