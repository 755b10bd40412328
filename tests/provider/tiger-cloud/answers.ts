/** Whole answers of the API. */
export const VPC = { id: "1", name: "net", cidr: "10.0.0.0/24", region_code: "us-east-1" };
export const PEERING = {
  ...{ id: "2", peer_account_id: "123456789012", peer_region_code: "eu-west-1" },
  ...{ peer_vpc_id: "vpc-0123456789abcdef0", provisioned_id: "pcx-0a1b2c3d" },
  ...{ status: "active", error_message: "none" },
};
export const endpoint = { host: "db01.tsdb.cloud", port: 5432 };
export const SERVICE = {
  ...{ service_id: "db01", name: "db", region_code: "us-east-1", status: "READY", endpoint },
  vpc_endpoint: { ...endpoint, vpc_id: "1" },
  connection_pooler: { endpoint },
  read_replica_sets: [{ id: "r1", name: "r", endpoint, connection_pooler: { endpoint } }],
};
export const AUTH = { api_key: { project: { id: "p1", plan_type: "scale" } } };
export const VPC_STATE = {
  ...{ id: "1001", name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
  ...{ status: "CREATED", provisionedId: "vpc-0123456789abcdef0", errorMessage: "none" },
};
const GATEWAY = {
  ...{ id: "5001", provisionedId: "tgw-attach-1", accepterProvisionedId: "tgw-attach-2" },
  ...{ errorMessage: "none", status: "active" },
  peerVpc: {
    ...{ id: "tgw-0a1b2c3d", accountId: "123456789012", regionCode: "eu-west-1" },
    cidrBlocks: ["10.1.0.0/16"],
  },
};
const BESIDE_IT = { id: "5002", peerVpc: { id: "vpc-0a1b2c3d" } };
export const VPC_WITH_GATEWAYS = {
  ...{ id: "1001", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
  peeringConnections: [GATEWAY, BESIDE_IT],
};
const WITH_VPC = { ...GATEWAY, id: "5003", peerVpc: { ...GATEWAY.peerVpc, id: "vpc-0a1b2c3d" } };
export const VPC_STATE_WITH_PEERINGS = { ...VPC_STATE, peeringConnections: [GATEWAY, WITH_VPC] };
export const OPENED = { id: "5001" };
export const TOKEN = { getJWTForClientCredentials: "eyJhbGciOi.J9-_.c2ln" };
export const CONNECTION = {
  ...{ connectionId: "conn-aws-1", providerConnectionId: "vpce-0123456789abcdef0" },
  ...{ state: "approved", name: "app", region: "us-east-1" },
  bindings: [
    { serviceId: "db01", bindingType: "primary", hostname: "db01.tsdb.cloud", port: 5432 },
    { serviceId: "db01", bindingType: "pooler", hostname: "db01.tsdb.cloud", port: 6432 },
  ],
};
export const REGION = {
  ...{ region: "us-east-1", cloudProvider: "aws" },
  serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
};
