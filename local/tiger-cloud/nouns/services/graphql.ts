import { inCase } from "../../settings";
import type { World } from "../../world";
import { CREATED } from "../created";
import { OK, type GraphqlPart } from "../noun";
import { linksInUse } from "../private-links/attach";
import { addressesOf, type Addresses } from "./addresses";
import type { Service } from "./entity";
import { attachService, detachService, findService } from "./move";

/** The fields of a service that the vendor's Terraform provider asks for; the last one is not released. */
const types = `
  type Service {
    id: ID!
    projectId: ID!
    name: String!
    type: String!
    created: String!
    status: String!
    replicaStatus: String
    regionCode: String!
    spec: ServiceSpec
    resources: [Resource!]!
    vpcEndpoint: VpcEndpoint
    forkedFromId: ForkedFrom
    metadata: ServiceMetadata
    dataTieringSettings: DataTieringSettings
    endpoints: ServiceEndpoints
    privateLinkConnectionIds: [String]
  }
  union ServiceSpec = TimescaleDBServiceSpec
  type TimescaleDBServiceSpec {
    hostname: String
    username: String
    port: Int
    defaultDBName: String
    poolerHostName: String
    poolerPort: Int
    connectionPoolerEnabled: Boolean
    metricExporterUuid: ID
    genericExporterID: ID
  }
  type Resource { id: ID! spec: ResourceSpec }
  union ResourceSpec = ResourceNode
  type ResourceNode {
    milliCPU: Int
    memoryGB: Int
    storageGB: Int
    replicaCount: Int
    syncReplicaCount: Int
  }
  type VpcEndpoint { host: String port: Int vpcId: ID }
  type ForkedFrom { projectId: ID serviceId: ID isStandby: Boolean }
  type ServiceMetadata { environment: String }
  type DataTieringSettings { enabled: Boolean }
  type ServiceEndpoints {
    primary: EndpointAddress
    replica: EndpointAddress
    pooler: EndpointAddress
  }
  type EndpointAddress { host: String port: Int }
  input GetServiceInput { projectId: ID! serviceId: ID! }
  input ServiceVpcInput { projectId: ID! serviceId: ID! vpcId: ID! }
  extend type Query { getService(data: GetServiceInput!): Service! }
  extend type Mutation {
    attachServiceToVpc(data: ServiceVpcInput!): String!
    detachServiceFromVpc(data: ServiceVpcInput!): String!
  }`;

interface Arguments {
  data: { serviceId: string };
}
interface MoveArguments {
  data: { serviceId: string; vpcId: string };
}

export const graphql: GraphqlPart = {
  types,
  fields: {
    getService: ({ data }: Arguments, world) =>
      serviceOf(world, findService(world, data.serviceId)),
    attachServiceToVpc: ({ data }: MoveArguments, world) => {
      attachService(world, findService(world, data.serviceId), data.vpcId);
      return OK;
    },
    detachServiceFromVpc: ({ data }: MoveArguments, world) => {
      detachService(world, findService(world, data.serviceId), data.vpcId);
      return OK;
    },
  },
};

function serviceOf(world: World, service: Service) {
  const { settings } = world;
  const { id, name, regionCode, status, vpcId } = service;
  const addresses = addressesOf(world, service);
  const { primary } = addresses;
  return {
    ...{ id, projectId: settings.projectId, name, type: "TIMESCALEDB", regionCode },
    ...{ created: CREATED, status: inCase(status, settings) },
    spec: specOf(service, addresses),
    resources: [{ id: `${id}n1`, spec: { __typename: "ResourceNode", ...SIZE } }],
    vpcEndpoint: primary && vpcId !== undefined ? { ...primary, vpcId } : undefined,
    metadata: { environment: "DEV" },
    dataTieringSettings: { enabled: false },
    // The emulator's replica sets are services of their own in GraphQL.
    endpoints: primary && addresses,
    privateLinkConnectionIds: linksInUse(world, id).map((link) => link.id),
  };
}

function specOf(
  { hasPooler }: Service,
  { primary, pooler }: Pick<Addresses, "primary" | "pooler">,
) {
  return {
    ...{ __typename: "TimescaleDBServiceSpec", username: "tsdbadmin", defaultDBName: "tsdb" },
    ...{ hostname: primary?.host, port: primary?.port, connectionPoolerEnabled: hasPooler },
    ...{ poolerHostName: pooler?.host, poolerPort: pooler?.port },
  };
}

const SIZE = { milliCPU: 500, memoryGB: 2, storageGB: 50, replicaCount: 0, syncReplicaCount: 0 };
