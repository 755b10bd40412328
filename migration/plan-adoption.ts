import type { AdoptedNetwork, AdoptedPeer, Adoption } from "./adoption";
import { egressRuleOf, type EgressRule } from "./egress-rules";
import { keyMaker } from "./keys";
import { textOf, type StateResource } from "./state-resource";

/** What depends on others comes before them. */
const REMOVAL_ORDER = [
  "aws_route",
  "aws_vpc_security_group_egress_rule",
  "aws_security_group_rule",
  "aws_vpc_peering_connection_accepter",
  "timescale_peering_connection",
  "timescale_vpcs",
];

/** Plans how a program takes over the networks of a Terraform state. Only ids and names are read. */
export function planAdoption(resources: readonly StateResource[]): Adoption {
  const planning = new Planning(resources);
  planning.addVpcs();
  planning.addPeerings();
  planning.addServices();
  planning.addAccepters();
  planning.addRoutes();
  planning.addRules();
  return planning.end();
}

interface PlacedPeer {
  network: AdoptedNetwork;
  peer: AdoptedPeer;
}

class Planning {
  private readonly networks: AdoptedNetwork[] = [];
  private readonly taken: StateResource[] = [];
  private readonly notes: string[] = [];
  private readonly keys = new Map<object, (wanted: string) => string>();

  constructor(private readonly resources: readonly StateResource[]) {}

  addVpcs(): void {
    for (const resource of this.ofType("timescale_vpcs")) {
      const [id, cidr] = [textOf(resource, "id"), textOf(resource, "cidr")];
      const regionCode = textOf(resource, "region_code");
      const vpcName = textOf(resource, "name");
      if (!id || !cidr || !regionCode || !vpcName) {
        this.leave(
          resource,
          "it lacks its id, name, CIDR block or region. Run `terraform refresh`",
        );
        continue;
      }
      const name = this.keyFor(this, resource.name);
      const timescaleVpc = { id, name: vpcName, cidr, regionCode };
      this.networks.push({ name, timescaleVpc, peers: [], services: [] });
      this.taken.push(resource);
    }
  }

  addPeerings(): void {
    for (const resource of this.ofType("timescale_peering_connection")) {
      const network = this.networkOf(textOf(resource, "timescale_vpc_id"));
      const vpcId = textOf(resource, "peer_vpc_id");
      const [accountId, regionCode] = ["peer_account_id", "peer_region_code"].map((key) =>
        textOf(resource, key),
      );
      if (textOf(resource, "peer_tgw_id") !== undefined) {
        this.leave(resource, "it leads to a transit gateway, which this package does not have");
      } else if (!network) {
        this.leave(resource, "its Timescale VPC is not in this state");
      } else if (!vpcId || !accountId || !regionCode) {
        this.leave(resource, "it lacks the id, account or region of its VPC");
      } else {
        const key = this.keyFor(network, resource.name);
        const pcx =
          textOf(resource, "accepter_provisioned_id") ?? textOf(resource, "provisioned_id");
        const ids = { key, vpcId, accountId, regionCode, pcx };
        network.peers.push({ ...ids, accept: false, routeTableIds: [], groups: [] });
        this.taken.push(resource);
      }
    }
  }

  addServices(): void {
    for (const resource of this.ofType("timescale_service")) {
      const vpcId = textOf(resource, "vpc_id");
      if (vpcId === undefined) continue;
      const network = this.networkOf(vpcId);
      const serviceId = textOf(resource, "id");
      if (!network || !serviceId) {
        this.leave(resource, `its Timescale VPC ${vpcId} is not in this state`);
        continue;
      }
      network.services.push({ key: this.keyFor(network.services, resource.name), serviceId });
      this.notes.push(
        `${resource.address}: the service stays in Terraform, its attachment does not. ` +
          "Take vpc_id out of its block and put lifecycle { ignore_changes = [vpc_id] } there, else Terraform detaches it.",
      );
    }
  }

  addAccepters(): void {
    for (const resource of this.ofType("aws_vpc_peering_connection_accepter")) {
      const placed = this.peerOf(textOf(resource, "vpc_peering_connection_id"));
      if (placed) this.take(resource, placed.peer);
    }
  }

  addRoutes(): void {
    for (const resource of this.ofType("aws_route")) {
      const placed = this.peerOf(textOf(resource, "vpc_peering_connection_id"));
      const tableId = textOf(resource, "route_table_id");
      if (!placed || !tableId) continue;
      const { cidr } = placed.network.timescaleVpc;
      if (textOf(resource, "destination_cidr_block") !== cidr) {
        this.leave(resource, `it does not lead to all of ${cidr}, as the program's routes do`);
        continue;
      }
      placed.peer.routeTableIds.push(tableId);
      this.take(resource, placed.peer);
    }
    for (const resource of this.ofType("aws_route_table")) {
      const text = JSON.stringify(resource.values["route"] ?? []);
      const isInline = this.placedPeers().find(
        ({ peer }) =>
          peer.pcx !== undefined &&
          text.includes(JSON.stringify(peer.pcx)) &&
          !peer.routeTableIds.includes(textOf(resource, "id") ?? ""),
      );
      if (isInline) this.leave(resource, "its route to the peering is inline");
    }
  }

  addRules(): void {
    for (const resource of this.resources) {
      const rule = egressRuleOf(resource);
      if (rule === undefined) continue;
      const placed = this.peerOfRule(rule);
      if (placed === "several")
        this.leave(resource, "its security group's VPC is not in this state");
      if (placed === undefined || placed === "several") continue;
      if (rule.ruleId === undefined) {
        this.leave(
          resource,
          "the state has no id of it that begins with sgr-. Run `terraform refresh`",
        );
        continue;
      }
      this.addRule(placed.peer, rule, rule.ruleId);
      this.take(resource, placed.peer);
    }
  }

  end(): Adoption {
    for (const { network, peer } of this.placedPeers()) {
      peer.routeTableIds = [...new Set(peer.routeTableIds)].sort();
      if (peer.accept) continue;
      this.notes.push(
        `Peer ${peer.key} of ${network.name}: this state has nothing of its AWS half, so the program leaves that alone (accept: false).`,
      );
    }
    const rank = ({ type }: StateResource) => REMOVAL_ORDER.indexOf(type);
    const removals = this.taken.toSorted((a, b) => rank(a) - rank(b)).map(({ address }) => address);
    return { networks: this.networks, removals, notes: this.notes };
  }

  private addRule(peer: AdoptedPeer, rule: EgressRule, ruleId: string): void {
    let group = peer.groups.find(({ id }) => id === rule.groupId);
    if (!group) {
      const named = this.ofType("aws_security_group").find(
        (each) => textOf(each, "id") === rule.groupId,
      );
      const key = this.keyFor(peer.groups, named?.name ?? rule.groupId);
      group = { key, id: rule.groupId, ports: new Map() };
      peer.groups.push(group);
    }
    group.ports.set(rule.port, ruleId);
  }

  /** Undefined for a rule that leads to no network. */
  private peerOfRule({ cidr, groupId }: EgressRule): PlacedPeer | "several" | undefined {
    const group = this.ofType("aws_security_group").find((each) => textOf(each, "id") === groupId);
    const vpcId = group && textOf(group, "vpc_id");
    const fitting = this.placedPeers().filter(
      ({ network, peer }) =>
        network.timescaleVpc.cidr === cidr && (vpcId === undefined || peer.vpcId === vpcId),
    );
    return fitting.length > 1 ? "several" : fitting[0];
  }

  private peerOf(pcx: string | undefined): PlacedPeer | undefined {
    return this.placedPeers().find(({ peer }) => pcx !== undefined && peer.pcx === pcx);
  }

  private placedPeers(): PlacedPeer[] {
    return this.networks.flatMap((network) => network.peers.map((peer) => ({ network, peer })));
  }

  private networkOf(id: string | undefined): AdoptedNetwork | undefined {
    return this.networks.find(({ timescaleVpc }) => timescaleVpc.id === id);
  }

  private take(resource: StateResource, peer: AdoptedPeer): void {
    peer.accept = true;
    this.taken.push(resource);
  }

  private leave({ address }: StateResource, why: string): void {
    this.notes.push(`${address}: left to Terraform, ${why}.`);
  }

  private ofType(type: string): StateResource[] {
    return this.resources.filter((each) => each.type === type);
  }

  private keyFor(place: object, wanted: string): string {
    const make = this.keys.get(place) ?? keyMaker();
    this.keys.set(place, make);
    return make(wanted);
  }
}
