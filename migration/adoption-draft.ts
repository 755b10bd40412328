import type { AdoptedNetwork, AdoptedPeer, Adoption } from "./adoption";
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

/** A peer, and the network that it is of. */
export interface PlacedPeer {
  network: AdoptedNetwork;
  peer: AdoptedPeer;
}

/** An adoption that is being planned, resource by resource. */
export class AdoptionDraft {
  readonly networks: AdoptedNetwork[] = [];
  private readonly taken: StateResource[] = [];
  private readonly notes: string[] = [];
  private readonly leftPeerings = new Set<string>();
  private readonly keys = new Map<object, (wanted: string) => string>();

  constructor(readonly resources: readonly StateResource[]) {}

  ofType(type: string): StateResource[] {
    return this.resources.filter((each) => each.type === type);
  }

  /** The security group of an id, where the state has it. */
  securityGroup(id: string): StateResource | undefined {
    return this.ofType("aws_security_group").find((each) => textOf(each, "id") === id);
  }

  networkOf(id: string | undefined): AdoptedNetwork | undefined {
    return this.networks.find(({ timescaleVpc }) => timescaleVpc.id === id);
  }

  placedPeers(): PlacedPeer[] {
    return this.networks.flatMap((network) => network.peers.map((peer) => ({ network, peer })));
  }

  peerOf(pcx: string | undefined): PlacedPeer | undefined {
    return this.placedPeers().find(({ peer }) => pcx !== undefined && peer.pcx === pcx);
  }

  /** A name for something of a place: the wanted one, or one like it where that is given. */
  keyFor(place: object, wanted: string): string {
    const make = this.keys.get(place) ?? keyMaker();
    this.keys.set(place, make);
    return make(wanted);
  }

  /** The program takes the resource over, as part of a peer's AWS half where one is given. */
  take(resource: StateResource, peer?: AdoptedPeer): void {
    if (peer !== undefined) peer.accept = true;
    this.taken.push(resource);
  }

  /** What belongs to the peering is left with it. */
  leavePeering(pcx: string | undefined): void {
    if (pcx !== undefined) this.leftPeerings.add(pcx);
  }

  isLeft(pcx: string | undefined): boolean {
    return pcx !== undefined && this.leftPeerings.has(pcx);
  }

  leave({ address }: StateResource, why: string): void {
    this.notes.push(`${address}: left to Terraform, ${why}.`);
  }

  note(note: string): void {
    this.notes.push(note);
  }

  end(): Adoption {
    for (const { network, peer } of this.placedPeers()) {
      peer.routeTableIds = [...new Set(peer.routeTableIds)].sort();
      if (peer.accept) continue;
      this.note(
        `Peer ${peer.key} of ${network.name}: this state has nothing of its AWS half, so the program leaves that alone (accept: false).`,
      );
    }
    const rank = ({ type }: StateResource) => REMOVAL_ORDER.indexOf(type);
    const removals = this.taken.toSorted((a, b) => rank(a) - rank(b)).map(({ address }) => address);
    return { networks: this.networks, removals, notes: this.notes };
  }
}
