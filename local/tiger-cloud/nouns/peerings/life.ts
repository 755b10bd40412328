import { requireAwsRegion } from "../../body";
import type { PeeringState } from "../../ec2-link";
import { messageOf, Refusal } from "../../errors";
import type { World } from "../../world";
import type { Vpc } from "../vpcs/entity";
import { findUsableVpc, requireOpen } from "../vpcs/life";
import type { Peering, PeeringStatus } from "./entity";
import { peeringsOf } from "./of-vpc";

/** How many peerings one VPC can have. */
const MAX_PEERINGS = 50;

/** What becomes of a peering whose AWS half ended so. */
const ENDINGS = new Map<string, { status: PeeringStatus; errorMessage: string }>([
  ["rejected", { status: "INVALID", errorMessage: "The peering request was rejected" }],
  ["failed", { status: "INVALID", errorMessage: "The CIDR blocks of the two VPCs overlap" }],
  ["expired", { status: "TIMEOUT", errorMessage: "The peering request has expired" }],
  ["deleting", { status: "DISABLED", errorMessage: "The peering was deleted in AWS" }],
  ["deleted", { status: "DISABLED", errorMessage: "The peering was deleted in AWS" }],
]);

/** The requests on their way to EC2: a delete must not overtake one. */
const requestsUnderWay = new WeakMap<Peering, Promise<unknown>>();

type PeeringFields = Pick<
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

/** Lets a peering go, which takes the `peeringDelete` latency. */
export function deletePeering(world: World, vpc: Vpc, peering: Peering): void {
  const { store, settings, jobs, ec2 } = world;
  requireOpen(world, vpc);
  if (peering.deleting) return;
  peering.deleting = true;
  jobs.after(settings.latenciesMs.peeringDelete, async () => {
    try {
      await requestsUnderWay.get(peering);
      await ec2?.deletePeering(vpc, peering, jobs.signal);
      store.peerings.delete(peering.id);
    } catch (error) {
      peering.deleting = false;
      const why = `EC2 did not delete it (${messageOf(error)}). Delete it again.`;
      throw new Error(`peering ${peering.id}: ${why}`, { cause: error });
    }
  });
}

/**
 * What the customer does to a request that waits.
 *
 * @throws Error where the peering is not PENDING, or is one of a linked EC2
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
  if (answer === "reject") end(peering, "rejected");
  else approve(world, peering, world.settings.latenciesMs.activation);
}

/** Takes over what has happened to the VPC's peerings in EC2: one call for all of them. */
export async function followPeerings(world: World, vpc: Vpc): Promise<void> {
  const { store, ec2, jobs } = world;
  const isFollowed = ({ status, deleting }: Peering) =>
    !deleting && (status === "PENDING" || status === "APPROVED" || status === "ACTIVE");
  // Chosen before the call: its answer knows nothing of a request that is sent meanwhile.
  const asked = peeringsOf(store, vpc.id).filter(isFollowed);
  if (!ec2 || asked.length === 0) return;
  const states = await ec2.peeringStates(vpc, jobs.signal);
  for (const peering of asked.filter(isFollowed)) {
    takeOver(world, peering, states.get(peering.provisionedId ?? "") ?? "deleted");
  }
}

async function request(world: World, vpc: Vpc, peering: Peering): Promise<void> {
  const { ec2, settings, jobs } = world;
  // A status that is there already was given to it in the console.
  if (peering.deleting || peering.status !== undefined) return;
  if (!ec2) {
    peering.provisionedId = `pcx-${Number(peering.id).toString(16).padStart(17, "0")}`;
    peering.status = "PENDING";
    const halfMs = settings.latenciesMs.activation / 2;
    if (settings.autoAccept) jobs.after(halfMs, () => approve(world, peering, halfMs));
    return;
  }
  const sent = ec2.createPeering(vpc, peering, jobs.signal).then(
    ({ provisionedId, state }) => {
      peering.provisionedId = provisionedId;
      peering.status = "PENDING";
      takeOver(world, peering, state);
    },
    (error: unknown) => {
      peering.status = "INVALID";
      peering.errorMessage = messageOf(error);
    },
  );
  requestsUnderWay.set(peering, sent);
  await sent;
}

function takeOver(world: World, peering: Peering, state: PeeringState): void {
  if (ENDINGS.has(state)) end(peering, state);
  else if (state === "active" || state === "provisioning") {
    approve(world, peering, world.settings.latenciesMs.activation);
  }
}

function end(peering: Peering, state: PeeringState): void {
  Object.assign(peering, ENDINGS.get(state));
}

function approve({ jobs }: World, peering: Peering, activationMs: number): void {
  if (peering.status !== "PENDING") return;
  peering.status = "APPROVED";
  jobs.after(activationMs, () => {
    if (peering.status !== "APPROVED") return;
    peering.status = "ACTIVE";
    peering.cidrBlocks = peering.wantedCidrBlocks;
  });
}
