import type { Stage } from "./kills/kill-run";
import { NOTHING, type Wanted } from "./wanted";

export const SERVICES = ["svcproof01", "svcproof02"];

const vpc = (name: string, cidr: string) => ({ name, cidr, regionCode: "us-east-1" });
const peering = (timescaleVpcId: string, peerVpcId: string) => ({
  ...{ timescaleVpcId, peerVpcId },
  ...{ peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
});
const attachment = (service: number, timescaleVpcId: string) => ({
  serviceId: SERVICES[service] ?? "",
  timescaleVpcId,
});

const created: Wanted = {
  vpcs: { a: vpc("blue", "10.0.0.0/24"), b: vpc("green", "10.1.0.0/24") },
  peerings: { p: peering("vpc:a", "vpc-00000000000000001") },
  gateways: {},
  activations: { p_active: { timescaleVpcId: "vpc:a", peeringId: "peering:p" } },
  attachments: { db: attachment(0, "vpc:a"), events: attachment(1, "vpc:b") },
};
const renamed: Wanted = {
  ...created,
  vpcs: { ...created.vpcs, a: vpc("navy", "10.0.0.0/24") },
};
const moved: Wanted = {
  ...renamed,
  attachments: { db: attachment(0, "vpc:b"), events: attachment(1, "vpc:b") },
};
const repeered: Wanted = {
  ...moved,
  peerings: { p: peering("vpc:a", "vpc-00000000000000002") },
};
const replaced: Wanted = {
  ...repeered,
  vpcs: { ...repeered.vpcs, b: vpc("green", "10.2.0.0/24") },
};
const detached: Wanted = {
  ...replaced,
  attachments: { events: attachment(1, "vpc:b") },
};

/** The life of a stack: each resource is made, changed in each way that there is, and deleted. */
export const LIFE: readonly Stage<Wanted>[] = [
  { name: "create all", wanted: created },
  { name: "rename a VPC", wanted: renamed },
  { name: "move a service", wanted: moved },
  { name: "replace a peering", wanted: repeered },
  { name: "replace a VPC with its services", wanted: replaced },
  { name: "detach a service", wanted: detached },
  { name: "delete all", wanted: NOTHING },
];
