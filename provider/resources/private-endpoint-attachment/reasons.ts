import type { PrivateLinkConnection } from "../../tiger-cloud/private-link-answers";
import type { Service } from "../../tiger-cloud/services";
import { otherServiceOf } from "./state";

/** Why a service cannot be behind a connection that leads to another one; undefined where none does. */
export function takenReason(
  connection: PrivateLinkConnection,
  serviceId: string | undefined,
): string | undefined {
  const other = otherServiceOf(connection, serviceId);
  if (other === undefined) return undefined;
  return (
    `connection ${connection.id} leads to service ${other} already, and leads to one at most. ` +
    "Detach that one first, or claim another VPC endpoint."
  );
}

/** Why a service cannot be behind a connection in another region; undefined where it can. */
export function farReason(
  { id, regionCode }: Service,
  connection: PrivateLinkConnection,
): string | undefined {
  if (connection.regionCode === regionCode) return undefined;
  return (
    `service ${id} is in ${regionCode}, connection ${connection.id} in ${connection.regionCode}. ` +
    "Make a VPC endpoint in the service's own region."
  );
}
