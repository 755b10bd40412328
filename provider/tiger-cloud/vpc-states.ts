import { canonicalCidr } from "../rules/cidr";
import { id, line, listDecoder, object, optional, text } from "./decode";
import type { Protocols } from "./protocols";
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

/** The calls that tell how Timescale VPCs are, over GraphQL: REST shows no readiness. */
export function vpcStateCalls({ graphql }: Pick<Protocols, "graphql">) {
  return {
    /** All of them, as they are now. */
    listFresh: (): Promise<VpcState[]> => graphql({ ...GET_ALL_VPCS, answer }),
  };
}

const GET_ALL_VPCS = {
  operation: "GetAllVPCs",
  field: "getAllVpcs",
  document: `query GetAllVPCs($projectId: ID!) {
  getAllVpcs(projectId: $projectId) {
    id name cidr regionCode status provisionedId errorMessage
  }
}`,
  subject: "Timescale VPCs",
  repeatable: true,
} as const;

const fields = {
  ...{ id, name: text, cidr: id, regionCode: id },
  ...{ status: line, provisionedId: optional(id), errorMessage: line },
};
const vpcState = object(fields, (told): VpcState => {
  return { ...told, cidr: canonicalCidr(told.cidr), status: told.status.toUpperCase() };
});
const answer = listDecoder("VPC states", vpcState, "id");
