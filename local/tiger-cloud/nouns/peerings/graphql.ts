import { requireAws, requireCidrBlocks, type CloudProvider } from "../../body";
import { inCase } from "../../settings";
import type { World } from "../../world";
import { OK, type GraphqlPart } from "../noun";
import { findVpc } from "../vpcs/life";
import { updateCidrBlocks } from "./cidr-blocks";
import type { Peering } from "./entity";
import { createPeering, deletePeering, findPeering } from "./life";

const types = `
  type PeeringConnection {
    id: ID!
    vpcId: ID!
    provisionedId: String!
    accepterProvisionedId: String!
    peerVpc: PeerVpc!
    errorMessage: String!
    status: String!
  }
  type PeerVpc {
    id: ID!
    accountId: ID!
    regionCode: String!
    cidr: String!
    cidrBlocks: [String!]!
  }
  type PeerRequest { id: ID! }
  input PeerVpcInput {
    id: ID!
    accountId: ID!
    regionCode: String!
    cidr: String
    cidrBlocks: [String!]
  }
  input OpenPeerRequestInput {
    projectId: ID!
    forgeVpcId: ID!
    peerVpc: PeerVpcInput!
    cloudProvider: CloudProvider!
  }
  input DeletePeeringConnectionInput { projectId: ID! vpcId: ID! id: ID! }
  input UpdatePeeringConnectionCIDRsInput {
    projectId: ID!
    forgeVpcId: ID!
    id: ID!
    cidrBlocks: [String!]!
  }
  extend type Mutation {
    openPeerRequest(data: OpenPeerRequestInput!): PeerRequest!
    deletePeeringConnection(data: DeletePeeringConnectionInput!): String!
    updatePeeringConnectionCIDRs(data: UpdatePeeringConnectionCIDRsInput!): String!
  }`;

interface OpenArguments {
  data: CloudProvider & {
    forgeVpcId: string;
    peerVpc: { id: string; accountId: string; regionCode: string; cidrBlocks?: string[] | null };
  };
}
interface DeleteArguments {
  data: { vpcId: string; id: string };
}
interface UpdateArguments {
  data: { forgeVpcId: string; id: string; cidrBlocks: string[] };
}

export const graphql: GraphqlPart = {
  types,
  fields: {
    openPeerRequest: ({ data }: OpenArguments, world) => {
      requireAws(data);
      const { id, accountId, regionCode, cidrBlocks } = data.peerVpc;
      requireCidrBlocks(cidrBlocks ?? []);
      const peering = createPeering(world, data.forgeVpcId, {
        ...{ peerVpcId: id, peerAccountId: accountId, peerRegionCode: regionCode },
        wantedCidrBlocks: cidrBlocks ?? [],
      });
      return { id: peering.id };
    },
    deletePeeringConnection: ({ data }: DeleteArguments, world) => {
      const vpc = findVpc(world, data.vpcId);
      deletePeering(world, vpc, findPeering(world, vpc, data.id));
      return OK;
    },
    updatePeeringConnectionCIDRs: ({ data }: UpdateArguments, world) => {
      const vpc = findVpc(world, data.forgeVpcId);
      updateCidrBlocks(world, vpc, findPeering(world, vpc, data.id), data.cidrBlocks);
      return OK;
    },
  },
};

/** A peering with all of its documented fields. */
export function peeringConnectionOf({ settings }: World, peering: Peering) {
  const { id, vpcId, provisionedId = "", accepterProvisionedId = "" } = peering;
  const { errorMessage = "", status = "PENDING" } = peering;
  return {
    ...{ id, vpcId, provisionedId, accepterProvisionedId, errorMessage },
    status: inCase(status, settings),
    peerVpc: {
      ...{ id: peering.peerVpcId, accountId: peering.peerAccountId },
      ...{ regionCode: peering.peerRegionCode, cidr: "", cidrBlocks: peering.cidrBlocks },
    },
  };
}
