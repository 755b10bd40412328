import { requireAwsRegion, requireCidr } from "../../body";
import { alreadyBeingUpdated, messageOf, noSuchVpc, Refusal } from "../../errors";
import type { World } from "../../world";
import { isChanging, peeringsOf } from "../peerings/of-vpc";
import { servicesOf } from "../services/of-vpc";
import type { Vpc } from "./entity";

/** @throws {@link Refusal} 404 where there is no such VPC */
export function findVpc({ store }: World, id: string): Vpc {
  const vpc = store.vpcs.get(id);
  if (!vpc) throw noSuchVpc();
  return vpc;
}

/**
 * The VPC, for use by a peering or service.
 *
 * @throws {@link Refusal} 404 while it is being created as well: the API has no other sign of that
 */
export function findUsableVpc(world: World, id: string): Vpc {
  const vpc = findVpc(world, id);
  if (vpc.state === "creating") throw noSuchVpc();
  if (vpc.state === "failed") throw new Refusal(500, vpc.failure ?? "failed");
  return vpc;
}

/**
 * For a change of the VPC itself.
 *
 * @throws {@link Refusal} 409 while the VPC comes or goes, or a peering of it changes
 */
function requireSettled({ store }: World, vpc: Vpc): void {
  requireAtRest(vpc);
  if (peeringsOf(store, vpc.id).some(isChanging)) throw alreadyBeingUpdated("VPC");
}

/**
 * For a change of what is in the VPC: its peerings and services.
 *
 * @throws {@link Refusal} 409 while the VPC comes or goes and, with `busyWhileSettling` for all, while
 * a peering of it changes
 */
export function requireOpen(world: World, vpc: Vpc): void {
  if (world.settings.busyWhileSettling === "all") requireSettled(world, vpc);
  else requireAtRest(vpc);
}

function requireAtRest({ state }: Vpc): void {
  if (state === "creating" || state === "deleting") throw alreadyBeingUpdated("VPC");
}

/** Makes a VPC, which can be used after the `vpc` latency. */
export function createVpc(world: World, fields: Pick<Vpc, "name" | "cidr" | "regionCode">): Vpc {
  const { store, settings, jobs, ec2 } = world;
  requireCidr(fields.cidr);
  requireAwsRegion(fields.regionCode);
  requireRoomInPlan(world);
  const vpc: Vpc = { id: String(store.vpcs.next()), ...fields, state: "creating" };
  store.vpcs.set(vpc.id, vpc);
  jobs.after(settings.latenciesMs.vpc, async () => {
    try {
      if (ec2) vpc.provisionedId = await ec2.createVpc(vpc, jobs.signal);
      vpc.state = "ready";
    } catch (error) {
      vpc.state = "failed";
      vpc.failure = `VPC ${vpc.id}: EC2 did not make it (${messageOf(error)}). Delete it.`;
      throw new Error(vpc.failure, { cause: error });
    }
  });
  return vpc;
}

/** Gives a VPC another name, at once. */
export function renameVpc(world: World, vpc: Vpc, name: string): void {
  requireSettled(world, vpc);
  if (name === "") throw new Refusal(400, "name: must be non-empty text");
  vpc.name = name;
}

/** Lets a VPC go, which takes the `vpcDelete` latency. */
export function deleteVpc(world: World, vpc: Vpc): void {
  const { store, settings, jobs, ec2 } = world;
  requireSettled(world, vpc);
  const services = servicesOf(store, vpc.id);
  if (services.some(({ move }) => move !== undefined)) throw alreadyBeingUpdated("VPC");
  if (services.length > 0) throw new Refusal(400, "The VPC still has services attached");
  if (peeringsOf(store, vpc.id).length > 0) throw new Refusal(400, "The VPC still has peerings");
  const stateBefore = vpc.state;
  vpc.state = "deleting";
  jobs.after(settings.latenciesMs.vpcDelete, async () => {
    try {
      await ec2?.deleteVpc(vpc, jobs.signal);
      store.vpcs.delete(vpc.id);
    } catch (error) {
      vpc.state = stateBefore;
      const why = `EC2 did not delete it (${messageOf(error)}). Delete it again.`;
      throw new Error(`VPC ${vpc.id}: ${why}`, { cause: error });
    }
  });
}

function requireRoomInPlan({ store, settings: { planType } }: World): void {
  if (planType === "FREE") throw new Refusal(403, "The FREE plan has no VPC");
  if (planType === "PERFORMANCE" && store.vpcs.size > 0) {
    throw new Refusal(403, "The PERFORMANCE plan has one VPC, which is in use");
  }
}
