import { LINKS, type Finding, type Link, type TellingFinding, type Unseen } from "../finding";
import type { ClientPlace, Way } from "../path/way";
import type { Verdict } from "../rules/rule";

/** What was said, once each, with the ways and the clients that it was said of. */
interface Entry<T> {
  what: T;
  of: Map<Way, Set<ClientPlace>>;
}

/** Merges what rules say: one of each check and subject, however many cases it is true of. */
export class Ledger {
  readonly #findings = new Map<string, Entry<Finding>>();
  readonly #unseen = new Map<string, Entry<Unseen>>();
  readonly #unseenLinks = new Map<Way, Set<Link>>();

  /** Notes what a rule says of a way from some places. */
  note(way: Way, clients: readonly ClientPlace[], { findings = [], unseen = [] }: Verdict): void {
    for (const finding of findings) {
      const key = `${finding.check.name}\n${finding.subject}`;
      add(this.#findings, key, finding, way, clients);
    }
    for (const one of unseen) {
      add(this.#unseen, `${one.link}\n${one.subject}\n${one.reason}`, one, way, clients);
      const links = this.#unseenLinks.get(way) ?? new Set();
      this.#unseenLinks.set(way, links.add(one.link));
    }
  }

  /** Whether something of a link could not be looked at. */
  saidUnseen(way: Way, link: Link): boolean {
    return this.#unseenLinks.get(way)?.has(link) ?? false;
  }

  /**
   * The findings of all ways, the first to mend first.
   *
   * @param ways all of them with their names and the places that were judged
   */
  findings(ways: WayPlaces): Merged<TellingFinding> {
    const entries = [...this.#findings.values()].sort((left, right) =>
      byMending(left.what, right.what),
    );
    return mergedOf(entries, ({ what, of }) => {
      const names = [...of.keys()].map((way) => ways.get(way)?.name ?? way.serviceId);
      return { ...what, ways: [...new Set(names)], clients: clientsOf(of, ways) };
    });
  }

  /** What could not be looked at, in the order of the links. */
  unseen(): Merged<Unseen> {
    const entries = [...this.#unseen.values()].sort(
      (left, right) => LINKS.indexOf(left.what.link) - LINKS.indexOf(right.what.link),
    );
    return mergedOf(entries, ({ what }) => what);
  }
}

/** Each way with its name and the places that were judged. */
export type WayPlaces = ReadonlyMap<Way, { name: string; clients: readonly ClientPlace[] }>;

/** What was said of all ways, and of each. */
export interface Merged<T> {
  all: T[];
  of(way: Way): readonly T[];
}

function add<T>(
  entries: Map<string, Entry<T>>,
  key: string,
  what: T,
  way: Way,
  clients: readonly ClientPlace[],
): void {
  const entry = entries.get(key) ?? { what, of: new Map<Way, Set<ClientPlace>>() };
  entries.set(key, entry);
  const places = entry.of.get(way) ?? new Set();
  entry.of.set(way, places);
  for (const client of clients) places.add(client);
}

/** Orders findings: what breaks before what is a risk, and each in the order of the links. */
export function byMending(left: Finding, right: Finding): number {
  return (
    rankOf(left) - rankOf(right) || LINKS.indexOf(left.check.link) - LINKS.indexOf(right.check.link)
  );
}

const rankOf = ({ check }: Finding) => (check.severity === "broken" ? 0 : 1);

function mergedOf<T, R>(entries: readonly Entry<T>[], tell: (entry: Entry<T>) => R): Merged<R> {
  const byWay = new Map<Way, R[]>();
  const all = entries.map((entry) => {
    const told = tell(entry);
    for (const way of entry.of.keys()) {
      const list = byWay.get(way) ?? [];
      byWay.set(way, list);
      list.push(told);
    }
    return told;
  });
  return { all, of: (way) => byWay.get(way) ?? [] };
}

/** The places that it is true of; none where it is true of all that were judged. */
function clientsOf(of: ReadonlyMap<Way, ReadonlySet<ClientPlace>>, ways: WayPlaces): ClientPlace[] {
  const isOfAll = [...of].every(
    ([way, places]) => places.size === (ways.get(way)?.clients.length ?? 0),
  );
  if (isOfAll) return [];
  const bySubnet = new Map<string, ClientPlace>();
  for (const places of of.values()) {
    for (const place of places) bySubnet.set(`${place.subnetId} ${place.cidrBlock}`, place);
  }
  return [...bySubnet.values()];
}
