import type { Peering } from "../../provider/tiger-cloud/peerings";
import { meaningOf } from "../../provider/tiger-cloud/status";
import type { Vpc } from "../../provider/tiger-cloud/vpcs";
import type { PeeringConnection } from "../facts/aws";
import type { Seen } from "../facts/seen";
import type { Case } from "../rules/rule";
import type { GatewayWay, PeeringWay } from "./way";

/** The peering of a way as Tiger Cloud shows it; undefined where it shows none. */
export function peeringOf({ way, tigerCloud }: Case<PeeringWay>): Seen<Peering | undefined> {
  const list = tigerCloud.peerings.get(way.timescaleVpcId);
  if (list === undefined) return { unseen: "nobody looked at the peerings of its Timescale VPC" };
  return "unseen" in list ? list : { value: list.value.find(({ id }) => id === way.peeringId) };
}

/** The peering of a way as the customer's AWS account shows it; undefined where it shows none. */
export function connectionOf({ way, aws }: Case<PeeringWay>): Seen<PeeringConnection | undefined> {
  if (way.provisionedId === undefined) return { unseen: "Tiger Cloud tells no id of AWS yet" };
  const connection = aws.peeringConnections.get(way.provisionedId);
  return connection ?? { unseen: "nobody asked AWS for it" };
}

/** The Timescale VPC of a way; undefined where Tiger Cloud has none of that id. */
export function timescaleVpcOf({
  way,
  tigerCloud: { timescaleVpcs },
}: Case<PeeringWay | GatewayWay>): Seen<Vpc | undefined> {
  if ("unseen" in timescaleVpcs) return timescaleVpcs;
  return { value: timescaleVpcs.value.find(({ id }) => id === way.timescaleVpcId) };
}

/** Where AWS's side of a peering stands. */
export type ConnectionState = "active" | "wanted" | "on-its-way" | "lost" | "unknown";

const STATES: Readonly<Record<string, ConnectionState>> = {
  active: "active",
  // Somebody has to accept it.
  "pending-acceptance": "wanted",
  "initiating-request": "on-its-way",
  provisioning: "on-its-way",
  ...{ expired: "lost", failed: "lost", rejected: "lost", deleting: "lost", deleted: "lost" },
};

/** What AWS's word for a peering connection means. */
export function connectionStateOf({ status }: PeeringConnection): ConnectionState {
  const word = status.toLowerCase();
  return Object.hasOwn(STATES, word) ? (STATES[word] ?? "unknown") : "unknown";
}

/** Whether Tiger Cloud calls a peering active. */
export function isActive({ status }: Pick<Peering, "status">): boolean {
  return meaningOf("peering", status) === "done";
}
