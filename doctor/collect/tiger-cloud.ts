import type { TigerCloudApi } from "../../provider/tiger-cloud/client";
import type { Peering } from "../../provider/tiger-cloud/peerings";
import type { Service } from "../../provider/tiger-cloud/services";
import type { VpcStateWithPeerings } from "../../provider/tiger-cloud/vpc-states";
import { valueOf, type Seen } from "../facts/seen";
import type { TigerCloudFacts, TimescaleVpcState } from "../facts/tiger-cloud";
import { leadsFrom } from "../subject/leads-from";
import { resolveServices } from "../subject/resolve-services";
import type { StackThings, Subject } from "../subject/subject";
import { seenWithin, type Deadline } from "./seen-within";

/**
 * Asks the Tiger Cloud API for what concerns a subject: one call for each Timescale VPC, and at most seven for the
 * project. What fails or takes too long is unseen, and keeps nothing else back.
 */
export async function collectTigerCloud(
  api: TigerCloudApi,
  subject: Subject,
  deadline: Deadline,
): Promise<TigerCloudFacts> {
  const services = seenWithin(deadline, () => api.services.listFresh());
  const [timescaleVpcs, vpcStates, peerings, links] = await Promise.all([
    seenWithin(deadline, () => api.vpcs.listFresh()),
    seenWithin(deadline, async () => statesOf(await api.vpcStates.listWithPeerings())),
    peeringsOf(api, subject, services, deadline),
    linksOf(api, subject, deadline),
  ]);
  return { services: await services, timescaleVpcs, vpcStates, peerings, ...links };
}

function statesOf(vpcs: readonly VpcStateWithPeerings[]): Map<string, TimescaleVpcState> {
  return new Map(
    vpcs.map(({ id, status, errorMessage, gateways, peerings }) => {
      // Of a peering that is new, or of which nobody told blocks, none shown says nothing.
      const told = peerings.filter(({ cidrBlocks }) => cidrBlocks.length > 0);
      const knownCidrBlocks = new Map(told.map((each) => [each.id, each.cidrBlocks]));
      return [id, { status, errorMessage, knownCidrBlocks, gateways }];
    }),
  );
}

/** Those of the Timescale VPCs that the stack names, and of those that the services are attached to. */
async function peeringsOf(
  api: TigerCloudApi,
  { stack, services: named }: Subject,
  services: Promise<Seen<readonly Service[]>>,
  deadline: Deadline,
): Promise<Map<string, Seen<readonly Peering[]>>> {
  const asked = new Map<string, Promise<Seen<readonly Peering[]>>>();
  const ask = (timescaleVpcId: string) => {
    if (asked.has(timescaleVpcId)) return;
    const list = async () => (await api.peerings.listFresh(timescaleVpcId)).filter(isWithVpc);
    asked.set(timescaleVpcId, seenWithin(deadline, list));
  };
  timescaleVpcsOf(stack).forEach(ask);
  for (const { service } of resolveServices(named, valueOf(await services) ?? [])) {
    if (service?.attachment !== undefined) ask(service.attachment.vpcId);
  }
  const told = [...asked].map(async ([id, peerings]) => [id, await peerings] as const);
  return new Map(await Promise.all(told));
}

function timescaleVpcsOf({ attachments, peerings, gatewayPeerings }: StackThings): string[] {
  return [...attachments, ...peerings, ...gatewayPeerings].map((each) => each.timescaleVpcId);
}

/** No document says that REST leaves out the peerings with transit gateways. */
const isWithVpc = ({ peerVpcId }: Peering) => !peerVpcId.startsWith("tgw-");

type Links = Pick<TigerCloudFacts, "connections" | "endpointServices">;

async function linksOf(
  { privateLinks }: TigerCloudApi,
  subject: Subject,
  deadline: Deadline,
): Promise<Links> {
  // These calls are not in the documented API, and most projects have no use for them.
  if (isAllByNetworks(subject)) {
    const notAsked = { unseen: "not asked for, as the stack has no private endpoint" };
    return { connections: notAsked, endpointServices: notAsked };
  }
  const connections = await seenWithin(deadline, () => privateLinks.listRecent());
  if ((valueOf(connections) ?? []).length === 0) {
    return { connections, endpointServices: { unseen: "not asked for, as no connection is seen" } };
  }
  const endpointServices = await seenWithin(deadline, () => privateLinks.listRegions());
  return { connections, endpointServices };
}

/** True where the stack has no endpoint, attaches each service to a Timescale VPC, and leads from each VPC to one. */
function isAllByNetworks({ services, customerVpcs, stack }: Subject): boolean {
  const attached = stack.attachments.map(({ serviceId }) => serviceId);
  return (
    stack.privateEndpoints.length === 0 &&
    services.every((each) => attached.includes("id" in each ? each.id : each.name)) &&
    customerVpcs.every(({ vpcId }) => leadsFrom(stack, vpcId))
  );
}
