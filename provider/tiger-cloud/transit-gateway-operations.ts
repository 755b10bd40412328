/**
 * The operations of peerings with transit gateways, as timescale/terraform-provider-timescale sends them.
 * Of what they answer, they ask only for what is needed.
 */

const VPC_FIELDS = `id cidr regionCode
    peeringConnections {
      id provisionedId accepterProvisionedId errorMessage status
      peerVpc { id accountId regionCode cidrBlocks }
    }`;

export const GET_ALL_VPCS = {
  operation: "GetAllVPCs",
  field: "getAllVpcs",
  document: `query GetAllVPCs($projectId: ID!) {
  getAllVpcs(projectId: $projectId) {
    ${VPC_FIELDS}
  }
}`,
  subject: "Transit gateways of all Timescale VPCs",
  repeatable: true,
} as const;

export const GET_VPC_BY_ID = {
  operation: "GetVPCByID",
  field: "getVpc",
  document: `query GetVPCByID($vpcId: ID!, $projectId: ID!) {
  getVpc(vpcId: $vpcId, projectId: $projectId) {
    ${VPC_FIELDS}
  }
}`,
  repeatable: true,
} as const;

/** The peer's id tells the kind of the peering, by its prefix. */
export const OPEN_PEER_REQUEST = {
  operation: "OpenPeerRequest",
  field: "openPeerRequest",
  document: `mutation OpenPeerRequest(
  $projectId: ID!
  $vpcId: ID!
  $externalVpcId: ID!
  $accountId: ID!
  $regionCode: String!
  $cidrBlocks: [String!]
) {
  openPeerRequest(
    data: {
      forgeVpcId: $vpcId
      projectId: $projectId
      peerVpc: {
        id: $externalVpcId
        accountId: $accountId
        regionCode: $regionCode
        cidr: ""
        cidrBlocks: $cidrBlocks
      }
      cloudProvider: AWS
    }
  ) {
    id
  }
}`,
  repeatable: false,
} as const;

export const DELETE_PEERING_CONNECTION = {
  operation: "DeletePeeringConnection",
  field: "deletePeeringConnection",
  document: `mutation DeletePeeringConnection($projectId: ID!, $vpcId: ID!, $id: ID!) {
  deletePeeringConnection(data: { vpcId: $vpcId, projectId: $projectId, id: $id })
}`,
  repeatable: true,
} as const;
