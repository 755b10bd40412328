/** What the resources of a state are about. */
export interface StateIds {
  timescaleVpcId: string;
  peeringId: string;
  pcx: string;
  vpcId: string;
  routeTableId: string;
  groupId: string;
  ruleId: string;
  serviceId: string;
}

export const IDS: StateIds = {
  timescaleVpcId: "1001",
  peeringId: "5001",
  pcx: "pcx-0a1b2c3d4e5f60718",
  vpcId: "vpc-0123456789abcdef0",
  routeTableId: "rtb-0123456789abcdef0",
  groupId: "sg-0123456789abcdef0",
  ruleId: "sgr-0123456789abcdef0",
  serviceId: "kd9w2xp4mz",
};

export const PASSWORD = "hunter2-never-shown";

/** A resource, in the attributes that its provider writes. */
export interface Described {
  type: string;
  name: string;
  values: Record<string, unknown>;
  index?: string | number;
}

/** The resources of one network, as the two providers write them. */
export function networkOf(ids: StateIds): Described[] {
  const cidr = "10.0.0.0/24";
  return [
    {
      type: "timescale_vpcs",
      name: "db",
      values: {
        id: Number(ids.timescaleVpcId),
        provisioned_id: "vpc-0fedcba9876543210",
        ...{ project_id: "localproj1", cidr, name: "production", region_code: "us-east-1" },
        ...{ status: "CREATED", error_message: "", created: "2026-01-01T00:00:00Z", updated: "" },
        timeouts: null,
      },
    },
    {
      type: "timescale_peering_connection",
      name: "app",
      values: {
        id: Number(ids.peeringId),
        vpc_id: "vpc-0fedcba9876543210",
        ...{ provisioned_id: ids.pcx, accepter_provisioned_id: ids.pcx },
        ...{ status: "APPROVED", error_message: "", peer_vpc_id: ids.vpcId, peer_tgw_id: null },
        ...{ peer_cidr_blocks: ["10.20.0.0/16"], peer_cidr: "10.20.0.0/16" },
        ...{ peer_account_id: "123456789012", peer_region_code: "us-east-1" },
        timescale_vpc_id: Number(ids.timescaleVpcId),
        peering_type: "vpc",
      },
    },
    {
      type: "timescale_service",
      name: "metrics",
      values: {
        ...{ id: ids.serviceId, name: "metrics", milli_cpu: 500, memory_gb: 2, storage_gb: 10 },
        ...{ password: PASSWORD, password_wo: null, username: "tsdbadmin", port: 30066 },
        ...{ hostname: "x.tsdb.cloud.test", region_code: "us-east-1", paused: false },
        vpc_id: Number(ids.timescaleVpcId),
      },
    },
    {
      type: "aws_vpc_peering_connection_accepter",
      name: "app",
      values: {
        ...{ id: ids.pcx, vpc_peering_connection_id: ids.pcx, accept_status: "active" },
        ...{ auto_accept: true, vpc_id: ids.vpcId, peer_region: "us-east-1" },
      },
    },
    {
      type: "aws_route",
      name: "db",
      index: "it's private",
      values: {
        id: `r-${ids.routeTableId}1080289494`,
        ...{ route_table_id: ids.routeTableId, destination_cidr_block: cidr, gateway_id: "" },
        ...{ vpc_peering_connection_id: ids.pcx, state: "active", origin: "CreateRoute" },
      },
    },
    {
      type: "aws_security_group",
      name: "clients",
      values: {
        ...{ id: ids.groupId, name: "database-clients", vpc_id: ids.vpcId, ingress: [] },
        egress: [{ cidr_blocks: [cidr], from_port: 5432, to_port: 5432, protocol: "tcp" }],
      },
    },
    {
      type: "aws_vpc_security_group_egress_rule",
      name: "postgresql",
      values: {
        ...{ id: ids.ruleId, security_group_rule_id: ids.ruleId, security_group_id: ids.groupId },
        ...{ cidr_ipv4: cidr, ip_protocol: "tcp", from_port: 5432, to_port: 5432 },
      },
    },
  ];
}

/** A state file of form 4. */
export function stateFile(resources: readonly Described[], module?: string): string {
  return JSON.stringify({
    ...{ version: 4, terraform_version: "1.9.8", serial: 7, lineage: "b3c1", outputs: {} },
    resources: resources.map(({ type, name, values, index }) => ({
      ...(module !== undefined && { module }),
      ...{ mode: "managed", type, name, provider: 'provider["registry.terraform.io/x/x"]' },
      instances: [
        {
          ...(index !== undefined && { index_key: index }),
          ...{ schema_version: 0, attributes: values, sensitive_attributes: [] },
        },
      ],
    })),
  });
}

/** What `terraform show -json` prints. */
export function shownState(resources: readonly Described[], module?: string): string {
  const shown = resources.map(({ type, name, values, index }) => ({
    address: `${module === undefined ? "" : `${module}.`}${type}.${name}${index === undefined ? "" : `[${JSON.stringify(index)}]`}`,
    ...{ mode: "managed", type, name, ...(index !== undefined && { index }), values },
  }));
  const inner = { resources: shown };
  const root = module === undefined ? inner : { child_modules: [{ address: module, ...inner }] };
  return JSON.stringify({
    format_version: "1.0",
    terraform_version: "1.9.8",
    values: { root_module: root },
  });
}
