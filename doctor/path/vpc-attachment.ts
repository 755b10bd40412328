import type { GatewayVpcAttachment } from "../facts/aws";
import type { Seen } from "../facts/seen";
import type { Case } from "../rules/rule";
import { isWorking } from "./gateway-attachment";
import type { GatewayWay } from "./way";

/** The attachment of the client's VPC to the gateway, one that works where there is any; undefined for none. */
export function vpcAttachmentOf({
  way,
  vpc,
}: Case<GatewayWay>): Seen<GatewayVpcAttachment | undefined> {
  if ("unseen" in vpc.gatewayAttachments) return vpc.gatewayAttachments;
  const own = vpc.gatewayAttachments.value.filter(
    (each) =>
      each.transitGatewayId === way.transitGatewayId &&
      each.vpcId === vpc.vpcId &&
      // AWS goes on to show those that are gone for a while.
      each.state.toLowerCase() !== "deleted",
  );
  return { value: own.find(isWorking) ?? own[0] };
}
