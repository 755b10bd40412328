import { containsCidr, parseCidr } from "../../../provider/rules/cidr";
import type { Route } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import { isActive } from "../../path/peering";
import type { RoutedPart } from "../../path/select-route";
import type { GatewayWay, PeeringWay } from "../../path/way";
import type { Case } from "../rule";
import { targetOf } from "./route-command";

/**
 * What becomes of a part of a block:
 *
 * - `right`: it takes the way.
 * - `missing`: no route of its own leads there; a wider one may take it.
 * - `elsewhere`: a route of its own, or of a part of it, leads elsewhere.
 * - `blackhole`: AWS drops it.
 * - `other-way`: it takes another way to the same Timescale VPC.
 * - `appliance`: it goes through something that may send it on.
 * - `local`: the VPC keeps it, which the rule of overlaps tells.
 */
export type Fate =
  ("right" | "missing" | "elsewhere" | "blackhole") | ("other-way" | "appliance" | "local");

/** A part of a block with what becomes of it. */
export interface JudgedPart extends RoutedPart {
  fate: Fate;
  /** The destination of its route; undefined where it has none. */
  destination: string | undefined;
}

/** What becomes of each part of a block on this way. */
export function judgeParts(
  one: Case<PeeringWay | GatewayWay>,
  block: string,
  parts: readonly RoutedPart[],
): JudgedPart[] {
  return parts.map((part) => {
    const destination = part.route && destinationOf(part.route, part.block);
    const fate = part.route === undefined ? "missing" : fateOf(one, block, part.route, destination);
    return { ...part, fate, destination };
  });
}

function fateOf(
  one: Case<PeeringWay | GatewayWay>,
  block: string,
  route: Route,
  destination = "",
): Fate {
  const { target, isBlackhole } = route;
  if (target === "local") return "local";
  if (target === targetOf(one.way)) return isBlackhole ? "blackhole" : "right";
  const isWider = !containsCidr(block, destination);
  if (isBlackhole) return isWider ? "missing" : "blackhole";
  if (leadsThereToo(one, target)) return "other-way";
  if (isAppliance(target, isWider)) return "appliance";
  return isWider ? "missing" : "elsewhere";
}

/** A gateway load balancer's endpoint is in the way of everything on purpose, an instance of what is sent to it. */
function isAppliance(target: string, isWider: boolean): boolean {
  return target.startsWith("vpce-") || (!isWider && /^(eni|i)-/.test(target));
}

/** Whether another peering of the same Timescale VPC, which is active, is behind a target. */
function leadsThereToo(
  { way, tigerCloud }: Case<PeeringWay | GatewayWay>,
  target: string,
): boolean {
  const { timescaleVpcId, peeringId } = way;
  const gateways = valueOf(tigerCloud.vpcStates)?.get(timescaleVpcId)?.gateways ?? [];
  const peerings = valueOf(tigerCloud.peerings.get(timescaleVpcId)) ?? [];
  return (
    gateways.some((each) => each.transitGatewayId === target && isActive(each)) ||
    peerings.some(
      (each) => each.provisionedId === target && each.id !== peeringId && isActive(each),
    )
  );
}

/** The most specific destination of a route that has all of a block. */
function destinationOf({ destinations }: Route, block: string): string | undefined {
  const lengthOf = (text: string) => parseCidr(text)?.prefixLength ?? 0;
  return destinations
    .filter((each) => containsCidr(each, block))
    .sort((one, other) => lengthOf(other) - lengthOf(one))[0];
}
