import { requireAws, type CloudProvider } from "../../body";
import { noSuchVpc } from "../../errors";
import type { World } from "../../world";
import { CREATED } from "../created";
import { OK, type GraphqlPart } from "../noun";
import { followPeerings } from "../peerings/life";
import { peeringConnectionOf } from "../peerings/graphql";
import { peeringsOf } from "../peerings/of-vpc";
import type { Vpc } from "./entity";
import { createVpc, deleteVpc, findVpc, renameVpc } from "./life";

/** `CREATING` and `CREATED` are the vendor's words; those for an end and a failure are not documented. */
const STATUSES = { creating: "CREATING", ready: "CREATED", deleting: "DELETING", failed: "FAILED" };

const types = `
  type Vpc {
    id: ID!
    provisionedId: String!
    projectId: ID!
    cidr: String!
    name: String!
    created: String!
    updated: String!
    peeringConnections: [PeeringConnection!]!
    errorMessage: String!
    status: String!
    regionCode: String!
  }
  input GetVpcByNameInput { projectId: ID! vpcName: String! }
  input CreateVpcInput {
    projectId: ID!
    name: String!
    cidr: String!
    regionCode: String!
    cloudProvider: CloudProvider!
  }
  input RenameVpcInput { projectId: ID! forgeVpcId: ID! newName: String! }
  input DeleteVpcInput { projectId: ID! vpcId: ID! }
  extend type Query {
    getVpc(vpcId: ID!, projectId: ID!): Vpc!
    getVpcByName(data: GetVpcByNameInput!): Vpc!
    getAllVpcs(projectId: ID!): [Vpc!]!
  }
  extend type Mutation {
    createVpc(data: CreateVpcInput!): Vpc!
    renameVpc(data: RenameVpcInput!): String!
    deleteVpc(data: DeleteVpcInput!): String!
  }`;

/** The arguments of an operation, which are in an input object for most. */
interface Data<Input> {
  data: Input;
}

export const graphql: GraphqlPart = {
  types,
  fields: {
    getVpc: ({ vpcId }: { vpcId: string }, world) => vpcOf(world, findVpc(world, vpcId)),
    getVpcByName: ({ data }: Data<{ vpcName: string }>, world) => {
      // A name can come more than once; which of them the vendor gives is not known.
      const found = [...world.store.vpcs.values()].find(({ name }) => name === data.vpcName);
      if (!found) throw noSuchVpc();
      return vpcOf(world, found);
    },
    getAllVpcs: (_args: object, world) =>
      [...world.store.vpcs.values()].map((vpc) => vpcOf(world, vpc)),
    createVpc: (
      { data }: Data<Pick<Vpc, "name" | "cidr" | "regionCode"> & CloudProvider>,
      world,
    ) => {
      requireAws(data);
      const { name, cidr, regionCode } = data;
      return vpcOf(world, createVpc(world, { name, cidr, regionCode }));
    },
    renameVpc: ({ data }: Data<{ forgeVpcId: string; newName: string }>, world) => {
      renameVpc(world, findVpc(world, data.forgeVpcId), data.newName);
      return OK;
    },
    deleteVpc: ({ data }: Data<{ vpcId: string }>, world) => {
      deleteVpc(world, findVpc(world, data.vpcId));
      return OK;
    },
  },
};

/** A VPC with all of its documented fields. */
function vpcOf(world: World, vpc: Vpc) {
  const { id, name, cidr, regionCode, provisionedId, failure, state } = vpc;
  return {
    ...{ id, name, cidr, regionCode, projectId: world.settings.projectId },
    ...{ provisionedId: provisionedId ?? "", errorMessage: failure ?? "" },
    ...{ status: STATUSES[state], created: CREATED, updated: CREATED },
    // A function, so that a linked EC2 is asked only where they are asked for.
    peeringConnections: async () => {
      await followPeerings(world, vpc);
      return peeringsOf(world.store, id).map((each) => peeringConnectionOf(world, each));
    },
  };
}
