import type { TigerCloud } from "../../../local/tiger-cloud";

/** An answer of the GraphQL API. */
export interface Answer {
  data: Record<string, unknown> | null;
  errors?: { message: string; extensions?: object }[];
}

/** Sends one body to the GraphQL API; whatever is wrong with it, the status is 200. */
export async function send({ apiUrl }: TigerCloud, body: object, token?: string): Promise<Answer> {
  const response = await fetch(`${new URL(apiUrl).origin}/api/query`, {
    method: "POST",
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

const PEERING = `id vpcId provisionedId accepterProvisionedId
  peerVpc { id accountId regionCode cidr cidrBlocks } errorMessage status`;
const VPC = `id provisionedId projectId cidr name created updated
  peeringConnections { ${PEERING} } errorMessage status regionCode`;

const queried = (name: string, variables: string, field: string, selection = "") =>
  `${name}(${variables}) { ${field} ${selection && `{ ${selection} }`} }`;

/** The operations that are documented, with the selections of the vendor's own Terraform provider. */
const CONNECTION = `connectionId linkIdentifier state name region principalId cloudProvider
  providerConnectionId createdAt updatedAt`;
const BINDING = "projectId serviceId connectionId bindingType port hostname createdAt";

const movedByLink = (operation: string, field: string) =>
  queried(
    `mutation ${operation}`,
    "$projectId: ID!, $serviceId: ID!, $connectionIds: [ID!]!",
    `${field}(data: {projectId: $projectId, serviceId: $serviceId, connectionIds: $connectionIds})`,
  );

export const DOCUMENTS = {
  GetJWTForClientCredentials: queried(
    "query GetJWTForClientCredentials",
    "$accessKey: String!, $secretKey: String!",
    "getJWTForClientCredentials(data: {accessKey: $accessKey, secretKey: $secretKey})",
  ),
  GetVPCByID: queried(
    "query GetVPCByID",
    "$vpcId: ID!, $projectId: ID!",
    "getVpc(vpcId: $vpcId, projectId: $projectId)",
    VPC,
  ),
  GetVPCByName: queried(
    "query GetVPCByName",
    "$projectId: ID!, $name: String!",
    "getVpcByName(data: {projectId: $projectId, vpcName: $name})",
    VPC,
  ),
  GetAllVPCs: queried(
    "query GetAllVPCs",
    "$projectId: ID!",
    "getAllVpcs(projectId: $projectId)",
    VPC,
  ),
  CreateVPC: queried(
    "mutation CreateVPC",
    "$projectId: ID!, $name: String!, $cidr: String!, $regionCode: String!",
    `createVpc(data: {projectId: $projectId, name: $name, cidr: $cidr, cloudProvider: AWS,
       regionCode: $regionCode})`,
    VPC,
  ),
  RenameVPC: queried(
    "mutation RenameVPC",
    "$projectId: ID!, $forgeVpcId: ID!, $newName: String!",
    "renameVpc(data: {projectId: $projectId, forgeVpcId: $forgeVpcId, newName: $newName})",
  ),
  DeleteVPC: queried(
    "mutation DeleteVPC",
    "$projectId: ID!, $vpcId: ID!",
    "deleteVpc(data: {vpcId: $vpcId, projectId: $projectId})",
  ),
  OpenPeerRequest: queried(
    "mutation OpenPeerRequest",
    `$projectId: ID!, $vpcId: ID!, $externalVpcId: ID!, $accountId: ID!, $regionCode: String!,
     $cidrBlocks: [String!]`,
    `openPeerRequest(data: {forgeVpcId: $vpcId, projectId: $projectId, cloudProvider: AWS,
       peerVpc: {id: $externalVpcId, accountId: $accountId, regionCode: $regionCode, cidr: "",
         cidrBlocks: $cidrBlocks}})`,
    "id",
  ),
  DeletePeeringConnection: queried(
    "mutation DeletePeeringConnection",
    "$projectId: ID!, $vpcId: ID!, $id: ID!",
    "deletePeeringConnection(data: {vpcId: $vpcId, projectId: $projectId, id: $id})",
  ),
  UpdatePeeringConnectionCIDRs: queried(
    "mutation UpdatePeeringConnectionCIDRs",
    "$projectId: ID!, $forgeVpcId: ID!, $id: ID!, $cidrBlocks: [String!]!",
    `updatePeeringConnectionCIDRs(data: {projectId: $projectId, forgeVpcId: $forgeVpcId, id: $id,
       cidrBlocks: $cidrBlocks})`,
  ),
  AttachServiceToVPC: queried(
    "mutation AttachServiceToVPC",
    "$projectId: ID!, $serviceId: ID!, $vpcId: ID!",
    "attachServiceToVpc(data: {serviceId: $serviceId, projectId: $projectId, vpcId: $vpcId})",
  ),
  DetachServiceFromVPC: queried(
    "mutation DetachServiceFromVPC",
    "$projectId: ID!, $serviceId: ID!, $vpcId: ID!",
    "detachServiceFromVpc(data: {serviceId: $serviceId, projectId: $projectId, vpcId: $vpcId})",
  ),
  GetService: queried(
    "query GetService",
    "$projectId: ID!, $serviceId: ID!",
    "getService(data: {serviceId: $serviceId, projectId: $projectId})",
    `id projectId name type created status replicaStatus regionCode
     spec { ... on TimescaleDBServiceSpec { hostname username port defaultDBName poolerHostName
       poolerPort connectionPoolerEnabled metricExporterUuid genericExporterID } }
     resources { id spec { ... on ResourceNode { milliCPU memoryGB storageGB replicaCount
       syncReplicaCount } } }
     vpcEndpoint { host port vpcId } forkedFromId { projectId serviceId isStandby }
     metadata { environment } dataTieringSettings { enabled }
     endpoints { primary { host port } replica { host port } pooler { host port } }`,
  ),
  GetServiceWithLinks: queried(
    "query GetService",
    "$projectId: ID!, $serviceId: ID!",
    "getService(data: {serviceId: $serviceId, projectId: $projectId})",
    `id privateLinkConnectionIds
     endpoints { primary { host port } replica { host port } pooler { host port } }`,
  ),
  ListPrivateLinkAvailableRegions:
    "query ListPrivateLinkAvailableRegions { listPrivateLinkAvailableRegions { region cloudProvider serviceName } }",
  ListPrivateLinkConnections: queried(
    "query ListPrivateLinkConnections",
    "$projectId: ID!, $region: String",
    "listPrivateLinkConnections(data: {projectId: $projectId, region: $region})",
    `${CONNECTION} bindings { ${BINDING} }`,
  ),
  ListPrivateLinkBindings: queried(
    "query ListPrivateLinkBindings",
    "$projectId: ID!, $serviceId: ID!",
    "listPrivateLinkBindings(data: {projectId: $projectId, serviceId: $serviceId})",
    BINDING,
  ),
  SyncPrivateLinkConnections: queried(
    "mutation SyncPrivateLinkConnections",
    "$projectId: ID!",
    "syncPrivateLinkConnections(data: {projectId: $projectId})",
  ),
  ClaimPrivateLinkConnection: queried(
    "mutation ClaimPrivateLinkConnection",
    "$projectId: ID!, $claimIdentifier: String!",
    "claimPrivateLinkConnection(data: {projectId: $projectId, claimIdentifier: $claimIdentifier})",
    CONNECTION,
  ),
  UpdatePrivateLinkConnection: queried(
    "mutation UpdatePrivateLinkConnection",
    "$projectId: ID!, $connectionId: ID!, $name: String",
    "updatePrivateLinkConnection(data: {projectId: $projectId, connectionId: $connectionId, name: $name})",
    CONNECTION,
  ),
  DeletePrivateLinkConnection: queried(
    "mutation DeletePrivateLinkConnection",
    "$projectId: ID!, $connectionId: ID!",
    "deletePrivateLinkConnection(data: {projectId: $projectId, connectionId: $connectionId})",
  ),
  AttachServiceToPrivateLinkConnection: movedByLink(
    "AttachServiceToPrivateLinkConnection",
    "attachServiceToPrivateLinkConnection",
  ),
  DetachServiceFromPrivateLinkConnection: movedByLink(
    "DetachServiceFromPrivateLinkConnection",
    "detachServiceFromPrivateLinkConnection",
  ),
};

/** Runs a documented operation in the cloud's project, and gives its answer. */
export type Run = (operation: keyof typeof DOCUMENTS, variables?: object) => Promise<Answer>;

/** A client with a token of the cloud's key. */
export async function clientOf(cloud: TigerCloud): Promise<Run> {
  const { publicKey: accessKey, secretKey, projectId } = cloud;
  const bodyOf = (document: keyof typeof DOCUMENTS, variables: object) => ({
    ...{ operationName: /\w+ (\w+)/.exec(DOCUMENTS[document])?.[1], variables },
    query: DOCUMENTS[document],
  });
  const exchange = bodyOf("GetJWTForClientCredentials", { accessKey, secretKey });
  const token = String((await send(cloud, exchange)).data?.["getJWTForClientCredentials"]);
  return (operation, variables) =>
    send(cloud, bodyOf(operation, { projectId, ...variables }), token);
}

/** The value of an operation's only field. Where there are errors, the test fails with them. */
export async function valueOf<Value = unknown>(answer: Promise<Answer>): Promise<Value> {
  const { data, errors } = await answer;
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0] as Value;
}

/** The message of the first error, of an answer that has no data. */
export async function messageOf(answer: Promise<Answer>): Promise<string | undefined> {
  const { data, errors } = await answer;
  expect(data).toBeNull();
  return errors?.[0]?.message;
}

/** A peering as GraphQL shows it. */
export interface Connection {
  id: string;
  provisionedId: string;
  accepterProvisionedId: string;
  status: string;
  errorMessage: string;
  peerVpc: { cidrBlocks: string[] };
}

/** The first peering of a VPC; undefined where it has none. */
export async function firstConnectionOf(
  run: Run,
  vpcId: string | number,
): Promise<Connection | undefined> {
  const vpc = await valueOf<{ peeringConnections: Connection[] }>(run("GetVPCByID", { vpcId }));
  return vpc.peeringConnections[0];
}
