import type { AdoptedGateway, AdoptedNetwork, AdoptedPeer, AdoptedVpc, Adoption } from "./adoption";
import { keyMaker } from "./keys";
import { textOf, type StateResource } from "./state-resource";

/** What depends on others comes before them. */
const REMOVAL_ORDER = [
  "aws_route",
  "aws_ec2_transit_gateway_route",
  "aws_ec2_transit_gateway_route_table_association",
  "aws_vpc_security_group_egress_rule",
  "aws_security_group_rule",
  "aws_vpc_peering_connection_accepter",
  "aws_ec2_transit_gateway_peering_attachment_accepter",
  "timescale_peering_connection",
  "timescale_vpcs",
];

/** A peer, and the network that it is of. */
export interface PlacedPeer {
  network: AdoptedNetwork;
  peer: AdoptedPeer;
}

/** A transit gateway, and the network that it is of. */
export interface PlacedGateway {
  network: AdoptedNetwork;
  gateway: AdoptedGateway;
}

/** A customer VPC, and the network that it is of. */
export interface PlacedVpc {
  network: AdoptedNetwork;
  vpc: AdoptedVpc;
}

/** An adoption that is being planned, resource by resource. */
export class AdoptionDraft {
  readonly networks: AdoptedNetwork[] = [];
  private readonly taken = new Set<StateResource>();
  private readonly notes: string[] = [];
  private readonly leftPeerings = new Set<string>();
  private readonly keys = new Map<object, (wanted: string) => string>();

  constructor(readonly resources: readonly StateResource[]) {}

  ofType(...types: string[]): StateResource[] {
    return this.resources.filter((each) => types.includes(each.type));
  }

  /** The resource of an AWS id, where the state has it. */
  withId(id: string, ...types: string[]): StateResource | undefined {
    return this.ofType(...types).find((each) => textOf(each, "id") === id);
  }

  networkOf(id: string | undefined): AdoptedNetwork | undefined {
    return this.networks.find(({ timescaleVpc }) => timescaleVpc.id === id);
  }

  placedPeers(): PlacedPeer[] {
    return this.networks.flatMap((network) => network.peers.map((peer) => ({ network, peer })));
  }

  placedGateways(): PlacedGateway[] {
    return this.networks.flatMap((network) =>
      network.transitGateways.map((gateway) => ({ network, gateway })),
    );
  }

  /** The peers, and the VPCs behind transit gateways. */
  placedVpcs(): PlacedVpc[] {
    return [
      ...this.placedPeers().map(({ network, peer: vpc }) => ({ network, vpc })),
      ...this.placedGateways().flatMap(({ network, gateway }) =>
        gateway.vpcs.map((vpc) => ({ network, vpc })),
      ),
    ];
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

  /** The program takes the resource over, as part of an AWS half where one is given. */
  take(resource: StateResource, half?: AdoptedVpc | AdoptedGateway): void {
    if (half !== undefined && "accept" in half) half.accept = true;
    this.taken.add(resource);
  }

  isTaken(resource: StateResource): boolean {
    return this.taken.has(resource);
  }

  /** What belongs to the peering, by its id in AWS or by its way there, is left with it. */
  leavePeering(place: string | undefined): void {
    if (place !== undefined) this.leftPeerings.add(place);
  }

  isLeft(place: string | undefined): boolean {
    return place !== undefined && this.leftPeerings.has(place);
  }

  leave({ address }: StateResource, why: string): void {
    this.notes.push(`${address}: left to Terraform, ${why}.`);
  }

  note(note: string): void {
    this.notes.push(note);
  }

  end(): Adoption {
    for (const { vpc } of this.placedVpcs()) {
      vpc.routeTableIds = [...new Set(vpc.routeTableIds)].sort();
    }
    for (const { network, peer } of this.placedPeers()) {
      this.noteMissingHalf(`Peer ${peer.key} of ${network.name}`, peer);
    }
    for (const { network, gateway } of this.placedGateways()) {
      const isUsed = (vpc: AdoptedVpc) => vpc.routeTableIds.length + vpc.groups.length > 0;
      gateway.vpcs = gateway.vpcs.filter(isUsed);
      this.noteMissingHalf(`Transit gateway ${gateway.key} of ${network.name}`, gateway);
    }
    const rank = ({ type }: StateResource) => REMOVAL_ORDER.indexOf(type);
    const removals = [...this.taken].sort((a, b) => rank(a) - rank(b));
    return {
      networks: this.networks,
      removals: removals.map(({ address }) => address),
      notes: this.notes,
    };
  }

  private noteMissingHalf(subject: string, { accept }: { accept: boolean }): void {
    if (accept) return;
    this.note(
      `${subject}: this state has nothing of its AWS half, so the program leaves that alone (accept: false).`,
    );
  }
}
