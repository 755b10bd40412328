/**
 * All operations and fields of private endpoints, and nothing else spells one. They come from an open pull request
 * of timescale/terraform-provider-timescale (number 319, commits 205882c and 486e4a2): the vendor documents
 * none of them, and has changed them three times. Of what they answer, they ask only for what is needed.
 */

const CONNECTION_FIELDS = "connectionId providerConnectionId state name region";
const BINDING_FIELDS = "serviceId bindingType port hostname";

export const LIST_REGIONS = {
  operation: "ListPrivateLinkAvailableRegions",
  field: "listPrivateLinkAvailableRegions",
  document: `query ListPrivateLinkAvailableRegions {
  listPrivateLinkAvailableRegions {
    region cloudProvider serviceName
  }
}`,
  subject: "Regions with private endpoints",
  repeatable: true,
} as const;

export const LIST_CONNECTIONS = {
  operation: "ListPrivateLinkConnections",
  field: "listPrivateLinkConnections",
  document: `query ListPrivateLinkConnections($projectId: ID!) {
  listPrivateLinkConnections(data: { projectId: $projectId }) {
    ${CONNECTION_FIELDS}
    bindings { ${BINDING_FIELDS} }
  }
}`,
  subject: "Private endpoint connections",
  repeatable: true,
} as const;

export const SYNC = {
  operation: "SyncPrivateLinkConnections",
  field: "syncPrivateLinkConnections",
  document: `mutation SyncPrivateLinkConnections($projectId: ID!) {
  syncPrivateLinkConnections(data: { projectId: $projectId })
}`,
  subject: "Private endpoint connections",
  repeatable: true,
} as const;

/** To claim what is the project's already gives it once more. */
export const CLAIM = {
  operation: "ClaimPrivateLinkConnection",
  field: "claimPrivateLinkConnection",
  document: `mutation ClaimPrivateLinkConnection($projectId: ID!, $claimIdentifier: String!) {
  claimPrivateLinkConnection(data: { projectId: $projectId, claimIdentifier: $claimIdentifier }) {
    ${CONNECTION_FIELDS}
  }
}`,
  repeatable: true,
} as const;

export const RENAME = {
  operation: "UpdatePrivateLinkConnection",
  field: "updatePrivateLinkConnection",
  document: `mutation UpdatePrivateLinkConnection($projectId: ID!, $connectionId: ID!, $name: String) {
  updatePrivateLinkConnection(
    data: { projectId: $projectId, connectionId: $connectionId, name: $name }
  ) {
    connectionId
  }
}`,
  repeatable: true,
} as const;

/** Rejects it at AWS, for good. */
export const REJECT = {
  operation: "DeletePrivateLinkConnection",
  field: "deletePrivateLinkConnection",
  document: `mutation DeletePrivateLinkConnection($projectId: ID!, $connectionId: ID!) {
  deletePrivateLinkConnection(data: { projectId: $projectId, connectionId: $connectionId })
}`,
  repeatable: true,
} as const;

const MOVE = "$projectId: ID!, $serviceId: ID!, $connectionIds: [ID!]!";
const MOVED = "{ projectId: $projectId, serviceId: $serviceId, connectionIds: $connectionIds }";

/** Puts a service behind connections; the bindings come later. */
export const ATTACH_SERVICE = {
  operation: "AttachServiceToPrivateLinkConnection",
  field: "attachServiceToPrivateLinkConnection",
  document: `mutation AttachServiceToPrivateLinkConnection(${MOVE}) {
  attachServiceToPrivateLinkConnection(data: ${MOVED})
}`,
  repeatable: false,
} as const;

/** Takes a service away from connections; the bindings go later. */
export const DETACH_SERVICE = {
  operation: "DetachServiceFromPrivateLinkConnection",
  field: "detachServiceFromPrivateLinkConnection",
  document: `mutation DetachServiceFromPrivateLinkConnection(${MOVE}) {
  detachServiceFromPrivateLinkConnection(data: ${MOVED})
}`,
  repeatable: false,
} as const;
