import type { Described } from "./states";

/** What the resources of a state with a transit gateway are about. */
export interface GatewayStateIds {
  timescaleVpcId: string;
  peeringId: string;
  gatewayId: string;
  gatewayTableId: string;
  attachmentId: string;
  requesterAttachmentId: string;
  requesterAccountId: string;
  vpcId: string;
  routeTableId: string;
  groupId: string;
  ruleId: string;
}

export const GATEWAY_IDS: GatewayStateIds = {
  timescaleVpcId: "1001",
  peeringId: "5001",
  gatewayId: "tgw-0123456789abcdef0",
  gatewayTableId: "tgw-rtb-0123456789abcdef0",
  attachmentId: "tgw-attach-0123456789abcdef0",
  requesterAttachmentId: "tgw-attach-0fedcba9876543210",
  requesterAccountId: "999988887777",
  vpcId: "vpc-0123456789abcdef0",
  routeTableId: "rtb-0123456789abcdef0",
  groupId: "sg-0123456789abcdef0",
  ruleId: "sgr-0123456789abcdef0",
};

const CIDR = "10.0.0.0/24";
const GATEWAY_CIDR = "10.70.0.0/16";
const ACCOUNT = "123456789012";

/** The resources of a network behind a transit gateway, as the two providers write them. */
export function gatewayNetworkOf(ids: GatewayStateIds): Described[] {
  return [...tigerCloudHalf(ids), ...gatewayHalf(ids), ...vpcHalf(ids)];
}

function tigerCloudHalf(ids: GatewayStateIds): Described[] {
  const attachments = {
    provisioned_id: ids.requesterAttachmentId,
    accepter_provisioned_id: ids.attachmentId,
  };
  return [
    {
      type: "timescale_vpcs",
      name: "db",
      values: {
        ...{ id: Number(ids.timescaleVpcId), provisioned_id: "vpc-0fedcba9876543210" },
        ...{ project_id: "localproj1", cidr: CIDR, name: "behind-hub", region_code: "us-east-1" },
        ...{ status: "CREATED", error_message: "", created: "2026-01-01T00:00:00Z", updated: "" },
      },
    },
    {
      type: "timescale_peering_connection",
      name: "hub",
      values: {
        ...{ id: Number(ids.peeringId), vpc_id: "vpc-0fedcba9876543210", ...attachments },
        ...{ status: "ACTIVE", error_message: "", peer_vpc_id: null, peer_tgw_id: ids.gatewayId },
        ...{ peer_cidr_blocks: [GATEWAY_CIDR], peer_cidr: "deprecated" },
        ...{ peer_account_id: ACCOUNT, peer_region_code: "us-east-1" },
        ...{ timescale_vpc_id: Number(ids.timescaleVpcId), peering_type: "tgw" },
      },
    },
  ];
}

function gatewayHalf(ids: GatewayStateIds): Described[] {
  const attachment = { transit_gateway_attachment_id: ids.attachmentId };
  const table = { transit_gateway_route_table_id: ids.gatewayTableId };
  return [
    {
      type: "aws_ec2_transit_gateway",
      name: "hub",
      values: {
        ...{ id: ids.gatewayId, owner_id: ACCOUNT, association_default_route_table_id: "" },
        ...{ default_route_table_association: "disable" },
      },
    },
    {
      type: "aws_ec2_transit_gateway_route_table",
      name: "main",
      values: { id: ids.gatewayTableId, transit_gateway_id: ids.gatewayId },
    },
    {
      type: "aws_ec2_transit_gateway_peering_attachment_accepter",
      name: "hub",
      values: {
        ...{ id: ids.attachmentId, ...attachment, transit_gateway_id: ids.gatewayId },
        ...{ peer_account_id: ids.requesterAccountId, peer_region: "us-east-1" },
        ...{ peer_transit_gateway_id: "tgw-0fedcba9876543210", tags: { Name: "hub" } },
      },
    },
    {
      type: "aws_ec2_transit_gateway_route_table_association",
      name: "hub",
      values: {
        ...{ id: `${ids.gatewayTableId}_${ids.attachmentId}`, ...table, ...attachment },
        ...{ replace_existing_association: null, resource_type: "peering" },
      },
    },
    {
      type: "aws_ec2_transit_gateway_route",
      name: "db",
      values: {
        ...{ id: `${ids.gatewayTableId}_${CIDR}`, blackhole: false, destination_cidr_block: CIDR },
        ...{ ...table, ...attachment },
      },
    },
  ];
}

function vpcHalf(ids: GatewayStateIds): Described[] {
  return [
    {
      type: "aws_ec2_transit_gateway_vpc_attachment",
      name: "app",
      values: {
        ...{ id: "tgw-attach-00000000000000001", transit_gateway_id: ids.gatewayId },
        ...{ vpc_id: ids.vpcId, vpc_owner_id: ACCOUNT },
      },
    },
    {
      type: "aws_route",
      name: "db",
      values: {
        ...{ id: `r-${ids.routeTableId}1080289494`, route_table_id: ids.routeTableId },
        ...{ destination_cidr_block: CIDR, gateway_id: "", transit_gateway_id: ids.gatewayId },
        ...{ vpc_peering_connection_id: "", state: "active", origin: "CreateRoute" },
      },
    },
    {
      type: "aws_security_group",
      name: "clients",
      values: { id: ids.groupId, name: "database-clients", vpc_id: ids.vpcId, ingress: [] },
    },
    {
      type: "aws_vpc_security_group_egress_rule",
      name: "postgresql",
      values: {
        ...{ id: ids.ruleId, security_group_rule_id: ids.ruleId, security_group_id: ids.groupId },
        ...{ cidr_ipv4: CIDR, ip_protocol: "tcp", from_port: 5432, to_port: 5432 },
      },
    },
  ];
}
