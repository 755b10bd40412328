import type { TimescalePeeringInputs } from "../contract";
import type { Clock } from "../wait/clock";
import { SharedRead } from "../wait/shared-read";
import { apiPath } from "./rest/path";
import type { SendInProject } from "./rest/send-in-project";
import { readAnswer, readList, type Fields } from "./wire";

/** A peering as the API shows it. */
export interface Peering {
  id: string;
  peerAccountId: string;
  peerRegionCode: string;
  peerVpcId: string;
  /** `pcx-…`; undefined until AWS has the request. */
  provisionedId: string | undefined;
  /** Upper case; `REQUESTED` while the API gives none. */
  status: string;
  /** The vendor's own words about a failure; empty where there are none. */
  errorMessage: string;
}

/** Looks at one peering time and again; see `Follower`. */
export interface PeeringFollower {
  /** The peering; undefined where its Timescale VPC has no such one, or is gone itself. */
  next: () => Promise<Peering | undefined>;
  arrival: () => Promise<void>;
}

/** The endpoints of peerings. All reads of one Timescale VPC's peerings share its list. */
export function peeringEndpoints(send: SendInProject, clock?: Clock) {
  const lists = new Map<string, SharedRead<Peering[]>>();
  const listOf = (vpcId: string) => {
    const list = lists.get(vpcId) ?? new SharedRead(() => load(send, vpcId), clock && { clock });
    lists.set(vpcId, list);
    return list;
  };
  const change = async (vpcId: string, request: () => Promise<unknown>) => {
    try {
      return await request();
    } finally {
      listOf(vpcId).changed();
    }
  };
  return {
    async create(inputs: TimescalePeeringInputs): Promise<Peering> {
      const { timescaleVpcId, peerVpcId } = inputs;
      const body = {
        peer_account_id: inputs.peerAccountId,
        peer_region_code: inputs.peerRegionCode,
        peer_vpc_id: peerVpcId,
      };
      const subject = `Peering of Timescale VPC ${timescaleVpcId} with ${peerVpcId}`;
      const path = apiPath`/vpcs/${timescaleVpcId}/peerings`;
      const answer = await change(timescaleVpcId, () => send("POST", path, subject, body));
      return readAnswer(answer, subject, fromWire);
    },
    async delete(vpcId: string, id: string): Promise<void> {
      await change(vpcId, () => send("DELETE", pathOf(vpcId, id), subjectOf(id)));
    },
    /** One peering, asked for alone. */
    get: (vpcId: string, id: string) => get(send, vpcId, id),
    /** The peerings of a Timescale VPC, as they are now. */
    list: (vpcId: string) => listOf(vpcId).fresh(),
    /** The peerings of a Timescale VPC, as they were some seconds ago at most. */
    recent: (vpcId: string) => listOf(vpcId).recent(),
    /** One peering, as it was some seconds ago at most. What is not listed is asked for alone. */
    async getRecent(vpcId: string, id: string): Promise<Peering> {
      const listed = (await listOf(vpcId).recent()).find((peering) => peering.id === id);
      return listed ?? get(send, vpcId, id);
    },
    follow(vpcId: string, id: string): PeeringFollower {
      const { next, arrival } = listOf(vpcId).follow();
      return { next: async () => (await next()).find((peering) => peering.id === id), arrival };
    },
  };
}

async function load(send: SendInProject, vpcId: string): Promise<Peering[]> {
  const subject = `Peerings of Timescale VPC ${vpcId}`;
  const body = await send("GET", apiPath`/vpcs/${vpcId}/peerings`, subject);
  return readList(body, subject, fromWire);
}

async function get(send: SendInProject, vpcId: string, id: string): Promise<Peering> {
  const body = await send("GET", pathOf(vpcId, id), subjectOf(id));
  return readAnswer(body, subjectOf(id), fromWire);
}

const subjectOf = (id: string) => `Peering ${id}`;
const pathOf = (vpcId: string, id: string) => apiPath`/vpcs/${vpcId}/peerings/${id}`;

function fromWire(fields: Fields): Peering {
  return {
    id: fields.id("id"),
    peerAccountId: fields.id("peer_account_id"),
    peerRegionCode: fields.id("peer_region_code"),
    peerVpcId: fields.id("peer_vpc_id"),
    provisionedId: fields.optionalId("provisioned_id"),
    status: fields.line("status").toUpperCase() || "REQUESTED",
    errorMessage: fields.line("error_message"),
  };
}
