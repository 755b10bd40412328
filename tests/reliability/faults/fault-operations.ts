import type { TigerCloud } from "../../../local/tiger-cloud";
import type { bindAll } from "../../support/handlers";
import { SERVICES } from "../life";

export type HandlerName = keyof ReturnType<typeof bindAll>;

/** A resource as the engine keeps it; no `id` where there is none yet. */
export interface Held {
  id?: string;
  state?: Record<string, unknown>;
}

/** The one request of an operation that a fault hits. */
export interface FaultyCall {
  method: string;
  route: string;
  /** How many such requests pass first. */
  skip?: number;
  /** What it asks for, where its route does not tell. */
  operation?: string;
}

/** One step of one resource, and the requests it makes. */
export interface FaultOperation {
  name: string;
  handler: HandlerName;
  step: "create" | "read" | "update" | "delete";
  /** What stands before the step, each made by the handler of that name, in this order. */
  before: [HandlerName, Record<string, unknown>][];
  inputs: Record<string, unknown>;
  calls: FaultyCall[];
  /** What must be true of the cloud at the end; said of what is there, sorted. */
  ends: (cloud: TigerCloud) => unknown;
  expected: unknown;
}

const VPC = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const OTHER = { ...VPC, name: "other", cidr: "10.1.0.0/24" };
const PEERING = {
  ...{ timescaleVpcId: "1001", peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
  peerVpcId: "vpc-0123456789abcdef0",
};
const GATEWAY = {
  ...{ timescaleVpcId: "1001", peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
  ...{ transitGatewayId: "tgw-0123456789abcdef0", cidrBlocks: ["10.5.0.0/16"] },
};
const TOLD = { ...PEERING, peerCidrBlocks: ["10.5.0.0/16"], cidrDrift: "update" };
const ACTIVATION = { timescaleVpcId: "1001", peeringId: "5001" };
const ATTACHMENT = { serviceId: SERVICES[0], timescaleVpcId: "1001" };

/** Made in AWS before the first step. */
export const VPC_ENDPOINT = "vpce-0123456789abcdef0";
const CLAIM = { vpcEndpointId: VPC_ENDPOINT, name: "app" };
const CLAIM_ENDING = { ...CLAIM, rejectOnDelete: true };

const LINK = { serviceId: SERVICES[0], connectionId: "conn-aws-1" };

const linked = (cloud: TigerCloud) =>
  cloud.privateLinks.map(
    ({ attachment }) => attachment && [attachment.serviceId, attachment.state],
  );
const links = (cloud: TigerCloud) => cloud.privateLinks.map(({ state, name }) => [state, name]);
const vpcNames = (cloud: TigerCloud) => cloud.vpcs.map(({ name }) => name).sort();
const peerings = (cloud: TigerCloud) => cloud.peerings.map(({ peerVpcId }) => peerVpcId);
const count = (cloud: TigerCloud) => cloud.peerings.length;
const blocks = (cloud: TigerCloud) =>
  cloud.peerings.map((each) => [...each.wantedCidrBlocks].sort());
const places = (cloud: TigerCloud) => cloud.services.map(({ vpcId }) => vpcId ?? "public");

const LIST_VPCS = { method: "GET", route: "/vpcs" };
const LIST_PEERINGS = { method: "GET", route: "/vpcs/{id}/peerings" };
const GET_SERVICE = { method: "GET", route: "/services/{id}" };
const ATTACH = { method: "POST", route: "/services/{id}/attachToVPC" };
const DETACH = { method: "POST", route: "/services/{id}/detachFromVPC" };

/** The request of GraphQL before which `skip` others pass, of which the first one is for a token. */
const asking = (operation: string, skip: number): FaultyCall => ({
  ...{ method: "POST", route: "/api/query", operation, skip },
});
const ATTACH_LINK = "AttachServiceToPrivateLinkConnection";
const DETACH_LINK = "DetachServiceFromPrivateLinkConnection";
const TOKEN = asking("GetJWTForClientCredentials", 0);

/** Every request that the resources make, each in the operation that makes it. */
export const FAULT_OPERATIONS: readonly FaultOperation[] = [
  {
    ...{ name: "create a Timescale VPC", handler: "vpc", step: "create", before: [], inputs: VPC },
    calls: [{ method: "GET", route: "/auth/info" }, LIST_VPCS, { method: "POST", route: "/vpcs" }],
    ...{ ends: vpcNames, expected: ["net"] },
  },
  {
    ...{ name: "read a Timescale VPC", handler: "vpc", step: "read", inputs: VPC },
    ...{ before: [["vpc", VPC]], calls: [LIST_VPCS], ends: vpcNames, expected: ["net"] },
  },
  {
    ...{ name: "rename a Timescale VPC", handler: "vpc", step: "update" },
    ...{ before: [["vpc", VPC]], inputs: { ...VPC, name: "new" } },
    calls: [{ method: "POST", route: "/vpcs/{id}/rename" }],
    ...{ ends: vpcNames, expected: ["new"] },
  },
  {
    ...{ name: "delete a Timescale VPC", handler: "vpc", step: "delete", inputs: VPC },
    before: [["vpc", VPC]],
    calls: [
      { method: "DELETE", route: "/vpcs/{id}" },
      { method: "GET", route: "/vpcs/{id}" },
    ],
    ...{ ends: vpcNames, expected: [] },
  },
  {
    ...{ name: "create a peering", handler: "peering", step: "create", inputs: PEERING },
    before: [["vpc", VPC]],
    calls: [
      LIST_PEERINGS,
      { method: "POST", route: "/vpcs/{id}/peerings" },
      { ...LIST_PEERINGS, skip: 1 },
    ],
    ...{ ends: peerings, expected: [PEERING.peerVpcId] },
  },
  {
    ...{ name: "await an active peering", handler: "activation", step: "create" },
    before: [
      ["vpc", VPC],
      ["peering", PEERING],
    ],
    ...{ inputs: ACTIVATION, calls: [LIST_PEERINGS], ends: peerings },
    expected: [PEERING.peerVpcId],
  },
  {
    ...{ name: "delete a peering", handler: "peering", step: "delete", inputs: PEERING },
    before: [
      ["vpc", VPC],
      ["peering", PEERING],
    ],
    calls: [{ method: "DELETE", route: "/vpcs/{id}/peerings/{id}" }, LIST_PEERINGS],
    ...{ ends: peerings, expected: [] },
  },
  {
    ...{ name: "tell a peering's CIDR blocks", handler: "peering", step: "update" },
    before: [
      ["vpc", VPC],
      ["peering", TOLD],
    ],
    inputs: { ...TOLD, peerCidrBlocks: ["10.5.0.0/16", "10.6.0.0/16"] },
    calls: [TOKEN, asking("UpdatePeeringConnectionCIDRs", 1), LIST_PEERINGS],
    ...{ ends: blocks, expected: [["10.5.0.0/16", "10.6.0.0/16"]] },
  },
  {
    ...{ name: "peer with a transit gateway", handler: "transitGatewayPeering", step: "create" },
    ...{ before: [["vpc", VPC]], inputs: GATEWAY },
    calls: [
      ...[TOKEN, asking("GetAllVPCs", 1), asking("OpenPeerRequest", 2)],
      asking("GetAllVPCs", 3),
    ],
    ...{ ends: count, expected: 1 },
  },
  {
    ...{ name: "read a peering with a gateway", handler: "transitGatewayPeering", step: "read" },
    before: [
      ["vpc", VPC],
      ["transitGatewayPeering", GATEWAY],
    ],
    ...{ inputs: GATEWAY, calls: [TOKEN, asking("GetAllVPCs", 1)], ends: count, expected: 1 },
  },
  {
    ...{ name: "change a gateway's CIDR blocks", handler: "transitGatewayPeering", step: "update" },
    before: [
      ["vpc", VPC],
      ["transitGatewayPeering", GATEWAY],
    ],
    inputs: { ...GATEWAY, cidrBlocks: ["10.5.0.0/16", "10.6.0.0/16"] },
    calls: [TOKEN, asking("UpdatePeeringConnectionCIDRs", 1), asking("GetAllVPCs", 2)],
    ...{ ends: blocks, expected: [["10.5.0.0/16", "10.6.0.0/16"]] },
  },
  {
    ...{ name: "delete a peering with a gateway", handler: "transitGatewayPeering" },
    ...{ step: "delete", inputs: GATEWAY },
    before: [
      ["vpc", VPC],
      ["transitGatewayPeering", GATEWAY],
    ],
    calls: [
      ...[TOKEN, asking("GetAllVPCs", 1), asking("DeletePeeringConnection", 2)],
      asking("GetAllVPCs", 3),
    ],
    ...{ ends: count, expected: 0 },
  },
  {
    ...{ name: "claim a VPC endpoint", handler: "privateEndpointConnection", step: "create" },
    ...{ before: [], inputs: CLAIM },
    calls: [
      ...[TOKEN, asking("SyncPrivateLinkConnections", 1), asking("ClaimPrivateLinkConnection", 2)],
      asking("UpdatePrivateLinkConnection", 3),
    ],
    ...{ ends: links, expected: [["approved", "app"]] },
  },
  {
    ...{ name: "read a private endpoint", handler: "privateEndpointConnection", step: "read" },
    ...{ before: [["privateEndpointConnection", CLAIM]], inputs: CLAIM },
    calls: [TOKEN, asking("ListPrivateLinkConnections", 1)],
    ...{ ends: links, expected: [["approved", "app"]] },
  },
  {
    ...{ name: "rename a private endpoint", handler: "privateEndpointConnection", step: "update" },
    ...{ before: [["privateEndpointConnection", CLAIM]], inputs: { ...CLAIM, name: "web" } },
    calls: [TOKEN, asking("UpdatePrivateLinkConnection", 1)],
    ...{ ends: links, expected: [["approved", "web"]] },
  },
  {
    ...{ name: "reject a private endpoint", handler: "privateEndpointConnection", step: "delete" },
    ...{ before: [["privateEndpointConnection", CLAIM_ENDING]], inputs: CLAIM_ENDING },
    calls: [TOKEN, asking("DeletePrivateLinkConnection", 1)],
    ...{ ends: links, expected: [["rejected", "app"]] },
  },
  {
    ...{ name: "put behind an endpoint", handler: "privateEndpointAttachment", step: "create" },
    ...{ before: [["privateEndpointConnection", CLAIM]], inputs: LINK },
    calls: [
      ...[TOKEN, asking("ListPrivateLinkConnections", 1)],
      ...[asking("ListPrivateLinkConnections", 2), GET_SERVICE],
      ...[asking(ATTACH_LINK, 3), asking("ListPrivateLinkConnections", 4)],
      { ...GET_SERVICE, skip: 1 },
    ],
    ...{ ends: linked, expected: [[SERVICES[0], "attached"]] },
  },
  {
    ...{ name: "read a service there", handler: "privateEndpointAttachment", step: "read" },
    before: [
      ["privateEndpointConnection", CLAIM],
      ["privateEndpointAttachment", LINK],
    ],
    ...{ inputs: LINK, calls: [TOKEN, asking("ListPrivateLinkConnections", 1)] },
    ...{ ends: linked, expected: [[SERVICES[0], "attached"]] },
  },
  {
    ...{ name: "take away from an endpoint", handler: "privateEndpointAttachment" },
    ...{ step: "delete", inputs: LINK },
    before: [
      ["privateEndpointConnection", CLAIM],
      ["privateEndpointAttachment", LINK],
    ],
    calls: [
      ...[TOKEN, asking("ListPrivateLinkConnections", 1), asking(DETACH_LINK, 2)],
      asking("ListPrivateLinkConnections", 3),
    ],
    ...{ ends: linked, expected: [undefined] },
  },
  {
    ...{ name: "attach a service", handler: "attachment", step: "create", inputs: ATTACHMENT },
    ...{ before: [["vpc", VPC]], calls: [GET_SERVICE, ATTACH, { ...GET_SERVICE, skip: 2 }] },
    ...{ ends: places, expected: ["1001", "public"] },
  },
  {
    ...{ name: "read an attachment", handler: "attachment", step: "read", inputs: ATTACHMENT },
    before: [
      ["vpc", VPC],
      ["attachment", ATTACHMENT],
    ],
    calls: [{ method: "GET", route: "/services" }],
    ...{ ends: places, expected: ["1001", "public"] },
  },
  {
    ...{ name: "move a service", handler: "attachment", step: "update" },
    before: [
      ["vpc", VPC],
      ["vpc", OTHER],
      ["attachment", ATTACHMENT],
    ],
    inputs: { ...ATTACHMENT, timescaleVpcId: "1002" },
    ...{ calls: [DETACH, ATTACH], ends: places, expected: ["1002", "public"] },
  },
  {
    ...{ name: "detach a service", handler: "attachment", step: "delete", inputs: ATTACHMENT },
    before: [
      ["vpc", VPC],
      ["attachment", ATTACHMENT],
    ],
    ...{ calls: [DETACH], ends: places, expected: ["public", "public"] },
  },
];
