import { meaningOf } from "../../provider/tiger-cloud/status";
import type { TransitGatewayPeering } from "../../provider/tiger-cloud/transit-gateway-answers";
import type { GatewayPeeringAttachment } from "../facts/aws";
import { valueOf, type Seen } from "../facts/seen";
import type { TigerCloudFacts } from "../facts/tiger-cloud";
import type { Case } from "../rules/rule";
import { timescaleVpcOf } from "./peering";
import type { GatewayWay } from "./way";

/** The peering of a way as Tiger Cloud shows it; undefined where it shows none. */
export function gatewayPeeringOf(
  way: GatewayWay,
  { vpcStates }: TigerCloudFacts,
): Seen<TransitGatewayPeering | undefined> {
  if ("unseen" in vpcStates) return vpcStates;
  const gateways = vpcStates.value.get(way.timescaleVpcId)?.gateways ?? [];
  return { value: gateways.find(({ id }) => id === way.peeringId) };
}

/** Tiger Cloud's attachments to a customer's transit gateway. */
export interface TigerAttachments {
  /** The one that Tiger Cloud names; undefined where AWS has none of its id. */
  named: GatewayPeeringAttachment | undefined;
  /** The one that works in its place: that of another Timescale VPC of the region, which AWS lets them share. */
  standIn: GatewayPeeringAttachment | undefined;
}

/** What AWS shows of the attachment between the two gateways. */
export function tigerAttachmentsOf(one: Case<GatewayWay>): Seen<TigerAttachments> {
  const { way, aws } = one;
  const facts = aws.transitGateways.get(way.transitGatewayId);
  if (facts === undefined) return { unseen: "nobody looked at the transit gateway" };
  if ("unseen" in facts.peeringAttachments) return facts.peeringAttachments;
  const attachments = facts.peeringAttachments.value;
  const named = attachments.find(({ attachmentId }) => attachmentId === way.attachmentId);
  if (named !== undefined && !isLost(named)) return { value: { named, standIn: undefined } };
  const regionCode = timescaleRegionOf(one);
  const standIn = attachments.find(
    (each) => isWorking(each) && isFrom(each, way.transitGatewayId, regionCode),
  );
  return { value: { named, standIn } };
}

/** The attachment over which the gateway reaches Tiger Cloud; what is known of it where there is none. */
export function usedAttachmentIdOf(one: Case<GatewayWay>): string | undefined {
  const attachments = valueOf(tigerAttachmentsOf(one));
  return attachments?.standIn?.attachmentId ?? one.way.attachmentId;
}

/** Whether traffic passes a transit gateway or an attachment. AWS changes one in use while it is `modifying`. */
export function isWorking({ state }: { state: string }): boolean {
  return ["available", "modifying"].includes(state.toLowerCase());
}

/** Whether an attachment can be Tiger Cloud's, which asks for it from an account of its own. */
function isFrom(
  { requester, accepter }: GatewayPeeringAttachment,
  transitGatewayId: string,
  regionCode: string | undefined,
): boolean {
  return (
    accepter.transitGatewayId === transitGatewayId &&
    requester.regionCode === regionCode &&
    requester.accountId !== accepter.accountId
  );
}

/** The region of the Timescale VPC, which is that of its services. */
function timescaleRegionOf(one: Case<GatewayWay>): string | undefined {
  return valueOf(timescaleVpcOf(one))?.regionCode ?? one.way.service?.regionCode;
}

function isLost({ state }: GatewayPeeringAttachment): boolean {
  return ["failed", "gone"].includes(meaningOf("transitGatewayAttachment", state));
}
