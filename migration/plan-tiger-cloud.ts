import { parseCidr } from "../provider/rules/cidr";
import type { AdoptionDraft } from "./adoption-draft";
import { textOf } from "./state-resource";

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
    draft.networks.push({ name, timescaleVpc, peers: [], transitGateways: [], services: [] });
    draft.take(resource);
  }
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
