import { requireAwsRegion } from "../../body";
import { messageOf, Refusal } from "../../errors";
import type { World } from "../../world";
import type { Vpc } from "../vpcs/entity";
import { findUsableVpc, requireOpen } from "../vpcs/life";
import type { AwsHalf, Sent } from "./aws-half";
import type { Peering } from "./entity";
import { isLiving, isWithTransitGateway, peeringsOf } from "./of-vpc";
import { accept, reject, takeOver } from "./outcome";
import { transitGatewayHalf } from "./transit-gateway-half";
import { vpcHalf } from "./vpc-half";

/** How many peerings one VPC can have. No source says whether those with transit gateways count: they do. */
const MAX_PEERINGS = 50;
/** The ids of what a VPC can be peered with: a VPC or a transit gateway. */
const PEER = /^(vpc|tgw)-/;

/** The requests on their way to EC2: a delete must not overtake one. */
const requestsUnderWay = new WeakMap<Peering, Promise<unknown>>();

/** What a peering is asked for with. */
export type PeeringFields = Pick<
  Peering,
  "peerAccountId" | "peerRegionCode" | "peerVpcId" | "wantedCidrBlocks"
>;

/** @throws {@link Refusal} 404 where the VPC has no such peering */
export function findPeering({ store }: World, vpc: Vpc, id: string): Peering {
  const peering = store.peerings.get(id);
  if (peering?.vpcId === vpc.id) return peering;
  // The vendor's Terraform provider looks for the status; the words of GraphQL are not known.
  throw new Refusal(404, "Peering not found", { extensions: { status: 404 } });
}

/** Makes a peering, whose request is sent after the `peering` latency. */
export function createPeering(world: World, vpcId: string, fields: PeeringFields): Peering {
  const { store, settings, jobs } = world;
  requireAwsRegion(fields.peerRegionCode);
  requireFit(world, fields);
  const vpc = findUsableVpc(world, vpcId);
  requireOpen(world, vpc);
  const present = peeringsOf(store, vpc.id);
  if (present.some(({ peerVpcId }) => peerVpcId === fields.peerVpcId)) {
    throw new Refusal(409, `A peering with ${fields.peerVpcId} already exists`);
  }
  if (present.length >= MAX_PEERINGS) {
    throw new Refusal(400, `The VPC has ${MAX_PEERINGS} peerings, which is the limit`);
  }
  const id = String(store.peerings.next());
  const rest = { cidrBlocks: [], updating: false, deleting: false };
  const peering: Peering = { id, vpcId: vpc.id, ...fields, ...rest };
  store.peerings.set(id, peering);
  jobs.after(settings.latenciesMs.peering, () => request(world, vpc, peering));
  return peering;
}

function requireFit({ settings: { planType } }: World, fields: PeeringFields): void {
  const { peerVpcId, wantedCidrBlocks } = fields;
  if (!PEER.test(peerVpcId)) {
    throw new Refusal(400, `${peerVpcId} is neither a VPC nor a transit gateway`);
  }
  if (!isWithTransitGateway(fields)) return;
  if (wantedCidrBlocks.length === 0) {
    throw new Refusal(400, "cidrBlocks: a peering with a transit gateway needs them");
  }
  if (planType === "FREE" || planType === "PERFORMANCE") {
    throw new Refusal(403, `The ${planType} plan has no peering with transit gateways`);
  }
}

/** Lets a peering go, which takes the `peeringDelete` latency. */
export function deletePeering(world: World, vpc: Vpc, peering: Peering): void {
  const { store, settings, jobs } = world;
  requireOpen(world, vpc);
  if (peering.deleting) return;
  peering.deleting = true;
  jobs.after(settings.latenciesMs.peeringDelete, async () => {
    try {
      await requestsUnderWay.get(peering);
      await inTurn(world, peering, (half) => half.remove(world, vpc, peering));
      store.peerings.delete(peering.id);
    } catch (error) {
      peering.deleting = false;
      const why = `EC2 did not delete it (${messageOf(error)}). Delete it again.`;
      throw new Error(`peering ${peering.id}: ${why}`, { cause: error });
    }
  });
}

/**
 * What the customer does to a request that waits. Peerings that share an attachment of transit gateways
 * are answered together.
 *
 * @throws Error where the peering is not PENDING, its request has not arrived, or it is one of a linked EC2
 */
export function answerPeering(world: World, id: string, answer: "accept" | "reject"): void {
  const peering = world.store.peerings.get(id);
  if (!peering || world.ec2) {
    const why = peering ? "it is answered in the linked EC2" : "there is none";
    throw new Error(`peering ${id}: ${why}. Answer one of an emulator without EC2.`);
  }
  if (peering.status !== "PENDING") {
    const found = peering.status ?? "without a status";
    throw new Error(`peering ${id}: it is ${found}. Answer it once it is PENDING.`);
  }
  if (peering.accepterProvisionedId === undefined) {
    throw new Error(`peering ${id}: it has not arrived. Answer it once it has an accepter's id.`);
  }
  if (answer === "reject") reject(world, peering);
  else accept(world, peering, world.settings.latenciesMs.activation);
}

/** Takes over what has happened to the VPC's peerings in EC2: one call for all of a kind. */
export async function followPeerings(world: World, vpc: Vpc): Promise<void> {
  const { store, ec2, jobs } = world;
  if (!ec2) return;
  const isFollowed = (peering: Peering) => !peering.deleting && isLiving(peering);
  for (const half of [vpcHalf, transitGatewayHalf]) {
    // Chosen before the call: its answer knows nothing of a request that is sent meanwhile.
    const asked = peeringsOf(store, vpc.id).filter(
      (one) => isFollowed(one) && halfOf(one) === half,
    );
    if (asked.length === 0) continue;
    const seen = await half.look(ec2, vpc, jobs.signal);
    for (const peering of asked.filter(isFollowed)) {
      takeOver(world, peering, seen.get(peering.provisionedId ?? "") ?? half.gone);
    }
  }
}

const halfOf = (peering: Peering) => (isWithTransitGateway(peering) ? transitGatewayHalf : vpcHalf);

function inTurn<T>(
  world: World,
  peering: Peering,
  work: (half: AwsHalf) => Promise<T>,
): Promise<T> {
  const half = halfOf(peering);
  return half.takesTurns ? world.turn(() => work(half)) : work(half);
}

async function request(world: World, vpc: Vpc, peering: Peering): Promise<void> {
  // A status that is there already was given to it in the console.
  if (peering.deleting || peering.status !== undefined) return;
  const sending = inTurn(world, peering, async (half) => {
    try {
      begin(world, peering, await half.send(world, vpc, peering));
    } catch (error) {
      peering.status = "INVALID";
      peering.errorMessage = messageOf(error);
    }
  });
  requestsUnderWay.set(peering, sending);
  await sending;
}

/** Goes on from a request that was sent. */
function begin(world: World, peering: Peering, sent: Sent): void {
  const { ec2, settings, jobs } = world;
  const { provisionedId, accepterProvisionedId, arrivalMs, cidrBlocks = [], seen } = sent;
  Object.assign(peering, { provisionedId, status: "PENDING" });
  if (peering.wantedCidrBlocks.length === 0) peering.wantedCidrBlocks = cidrBlocks;
  const arrive = () => (peering.accepterProvisionedId ??= accepterProvisionedId);
  if (arrivalMs === 0) arrive();
  else jobs.after(arrivalMs, () => void arrive());
  takeOver(world, peering, seen);
  if (ec2 || !settings.autoAccept || seen !== "waiting") return;
  const halfMs = settings.latenciesMs.activation / 2;
  jobs.after(arrivalMs + halfMs, () => accept(world, peering, halfMs));
}
