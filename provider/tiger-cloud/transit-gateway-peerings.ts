import { TimescaleError } from "../errors";
import { canonicalCidrSet } from "../rules/cidr";
import type { Follower } from "../wait/shared-read";
import { nothing } from "./decode";
import { updatePeeringCidrBlocks } from "./peering-cidr-blocks";
import type { Protocols } from "./protocols";
import { SharedList } from "./shared-list";
import {
  listAnswer,
  openedAnswer,
  vpcAnswer,
  type TransitGateway,
  type TransitGatewayPeering,
  type VpcWithGateways,
} from "./transit-gateway-answers";
import {
  DELETE_PEERING_CONNECTION,
  GET_ALL_VPCS,
  GET_VPC_BY_ID,
  OPEN_PEER_REQUEST,
} from "./transit-gateway-operations";

/**
 * The calls of peerings with transit gateways, over GraphQL: REST takes no CIDR blocks and shows no
 * attachments. One list, of all Timescale VPCs, serves all reads of all of them.
 */
export function transitGatewayPeeringCalls({ graphql, clock }: Omit<Protocols, "rest">) {
  const load = async () => graphql({ ...GET_ALL_VPCS, answer: listAnswer });
  const getVpc = async (vpcId: string) =>
    graphql({ ...GET_VPC_BY_ID, ...aboutVpc(vpcId), variables: { vpcId }, answer: vpcAnswer });
  const shared = new SharedList(load, getVpc, clock);
  const get = async (vpcId: string, peeringId: string) =>
    (await getVpc(vpcId)).gateways.find(({ id }) => id === peeringId) ?? unknown(vpcId, peeringId);
  return {
    /** One peering, asked for alone. */
    get,
    /** All Timescale VPCs with their transit gateways, as they are now. */
    listFresh: () => shared.fresh(),
    /** The same, as they were some seconds ago at most. */
    listRecent: () => shared.recent(),
    /** One Timescale VPC with its transit gateways, some seconds old at most. What is not listed is asked for alone. */
    getVpcRecent: (vpcId: string) => shared.getRecent(vpcId),
    /** One peering, as it was some seconds ago at most. What is not listed is asked for alone. */
    getRecent: async (vpcId: string, peeringId: string) =>
      findIn(await shared.recent(), vpcId, peeringId) ?? get(vpcId, peeringId),
    /** Looks at one peering time and again; gives undefined while its Timescale VPC shows none. */
    follow(vpcId: string, peeringId: string): Follower<TransitGatewayPeering | undefined> {
      const { next, arrival } = shared.follow();
      return { next: async () => findIn(await next(), vpcId, peeringId), arrival };
    },
    ...changesOf(shared, graphql),
  };
}

/** What changes peerings; afterwards nobody is given what was listed before. */
function changesOf(shared: SharedList<VpcWithGateways>, graphql: Protocols["graphql"]) {
  return {
    /** Asks for a peering: AWS has the request some minutes later. */
    async create(
      wanted: TransitGateway & { timescaleVpcId: string },
    ): Promise<TransitGatewayPeering> {
      const { timescaleVpcId: vpcId, transitGatewayId, peerAccountId, peerRegionCode } = wanted;
      const subject = `Peering of Timescale VPC ${vpcId} with ${transitGatewayId}`;
      const peer = { externalVpcId: transitGatewayId, accountId: peerAccountId };
      const cidrBlocks = canonicalCidrSet(wanted.cidrBlocks);
      const variables = { vpcId, ...peer, regionCode: peerRegionCode, cidrBlocks };
      const call = { ...OPEN_PEER_REQUEST, subject, variables };
      const id = await shared.changing(() => graphql({ ...call, answer: openedAnswer }));
      return { ...wanted, ...NEW, id, cidrBlocks };
    },
    /** Gives a peering other CIDR blocks, all of them. */
    updateCidrBlocks: (timescaleVpcId: string, peeringId: string, cidrBlocks: readonly string[]) =>
      shared.changing(() =>
        updatePeeringCidrBlocks({ graphql }, { timescaleVpcId, peeringId, cidrBlocks }),
      ),
    /** Asks for the end of a peering, which takes a while. */
    async delete(vpcId: string, id: string): Promise<void> {
      const call = { ...DELETE_PEERING_CONNECTION, subject: `Peering ${id}` };
      return shared.changing(() => graphql({ ...call, variables: { vpcId, id }, answer: nothing }));
    },
  };
}

/** What is known of a peering when it has been asked for. */
const NEW = {
  ...{ attachmentId: undefined, requesterAttachmentId: undefined },
  ...{ status: "REQUESTED", errorMessage: "" },
};

const aboutVpc = (vpcId: string) => ({ subject: `Timescale VPC ${vpcId}` });

function findIn(
  vpcs: readonly VpcWithGateways[],
  vpcId: string,
  peeringId: string,
): TransitGatewayPeering | undefined {
  return vpcs.find(({ id }) => id === vpcId)?.gateways.find(({ id }) => id === peeringId);
}

function unknown(vpcId: string, peeringId: string): never {
  throw new TimescaleError(
    "NotFound",
    `Peering ${peeringId}: Timescale VPC ${vpcId} has no peering of that id with a transit gateway. ` +
      "Run `pulumi refresh` if it was removed outside Pulumi.",
  );
}
