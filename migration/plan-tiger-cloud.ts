import { parseCidr } from "../provider/rules/cidr";
import { meaningOf } from "../provider/tiger-cloud/status";
import type { AdoptionDraft } from "./adoption-draft";
import { textOf, type StateResource } from "./state-resource";

const LONGEST_MESSAGE = 200;

export function addVpcs(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("timescale_vpcs")) {
    const [id, cidr] = [textOf(resource, "id"), textOf(resource, "cidr")];
    const regionCode = textOf(resource, "region_code");
    const vpcName = textOf(resource, "name");
    if (!id || !cidr || !regionCode || !vpcName) {
      draft.leave(resource, "it lacks its id, name, CIDR block or region. Run `terraform refresh`");
      continue;
    }
    const block = parseCidr(cidr);
    if (!block) {
      draft.leave(resource, `${cidr} is no IPv4 CIDR block`);
      continue;
    }
    if (block.text !== cidr) {
      draft.note(`${resource.address}: its CIDR block ${cidr} is ${block.text} in the program.`);
    }
    const name = draft.keyFor(draft, resource.name);
    const timescaleVpc = { id, name: vpcName, cidr: block.text, regionCode };
    draft.networks.push({ name, timescaleVpc, peers: [], services: [] });
    draft.take(resource);
  }
}

export function addPeerings(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("timescale_peering_connection")) {
    const network = draft.networkOf(textOf(resource, "timescale_vpc_id"));
    const vpcId = textOf(resource, "peer_vpc_id");
    const [accountId, regionCode] = ["peer_account_id", "peer_region_code"].map((key) =>
      textOf(resource, key),
    );
    if (textOf(resource, "peer_tgw_id") !== undefined) {
      draft.leave(resource, "it leads to a transit gateway, which this package does not have");
    } else if (!network) {
      draft.leave(resource, "its Timescale VPC is not in this state");
    } else if (!vpcId || !accountId || !regionCode) {
      draft.leave(resource, "it lacks the id, account or region of its VPC");
    } else if (!isAlive(resource)) {
      draft.leavePeering(pcxOf(resource));
      draft.leave(resource, whyNotAlive(resource));
    } else {
      const key = draft.keyFor(network, resource.name);
      const pcx = pcxOf(resource);
      const ids = { key, vpcId, accountId, regionCode, pcx };
      network.peers.push({ ...ids, accept: false, routeTableIds: [], groups: [] });
      draft.take(resource);
    }
  }
}

const pcxOf = (resource: StateResource) =>
  textOf(resource, "accepter_provisioned_id") ?? textOf(resource, "provisioned_id");

/** A state may not know the status; a word that is not known here is no proof of a peering. */
/** True for a peering that carries traffic, or will. */
function isAlive(resource: StateResource): boolean {
  const status = textOf(resource, "status");
  return status === undefined || ["pending", "done"].includes(meaningOf("peering", status));
}

function whyNotAlive(resource: StateResource): string {
  const message = textOf(resource, "error_message")?.slice(0, LONGEST_MESSAGE);
  const said = message === undefined ? "" : ` (${message})`;
  return (
    `its status is ${textOf(resource, "status") ?? "unknown"}${said}, so nothing is known to go over it. ` +
    "Remove it with Terraform, and add its VPC to the peers of the program afterwards"
  );
}

export function addServices(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("timescale_service")) {
    const vpcId = textOf(resource, "vpc_id");
    if (vpcId === undefined) continue;
    const network = draft.networkOf(vpcId);
    const serviceId = textOf(resource, "id");
    if (!network || !serviceId) {
      draft.leave(resource, `its Timescale VPC ${vpcId} is not in this state`);
      continue;
    }
    network.services.push({ key: draft.keyFor(network.services, resource.name), serviceId });
    draft.note(
      `${resource.address}: the service stays in Terraform, its attachment does not. ` +
        "Take vpc_id out of its block and put lifecycle { ignore_changes = [vpc_id] } there, else Terraform detaches it.",
    );
  }
}
