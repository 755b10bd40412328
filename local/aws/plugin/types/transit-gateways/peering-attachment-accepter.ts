import type { EC2 } from "@aws-sdk/client-ec2";
import { toAws } from "../../names";
import { resourceType } from "../../resource-type";
import { tagMap } from "../../tags";
import {
  attachedGateway,
  NO_ATTACHMENT,
  peeringAttachmentOf,
  unlessOver,
} from "../../transit-gateways";
import { waitForState, type Change } from "../../wait-for-state";

interface Inputs {
  transitGatewayAttachmentId: string;
}

/**
 * `aws.ec2transitgateway.PeeringAttachmentAccepter`. It accepts always: AWS refuses one that is
 * available already. Its removal deletes the attachment, for both sides.
 */
export const peeringAttachmentAccepter = resourceType<Inputs>({
  label: "Transit gateway peering attachment accepter",
  replaces: ["transitGatewayAttachmentId"],
  required: ["transitGatewayAttachmentId"],
  outputs: ["peerAccountId", "peerRegion", "peerTransitGatewayId", "transitGatewayId"],
  tags: "later",
  gone: { onRead: NO_ATTACHMENT, onDelete: NO_ATTACHMENT },

  async create({ ec2 }, inputs) {
    const request = toAws(inputs, "transitGatewayAttachmentId");
    const accepted = await ec2.acceptTransitGatewayPeeringAttachment(request);
    return { id: accepted.TransitGatewayPeeringAttachment?.TransitGatewayAttachmentId ?? "" };
  },

  async settle({ ec2 }, id, _inputs, { isNew }) {
    if (!isNew) return;
    const pending = ["pending", "pendingAcceptance"];
    await until(ec2, id, "update", { pending, target: ["available"], minutes: 10 });
  },

  async find({ ec2 }, id) {
    const found = unlessOver(await peeringAttachmentOf(ec2, id));
    if (!found) return undefined;
    const { AccepterTgwInfo: own, RequesterTgwInfo: peer } = found;
    await attachedGateway(ec2, own?.TransitGatewayId);
    return {
      peerAccountId: peer?.OwnerId,
      peerRegion: peer?.Region,
      peerTransitGatewayId: peer?.TransitGatewayId,
      tagsAll: tagMap(found.Tags),
      transitGatewayAttachmentId: found.TransitGatewayAttachmentId,
      transitGatewayId: own?.TransitGatewayId,
    };
  },

  async remove({ ec2 }, id) {
    await ec2.deleteTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: id });
    const pending = ["available", "deleting", "pendingAcceptance", "rejecting"];
    await until(ec2, id, "delete", { pending, target: ["deleted"], minutes: 10 });
  },
});

const until = (ec2: EC2, id: string, action: string, change: Change) =>
  waitForState(
    `EC2 Transit Gateway Peering Attachment (${id}) ${action}`,
    async () => (await peeringAttachmentOf(ec2, id))?.State,
    change,
  );
