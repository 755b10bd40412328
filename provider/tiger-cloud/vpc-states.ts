import { canonicalCidr } from "../rules/cidr";
import { id, line, list, listDecoder, object, optional, text } from "./decode";
import type { Protocols } from "./protocols";
import { peering, type TransitGatewayPeering } from "./transit-gateway-answers";
import type { Vpc } from "./vpcs";

/** A Timescale VPC with what only GraphQL tells of it. */
export interface VpcState extends Vpc {
  /** Upper case, see status.ts; empty where the API tells none. */
  status: string;
  /** Id of the vendor's AWS VPC, `vpc-…`; undefined until there is one. */
  provisionedId: string | undefined;
  /** The vendor's own words about a failure; empty where there are none. */
  errorMessage: string;
}

/** The same, with what only GraphQL tells of its peerings. */
export interface VpcStateWithPeerings extends VpcState {
  gateways: TransitGatewayPeering[];
  /** Those with customer VPCs, of which REST tells all else. */
  peerings: PeeringCidrBlocks[];
}

/** The CIDR blocks of a customer VPC that Tiger Cloud knows, as a canonical set; it may tell none. */
export type PeeringCidrBlocks = Pick<TransitGatewayPeering, "id" | "cidrBlocks">;

/** The calls that tell how Timescale VPCs are, over GraphQL: REST shows no readiness. */
export function vpcStateCalls({ graphql }: Pick<Protocols, "graphql">) {
  return {
    /** All of them, as they are now. */
    listFresh: (): Promise<VpcState[]> => graphql({ ...getAllVpcs(FIELDS), answer }),
    /** All of them with their peerings of both kinds, as they are now: one call for all. */
    listWithPeerings: (): Promise<VpcStateWithPeerings[]> =>
      graphql({ ...getAllVpcs(`${FIELDS}\n    ${PEERING_FIELDS}`), answer: answerWithPeerings }),
  };
}

const FIELDS = "id name cidr regionCode status provisionedId errorMessage";
const PEERING_FIELDS = `peeringConnections {
      id provisionedId accepterProvisionedId errorMessage status
      peerVpc { id accountId regionCode cidrBlocks }
    }`;

const getAllVpcs = (fields: string) =>
  ({
    operation: "GetAllVPCs",
    field: "getAllVpcs",
    document: `query GetAllVPCs($projectId: ID!) {
  getAllVpcs(projectId: $projectId) {
    ${fields}
  }
}`,
    subject: "Timescale VPCs",
    repeatable: true,
  }) as const;

const fields = {
  ...{ id, name: text, cidr: id, regionCode: id },
  ...{ status: line, provisionedId: optional(id), errorMessage: line },
};
const stateOf = (told: VpcState): VpcState => {
  return { ...told, cidr: canonicalCidr(told.cidr), status: told.status.toUpperCase() };
};
const vpcState = object(fields, stateOf);
const answer = listDecoder("VPC states", vpcState, "id");

const withPeerings = object(
  { ...fields, peeringConnections: list(peering) },
  ({ peeringConnections: all, ...told }): VpcStateWithPeerings => ({
    ...stateOf(told),
    gateways: all.filter(isWithGateway),
    peerings: all
      .filter((each) => !isWithGateway(each))
      .map(({ id: peeringId, cidrBlocks }) => ({ id: peeringId, cidrBlocks })),
  }),
);
const answerWithPeerings = listDecoder("VPC states with peerings", withPeerings, "id");

const isWithGateway = ({ transitGatewayId: peerId }: TransitGatewayPeering) =>
  peerId.startsWith("tgw-");
