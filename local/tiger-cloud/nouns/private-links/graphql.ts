import type { World } from "../../world";
import { CREATED } from "../created";
import { OK, type GraphqlPart } from "../noun";
import { findService } from "../services/move";
import { attachPrivateLinks, detachPrivateLinks, privateLinksOf } from "./attach";
import { bindingsOf } from "./bindings";
import { claimPrivateLink, findPrivateLink, rejectPrivateLink } from "./claim";
import type { PrivateLink } from "./entity";
import { endpointServices } from "./regions";
import { syncPrivateLinks } from "./sync";

/** What the newest design of the vendor's Terraform provider asks for, which is not released. */
const types = `
  type PrivateLinkRegion { region: String! cloudProvider: String! serviceName: String! }
  type PrivateLinkConnection {
    connectionId: ID!
    linkIdentifier: String!
    state: String!
    name: String!
    region: String!
    principalId: String!
    cloudProvider: String!
    providerConnectionId: String!
    createdAt: String!
    updatedAt: String!
    bindings: [PrivateLinkBinding!]!
  }
  type PrivateLinkBinding {
    projectId: ID!
    serviceId: ID!
    connectionId: ID!
    bindingType: String!
    port: Int!
    hostname: String!
    createdAt: String!
  }
  input ListPrivateLinkConnectionsInput { projectId: ID! region: String }
  input ListPrivateLinkBindingsInput { projectId: ID! serviceId: ID! }
  input SyncPrivateLinkConnectionsInput { projectId: ID! }
  input ClaimPrivateLinkConnectionInput { projectId: ID! claimIdentifier: String! }
  input UpdatePrivateLinkConnectionInput { projectId: ID! connectionId: ID! name: String }
  input DeletePrivateLinkConnectionInput { projectId: ID! connectionId: ID! }
  input ServicePrivateLinkInput { projectId: ID! serviceId: ID! connectionIds: [ID!]! }
  extend type Query {
    listPrivateLinkAvailableRegions: [PrivateLinkRegion!]!
    listPrivateLinkConnections(data: ListPrivateLinkConnectionsInput!): [PrivateLinkConnection!]!
    listPrivateLinkBindings(data: ListPrivateLinkBindingsInput!): [PrivateLinkBinding!]!
  }
  extend type Mutation {
    syncPrivateLinkConnections(data: SyncPrivateLinkConnectionsInput!): String!
    claimPrivateLinkConnection(data: ClaimPrivateLinkConnectionInput!): PrivateLinkConnection!
    updatePrivateLinkConnection(data: UpdatePrivateLinkConnectionInput!): PrivateLinkConnection!
    deletePrivateLinkConnection(data: DeletePrivateLinkConnectionInput!): String!
    attachServiceToPrivateLinkConnection(data: ServicePrivateLinkInput!): String!
    detachServiceFromPrivateLinkConnection(data: ServicePrivateLinkInput!): String!
  }`;

interface Data<Input> {
  data: Input;
}
interface ServiceAndLinks {
  serviceId: string;
  connectionIds: string[];
}

export const graphql: GraphqlPart = {
  types,
  ofAccount: ["listPrivateLinkAvailableRegions"],
  fields: {
    listPrivateLinkAvailableRegions: (_: object, world) => endpointServices(world),
    listPrivateLinkConnections: async ({ data }: Data<{ region?: string | null }>, world) => {
      await syncPrivateLinks(world, false);
      return claimed(world)
        .filter(({ regionCode }) => regionCode === (data.region ?? regionCode))
        .map((link) => connectionOf(world, link));
    },
    listPrivateLinkBindings: ({ data }: Data<{ serviceId: string }>, world) =>
      privateLinksOf(world, findService(world, data.serviceId).id).flatMap((link) =>
        bindingsOf(world, link),
      ),
    syncPrivateLinkConnections: async (_: object, world) => {
      await syncPrivateLinks(world, true);
      return OK;
    },
    claimPrivateLinkConnection: async ({ data }: Data<{ claimIdentifier: string }>, world) => {
      await syncPrivateLinks(world, false);
      return connectionOf(world, claimPrivateLink(world, data.claimIdentifier));
    },
    updatePrivateLinkConnection: (
      { data }: Data<{ connectionId: string; name?: string | null }>,
      world,
    ) => {
      const link = findPrivateLink(world, data.connectionId);
      link.name = data.name ?? link.name;
      return connectionOf(world, link);
    },
    deletePrivateLinkConnection: async ({ data }: Data<{ connectionId: string }>, world) => {
      await rejectPrivateLink(world, findPrivateLink(world, data.connectionId));
      return OK;
    },
    attachServiceToPrivateLinkConnection: ({ data }: Data<ServiceAndLinks>, world) => {
      attachPrivateLinks(world, ...named(world, data));
      return OK;
    },
    detachServiceFromPrivateLinkConnection: ({ data }: Data<ServiceAndLinks>, world) => {
      detachPrivateLinks(world, ...named(world, data));
      return OK;
    },
  },
};

const named = (world: World, { serviceId, connectionIds }: ServiceAndLinks) =>
  [findService(world, serviceId), connectionIds.map((id) => findPrivateLink(world, id))] as const;

/** Those of the project: what nobody has claimed is never listed. */
function claimed({ store, settings }: World): PrivateLink[] {
  return [...store.privateLinks.values()].filter(
    ({ projectId }) => projectId === settings.projectId,
  );
}

function connectionOf(world: World, link: PrivateLink) {
  const { id: connectionId, endpointId, accountId, regionCode: region, name, state } = link;
  return {
    ...{ connectionId, state, name, region, cloudProvider: "aws", principalId: accountId },
    ...{ linkIdentifier: endpointId, providerConnectionId: endpointId },
    ...{ createdAt: CREATED, updatedAt: CREATED, bindings: bindingsOf(world, link) },
  };
}
