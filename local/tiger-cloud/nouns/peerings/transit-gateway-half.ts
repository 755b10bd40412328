import type { Attachment } from "../../ec2-transit-gateways";
import type { World } from "../../world";
import type { Vpc } from "../vpcs/entity";
import { madeUpDigits, type AwsHalf, type Ending, type Seen } from "./aws-half";
import type { Peering } from "./entity";
import { isLiving, sharersOf } from "./of-vpc";

const REJECTED: Ending = { status: "INVALID", errorMessage: "The peering request was rejected" };
const FAILED: Ending = { status: "INVALID", errorMessage: "The transit gateways cannot be peered" };
const DELETED: Ending = { status: "DISABLED", errorMessage: "The peering was deleted in AWS" };

/**
 * What becomes of a peering whose attachment ended so. No source says what the vendor shows then: it is
 * the same as of a peering with a VPC. There is no TIMEOUT, as requests of transit gateways do not expire.
 */
const ENDINGS: Readonly<Partial<Record<string, Ending>>> = {
  rejecting: REJECTED,
  rejected: REJECTED,
  failing: FAILED,
  failed: FAILED,
  rollingBack: FAILED,
  deleting: DELETED,
  deleted: DELETED,
};

/**
 * Peerings with transit gateways. The project has a gateway of its own in each region, and one attachment
 * to each of the customer's: all VPCs of the region share it. Within one region, both sides have ids of
 * their own, `tgw-attach-…`; across regions they have one.
 */
export const transitGatewayHalf: AwsHalf = {
  takesTurns: true,
  gone: DELETED,
  async send(world, vpc, peering) {
    const { ec2, jobs, store, settings } = world;
    const made = ec2
      ? await ec2.transitGateways.connect(vpc, peering, jobs.signal)
      : madeUp(world, vpc, peering);
    const { provisionedId, state } = made;
    const others = sharersOf(store, { ...peering, provisionedId });
    const isThere = others.some((other) => other.accepterProvisionedId !== undefined);
    const arrivalMs = isThere ? 0 : settings.latenciesMs.arrival;
    let { accepterProvisionedId } = made;
    if (settings.strayAccepterIds && others.length > 0) {
      accepterProvisionedId = `tgw-attach-${madeUpDigits(peering, "f")}`;
      for (const other of others) other.accepterProvisionedId = accepterProvisionedId;
    }
    return { provisionedId, accepterProvisionedId, seen: seenAs(state), arrivalMs };
  },
  async remove({ ec2, jobs, store }, vpc, peering) {
    // The vendor does not say what becomes of an attachment that another peering uses: it stays.
    if (!ec2 || sharersOf(store, peering).length > 0) return;
    await ec2.transitGateways.detach(vpc, peering, jobs.signal);
  },
  look: async (ec2, vpc, signal) => {
    const attachments = await ec2.transitGateways.attachments(vpc, signal);
    return new Map(attachments.map(({ provisionedId, state }) => [provisionedId, seenAs(state)]));
  },
};

function seenAs(state: string): Seen {
  const isAccepted = state === "available" || state === "modifying";
  return ENDINGS[state] ?? (isAccepted ? "accepted" : "waiting");
}

/** The attachment that another VPC of the region has to the same gateway, else a new one. */
function madeUp({ store }: World, { regionCode }: Vpc, peering: Peering): Attachment {
  const isOurs = (other: Peering) =>
    other.peerVpcId === peering.peerVpcId &&
    store.vpcs.get(other.vpcId)?.regionCode === regionCode &&
    isLiving(other);
  const shared = [...store.peerings.values()].find(isOurs);
  const provisionedId = shared?.provisionedId ?? `tgw-attach-${madeUpDigits(peering)}`;
  const isInRegion = regionCode === peering.peerRegionCode;
  const accepterProvisionedId = isInRegion
    ? provisionedId.replace("attach-0", "attach-1")
    : provisionedId;
  const state =
    shared === undefined || shared.status === "PENDING" ? "pendingAcceptance" : "available";
  return { provisionedId, accepterProvisionedId, state, transitGatewayId: peering.peerVpcId };
}
