import type { JudgedWay } from "../diagnosis";
import type { TellingFinding } from "../finding";
import { some } from "../judgement/some";

export function serviceOf({ way }: JudgedWay): string {
  return way.service?.name ?? way.serviceId;
}

/** A way without its service, such as `from app by peering 1001/5001`. */
export function networkOf(judged: JudgedWay): string {
  return judged.name.slice(serviceOf(judged).length + 1);
}

const SHOWN_NETWORKS = 3;
const SHOWN_PLACES = 6;

/**
 * What a finding is true of; empty where that is all there is.
 *
 * @param all the ways that were judged
 */
export function sayReach({ ways, clients }: TellingFinding, all: readonly JudgedWay[]): string {
  const names = new Set(ways);
  const own = all.filter(({ name }) => names.has(name));
  const places = clients.map(({ subnetId, cidrBlock }) => subnetId || cidrBlock);
  const from = places.length === 0 ? "" : `only from ${some(places, SHOWN_PLACES)}`;
  const what = own.length === all.length && all.length < 2 ? "" : sayWays(own, all);
  return [what, from].filter((part) => part !== "").join(", ");
}

function sayWays(own: readonly JudgedWay[], all: readonly JudgedWay[]): string {
  if (own.length === all.length) return "all ways";
  const networks = new Map<string, JudgedWay[]>();
  for (const way of own) {
    networks.set(networkOf(way), [...(networks.get(networkOf(way)) ?? []), way]);
  }
  const texts = [...networks].map(([network, ways]) => {
    const [first] = ways;
    return ways.length === 1 ? (first?.name ?? "") : `${ways.length} services ${network}`;
  });
  return some(texts, SHOWN_NETWORKS);
}
