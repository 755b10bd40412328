import type { Follower } from "../wait/shared-read";
import { decoder, id, line, listDecoder, nothing, object, optional } from "./decode";
import { updatePeeringCidrBlocks } from "./peering-cidr-blocks";
import type { Protocols } from "./protocols";
import { apiPath } from "./rest/path";
import { READ } from "./rest/rest";
import { SharedList } from "./shared-list";

/** The customer VPC of a peering. */
interface Peer {
  peerAccountId: string;
  peerRegionCode: string;
  peerVpcId: string;
}

/** A peering as the API shows it. */
export interface Peering extends Peer {
  id: string;
  /** `pcx-…`; undefined until AWS has the request. */
  provisionedId: string | undefined;
  /** Upper case, see status.ts; `REQUESTED` while the API gives none. */
  status: string;
  /** The vendor's own words about a failure; empty where there are none. */
  errorMessage: string;
}

/** The calls of peerings. All reads of one Timescale VPC's peerings share its list. */
export function peeringCalls({ rest, graphql, clock }: Protocols) {
  const get = async (vpcId: string, peeringId: string) =>
    rest({ ...READ, path: pathOf(vpcId, peeringId), subject: subjectOf(peeringId), answer });
  const load = async (vpcId: string) =>
    rest({ ...READ, path: listPathOf(vpcId), subject: listSubjectOf(vpcId), answer: listAnswer });
  const listOf = onePerVpc(
    (vpcId) => new SharedList(() => load(vpcId), get.bind(undefined, vpcId), clock),
  );
  return {
    /** One peering, asked for alone. */
    get,
    /** The peerings of a Timescale VPC, as they are now. */
    listFresh: (vpcId: string) => listOf(vpcId).fresh(),
    /** The peerings of a Timescale VPC, as they were some seconds ago at most. */
    listRecent: (vpcId: string) => listOf(vpcId).recent(),
    /** One peering, as it was some seconds ago at most. What is not listed is asked for alone. */
    getRecent: (vpcId: string, peeringId: string) => listOf(vpcId).getRecent(peeringId),
    /** Looks at one peering time and again; gives undefined while its Timescale VPC shows none. */
    follow(vpcId: string, peeringId: string): Follower<Peering | undefined> {
      const { next, arrival } = listOf(vpcId).follow();
      return { next: async () => (await next()).find((each) => each.id === peeringId), arrival };
    },
    /** Asks for a peering: AWS has the request some minutes later. */
    async create({ timescaleVpcId, ...peer }: Peer & { timescaleVpcId: string }): Promise<Peering> {
      const call = { method: "POST", path: listPathOf(timescaleVpcId), repeatable: false } as const;
      const subject = `Peering of Timescale VPC ${timescaleVpcId} with ${peer.peerVpcId}`;
      const request = () => rest({ ...call, body: bodyOf(peer), subject, answer });
      return listOf(timescaleVpcId).changing(request);
    },
    /** Tells the CIDR blocks that the customer VPC has now, all of them. Not a call of the documented API. */
    updateCidrBlocks: (timescaleVpcId: string, peeringId: string, cidrBlocks: readonly string[]) =>
      listOf(timescaleVpcId).changing(() =>
        updatePeeringCidrBlocks({ graphql }, { timescaleVpcId, peeringId, cidrBlocks }),
      ),
    /** Asks for the end of a peering, which takes a while. */
    async delete(vpcId: string, peeringId: string): Promise<void> {
      const path = pathOf(vpcId, peeringId);
      const call = { method: "DELETE", path, repeatable: true } as const;
      const subject = subjectOf(peeringId);
      return listOf(vpcId).changing(() => rest({ ...call, subject, answer: nothing }));
    },
  };
}

function onePerVpc<T>(make: (vpcId: string) => T): (vpcId: string) => T {
  const made = new Map<string, T>();
  return (vpcId) => {
    const one = made.get(vpcId) ?? make(vpcId);
    made.set(vpcId, one);
    return one;
  };
}

const subjectOf = (peeringId: string) => `Peering ${peeringId}`;
const listSubjectOf = (vpcId: string) => `Peerings of Timescale VPC ${vpcId}`;
const pathOf = (vpcId: string, peeringId: string) => apiPath`/vpcs/${vpcId}/peerings/${peeringId}`;
const listPathOf = (vpcId: string) => apiPath`/vpcs/${vpcId}/peerings`;

function bodyOf({ peerAccountId, peerRegionCode, peerVpcId }: Peer) {
  return {
    peer_account_id: peerAccountId,
    peer_region_code: peerRegionCode,
    peer_vpc_id: peerVpcId,
  };
}

const fields = {
  ...{ id, peer_account_id: id, peer_region_code: id, peer_vpc_id: id },
  ...{ provisioned_id: optional(id), status: line, error_message: line },
};
const peering = object(fields, (told): Peering => {
  return {
    id: told.id,
    peerAccountId: told.peer_account_id,
    peerRegionCode: told.peer_region_code,
    peerVpcId: told.peer_vpc_id,
    provisionedId: told.provisioned_id,
    status: told.status.toUpperCase() || "REQUESTED",
    errorMessage: told.error_message,
  };
});
const answer = decoder("peering", peering);
const listAnswer = listDecoder("peerings", peering, "id");
