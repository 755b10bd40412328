import type { EC2, TransitGatewayPeeringAttachment } from "@aws-sdk/client-ec2";
import { idOf } from "./errors";
import type { Peering } from "./nouns/peerings/entity";
import type { Vpc } from "./nouns/vpcs/entity";

/** An attachment of one of Tiger Cloud's transit gateways to one of a customer's. */
export interface Attachment {
  /** What Tiger Cloud, the requester, calls it. */
  provisionedId: string;
  /** What the customer, the accepter, calls it. */
  accepterProvisionedId: string;
  /** EC2's word, such as `pendingAcceptance`. */
  state: string;
  /** The customer's. */
  transitGatewayId: string;
}

type Region = Pick<Vpc, "regionCode">;
type Peer = Pick<Peering, "peerVpcId" | "peerAccountId" | "peerRegionCode">;

/** The states that come before the end: EC2 has at most one such attachment between two gateways. */
const LIVING = [
  "initiatingRequest",
  "initiating",
  "pendingAcceptance",
  "pending",
  "available",
  "modifying",
];
const isLiving = ({ state }: Attachment) => LIVING.includes(state);

/** The transit gateways of Tiger Cloud's own account: one for each region, made when it is needed. */
export class Ec2TransitGateways {
  readonly #gateways = new Map<string, string>();

  /** @param clientIn gives a client for a region, in the named account or Tiger Cloud's own */
  constructor(private readonly clientIn: (region: string, accountId?: string) => EC2) {}

  /**
   * The attachment to a customer's gateway: the one that there is, else a new one.
   *
   * @throws Error where the customer has no such gateway
   */
  async connect(region: Region, peer: Peer, abortSignal: AbortSignal): Promise<Attachment> {
    await this.#requireGateway(peer, abortSignal);
    const present = await this.#living(region, peer, abortSignal);
    if (present) return present;
    const request = {
      TransitGatewayId: await this.#gatewayIn(region, abortSignal),
      PeerTransitGatewayId: peer.peerVpcId,
      PeerAccountId: peer.peerAccountId,
      PeerRegion: peer.peerRegionCode,
    };
    const client = this.clientIn(region.regionCode);
    const answer = await client.createTransitGatewayPeeringAttachment(request, { abortSignal });
    const made = answer.TransitGatewayPeeringAttachment ?? {};
    const id = idOf(made.TransitGatewayAttachmentId, "attachment");
    // The answer to the request does not tell the accepter's id.
    const all = await this.attachments(region, abortSignal);
    return all.find(({ provisionedId }) => provisionedId === id) ?? toAttachment(made);
  }

  /** Deletes a peering's attachment. What has come to its end is deleted. */
  async detach(
    region: Region,
    { provisionedId }: Pick<Peering, "provisionedId">,
    abortSignal: AbortSignal,
  ): Promise<void> {
    const all = await this.attachments(region, abortSignal);
    const present = all.find((one) => one.provisionedId === provisionedId && isLiving(one));
    if (!present) return;
    const request = { TransitGatewayAttachmentId: present.provisionedId };
    const client = this.clientIn(region.regionCode);
    await client.deleteTransitGatewayPeeringAttachment(request, { abortSignal });
  }

  /** All attachments of the region's gateway, also those that came to their end. */
  async attachments(region: Region, abortSignal: AbortSignal): Promise<Attachment[]> {
    const own = this.#gateways.get(region.regionCode);
    if (own === undefined) return [];
    const client = this.clientIn(region.regionCode);
    const found = await client.describeTransitGatewayPeeringAttachments({}, { abortSignal });
    return (found.TransitGatewayPeeringAttachments ?? [])
      .filter(({ RequesterTgwInfo }) => RequesterTgwInfo?.TransitGatewayId === own)
      .map(toAttachment);
  }

  async #living(region: Region, { peerVpcId }: Peer, signal: AbortSignal) {
    const all = await this.attachments(region, signal);
    return all.find((one) => one.transitGatewayId === peerVpcId && isLiving(one));
  }

  /** AWS takes the request and lets it fail; moto does not look. */
  async #requireGateway(peer: Peer, abortSignal: AbortSignal): Promise<void> {
    const { peerVpcId, peerRegionCode, peerAccountId } = peer;
    const client = this.clientIn(peerRegionCode, peerAccountId);
    const request = { TransitGatewayIds: [peerVpcId] };
    const { TransitGateways } = await client.describeTransitGateways(request, { abortSignal });
    const isThere = ({ State = "" }) => State !== "deleting" && State !== "deleted";
    if (TransitGateways?.some(isThere) === true) return;
    // The words of AWS for one that is named in a request.
    throw new Error(`Transit Gateway ${peerVpcId} was deleted or does not exist.`);
  }

  async #gatewayIn({ regionCode }: Region, abortSignal: AbortSignal): Promise<string> {
    const present = this.#gateways.get(regionCode);
    if (present !== undefined) return present;
    const Tags = [{ Key: "Name", Value: "tiger-cloud" }];
    const request = {
      TagSpecifications: [{ ResourceType: "transit-gateway" as const, Tags }],
    };
    const client = this.clientIn(regionCode);
    const { TransitGateway } = await client.createTransitGateway(request, { abortSignal });
    const made = idOf(TransitGateway?.TransitGatewayId, "transit gateway");
    this.#gateways.set(regionCode, made);
    return made;
  }
}

function toAttachment(described: TransitGatewayPeeringAttachment): Attachment {
  const { TransitGatewayAttachmentId: provisionedId = "", State: state = "" } = described;
  return {
    provisionedId,
    // A stand-in that has one id for both sides tells no other.
    accepterProvisionedId: described.AccepterTransitGatewayAttachmentId ?? provisionedId,
    ...{ state, transitGatewayId: described.AccepterTgwInfo?.TransitGatewayId ?? "" },
  };
}
