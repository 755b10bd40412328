import { routedCidrBlocksValidator } from "../provider/rules/routed-cidr-blocks";
import { meaningOf } from "../provider/tiger-cloud/status";
import type { AdoptedNetwork } from "./adoption";
import type { AdoptionDraft } from "./adoption-draft";
import { textOf, textsOf, type StateResource } from "./state-resource";

const LONGEST_MESSAGE = 200;

export function addPeerings(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("timescale_peering_connection")) {
    const network = draft.networkOf(textOf(resource, "timescale_vpc_id"));
    const far = farEndOf(resource);
    if (!network) {
      draft.leave(resource, "its Timescale VPC is not in this state");
    } else if (!far) {
      draft.leave(resource, "it lacks the id, account or region of its VPC or transit gateway");
    } else if (!isAlive(resource)) {
      leaveAll(draft, network, { resource, far, why: whyNotAlive(resource) });
    } else if ("vpcId" in far) {
      const halves = { pcx: idInAws(resource), accept: false };
      const key = draft.keyFor(network, resource.name);
      network.peers.push({ key, ...far, ...halves, routeTableIds: [], groups: [] });
      draft.take(resource);
    } else {
      addGateway(draft, network, { resource, far });
    }
  }
}

function addGateway(
  draft: AdoptionDraft,
  network: AdoptedNetwork,
  { resource, far }: { resource: StateResource; far: GatewayEnd },
): void {
  const cidrBlocks = textsOf(resource, "peer_cidr_blocks");
  const why = whyNotRouted(cidrBlocks);
  if (why !== undefined) {
    leaveAll(draft, network, { resource, far, why });
    return;
  }
  const key = draft.keyFor(network, resource.name);
  network.transitGateways.push({
    ...{ key, ...far, cidrBlocks, attachmentId: idInAws(resource), accept: false },
    ...{ requesterAccountId: undefined, tables: [], association: undefined, vpcs: [] },
  });
  draft.take(resource);
}

/** Leaves a peering, with what belongs to it in AWS. */
function leaveAll(
  draft: AdoptionDraft,
  { timescaleVpc }: AdoptedNetwork,
  { resource, far, why }: { resource: StateResource; far: FarEnd; why: string },
): void {
  draft.leavePeering(idInAws(resource));
  if ("transitGatewayId" in far) {
    draft.leavePeering(wayOver(far.transitGatewayId, timescaleVpc.cidr));
  }
  draft.leave(resource, why);
}

function whyNotRouted(cidrBlocks: readonly string[]): string | undefined {
  if (cidrBlocks.length === 0) {
    return "the state has no peer_cidr_blocks of it. Run `terraform refresh`";
  }
  const problem = routedCidrBlocksValidator(cidrBlocks);
  return problem && `its peer_cidr_blocks cannot be used: ${problem.replace(/\.$/, "")}`;
}

/** What routes of customer VPCs over a gateway to a Timescale VPC are known by. */
export const wayOver = (transitGatewayId: string | undefined, cidr: string) =>
  `${transitGatewayId ?? ""} to ${cidr}`;

interface GatewayEnd {
  transitGatewayId: string;
  accountId: string;
  regionCode: string;
}

type FarEnd = GatewayEnd | (Omit<GatewayEnd, "transitGatewayId"> & { vpcId: string });

/** What a peering leads to; undefined where the state does not tell. */
function farEndOf(resource: StateResource): FarEnd | undefined {
  const [accountId, regionCode, transitGatewayId, vpcId] = [
    ...["peer_account_id", "peer_region_code", "peer_tgw_id", "peer_vpc_id"],
  ].map((key) => textOf(resource, key));
  if (!accountId || !regionCode) return undefined;
  if (transitGatewayId) return { transitGatewayId, accountId, regionCode };
  return vpcId ? { vpcId, accountId, regionCode } : undefined;
}

/** A VPC peering has one id on both sides, an attachment one on each. */
const idInAws = (resource: StateResource) =>
  textOf(resource, "accepter_provisioned_id") ??
  (textOf(resource, "peer_tgw_id") ? undefined : textOf(resource, "provisioned_id"));

/**
 * True for a peering that carries traffic, or will. A state may not know the status; a word that is not known here
 * is no proof of a peering.
 */
function isAlive(resource: StateResource): boolean {
  const status = textOf(resource, "status");
  return status === undefined || ["pending", "done"].includes(meaningOf("peering", status));
}

function whyNotAlive(resource: StateResource): string {
  const message = textOf(resource, "error_message")?.slice(0, LONGEST_MESSAGE);
  const said = message === undefined ? "" : ` (${message})`;
  const [what, where] = textOf(resource, "peer_tgw_id")
    ? ["transit gateway", "transitGateways"]
    : ["VPC", "peers"];
  return (
    `its status is ${textOf(resource, "status") ?? "unknown"}${said}, so nothing is known to go over it. ` +
    `Remove it with Terraform, and add its ${what} to the ${where} of the program afterwards`
  );
}
