import type { PeeringStatus, TigerCloud } from "../../../local/tiger-cloud";
import type { ConsoleChange } from "./steps";

const FAILURES: readonly PeeringStatus[] = ["INVALID", "TIMEOUT", "DISABLED"];

/**
 * Does one thing in the Tiger Cloud console, to the `pick`th of what there is.
 *
 * @param managed the services that the program has attached: others are nobody's to put back
 * @returns false where there was nothing to do it to
 */
export function changeInConsole(
  cloud: TigerCloud,
  { what, pick }: { what: ConsoleChange; pick: number },
  managed: readonly string[],
): boolean {
  const on: Found = {
    vpcId: pickOf(cloud.vpcs, pick)?.id,
    peeringId: pickOf(cloud.peerings, pick)?.id,
    serviceId: pickOf(managed, pick),
    failure: pickOf(FAILURES, pick) ?? "INVALID",
  };
  return CHANGES[what](cloud, on);
}

interface Found {
  vpcId: string | undefined;
  peeringId: string | undefined;
  serviceId: string | undefined;
  failure: PeeringStatus;
}

const CHANGES: Record<ConsoleChange, (cloud: TigerCloud, found: Found) => boolean> = {
  "delete a peering": (cloud, { peeringId }) => did(peeringId, (id) => cloud.removePeering(id)),
  "fail a peering": (cloud, { peeringId, failure }) =>
    did(peeringId, (id) => cloud.setPeeringStatus(id, failure)),
  "rename a VPC": (cloud, { vpcId }) =>
    did(vpcId, (id) => cloud.renameVpc(id, `by hand ${cloud.requests.length}`)),
  "delete a VPC": (cloud, { vpcId }) => did(vpcId, (id) => deleteVpc(cloud, id)),
  "detach a service": (cloud, { serviceId }) =>
    did(serviceId, (id) => cloud.moveService(id, undefined)),
  "move a service": (cloud, { serviceId, vpcId }) =>
    vpcId !== undefined && did(serviceId, (id) => cloud.moveService(id, vpcId)),
};

function did(id: string | undefined, change: (id: string) => void): boolean {
  if (id !== undefined) change(id);
  return id !== undefined;
}

/** The console lets go only of a VPC without services. */
function deleteVpc(cloud: TigerCloud, vpcId: string): void {
  for (const { id, vpcId: at } of cloud.services)
    if (at === vpcId) cloud.moveService(id, undefined);
  cloud.removeVpc(vpcId);
}

function pickOf<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % Math.max(1, all.length)];
}
