import type { Service } from "./entity";
import { alreadyBeingUpdated, Refusal } from "../../errors";
import { findUsableVpc, requireOpen } from "../vpcs/life";
import type { World } from "../../world";

/** @throws {@link Refusal} 404 where there is no such service */
export function findService({ store }: World, id: string): Service {
  const service = store.services.get(id);
  if (!service) {
    throw new Refusal(404, "Service not found", { message: "no service with that id exists" });
  }
  return service;
}

/** Begins the move of a public service into a VPC, which takes the `attach` latency. */
export function attachService(world: World, service: Service, vpcId: string): void {
  requireAtRest(service);
  const vpc = findUsableVpc(world, vpcId);
  requireOpen(world, vpc);
  if (service.vpcId === vpcId) throw new Refusal(400, "The service is already in this VPC");
  if (service.vpcId !== undefined) {
    throw new Refusal(400, `The service is in VPC ${service.vpcId}: detach it first`);
  }
  if (service.regionCode !== vpc.regionCode) {
    throw new Refusal(
      400,
      `The service is in ${service.regionCode} and the VPC in ${vpc.regionCode}`,
    );
  }
  move(world, service, vpcId);
}

/** Begins the move of a service out of its VPC, which takes the `detach` latency. */
export function detachService(world: World, service: Service, vpcId: string): void {
  requireAtRest(service);
  if (service.vpcId !== vpcId) throw new Refusal(400, `The service is not in VPC ${vpcId}`);
  move(world, service, undefined);
}

function requireAtRest({ status, move }: Service): void {
  const isAtRest = status === "READY" || status === "PAUSED";
  if (move || !isAtRest) throw alreadyBeingUpdated("service");
}

function move({ settings, jobs }: World, service: Service, toVpcId: string | undefined): void {
  const { attach, detach } = settings.latenciesMs;
  const totalMs = toVpcId === undefined ? detach : attach;
  const begun = { statusBefore: service.status, ...(toVpcId !== undefined && { toVpcId }) };
  service.move = begun;
  // The vendor's service, too, may be seen READY before its move begins.
  jobs.after(totalMs / 10, () => {
    if (service.move !== begun) return;
    service.status = "UPGRADING";
    jobs.after(totalMs - totalMs / 10, () => {
      if (service.move === begun) putService(service, toVpcId);
    });
  });
}

/** Puts a service where it goes to, with the endpoints that it has there, and ends its move. */
export function putService(service: Service, vpcId: string | undefined): void {
  if (vpcId === undefined) delete service.vpcId;
  else service.vpcId = vpcId;
  service.moves += 1;
  if (service.move) service.status = service.move.statusBefore;
  delete service.move;
}
