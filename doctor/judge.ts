import type { Diagnosis, JudgedLink, JudgedWay } from "./diagnosis";
import type { LiveFacts } from "./facts/live";
import type { Finding, Link, TellingFinding, Unseen } from "./finding";
import { byMending, Ledger, type Merged, type WayPlaces } from "./judgement/ledger";
import { labelOf } from "./judgement/link-labels";
import { linksOf } from "./judgement/links-of";
import { unseenNeeds } from "./judgement/needs";
import { wayName } from "./judgement/way-name";
import { endpointKey } from "./path/targets";
import type { Way } from "./path/way";
import type { Case, Rule } from "./rules/rule";

/** What one endpoint said from where the doctor runs, and what rules find in it. */
export interface LiveVerdict {
  live: LiveFacts;
  findings: readonly Finding[];
}

/** What rules and live checks say of all cases. */
export type Judgement = Pick<Diagnosis, "state" | "findings" | "unseen" | "ways">;

/** What is to be judged. */
export interface Judged {
  cases: readonly Case[];
  rules: readonly Rule[];
  /** @default - nothing was connected to */
  verdicts?: readonly LiveVerdict[];
  /** What could not be looked at before there was any case. @default - nothing */
  unseen?: readonly Unseen[];
}

/** Runs the rules over the cases, and brings what they say together with what live checks found. */
export function judge({ cases, rules, verdicts = [], unseen: before = [] }: Judged): Judgement {
  const ledger = new Ledger();
  const byWay = groupByWay(cases);
  const rulesOf = ruleIndex(rules);
  for (const one of cases) {
    for (const rule of rulesOf(one.way.kind)) {
      ledger.note(one.way, [one.client], rule.judge(one));
    }
  }
  noteNeeds(ledger, byWay);
  const elsewhere = noteLive(ledger, byWay, verdicts);
  const findings = ledger.findings(placesOf(byWay));
  const unseen = ledger.unseen();
  const asked = new Set(verdicts.map(({ live }) => endpointKey(live)));
  const ways = [...byWay.values()].map((own) => judgedWay(own, { findings, unseen, asked }));
  const all = [...findings.all, ...elsewhere].sort(byMending);
  const missed = [...before, ...unseen.all];
  return { state: stateOf(all, missed), findings: all, unseen: missed, ways };
}

function placesOf(byWay: ReadonlyMap<Way, readonly Case[]>): WayPlaces {
  return new Map(
    [...byWay].map(([way, own]) => [
      way,
      { name: wayName(way), clients: own.map(({ client }) => client) },
    ]),
  );
}

function groupByWay(cases: readonly Case[]): Map<Way, Case[]> {
  const byWay = new Map<Way, Case[]>();
  for (const one of cases) {
    const own = byWay.get(one.way) ?? [];
    byWay.set(one.way, own);
    own.push(one);
  }
  return byWay;
}

/** The rules of each kind of way. A rule is asked only for ways that it says it judges. */
function ruleIndex(rules: readonly Rule[]) {
  const kinds: readonly Way["kind"][] = ["peering", "transit-gateway", "private-endpoint", "none"];
  const index = new Map(
    kinds.map((kind) => [kind, rules.filter((one) => one.ways.includes(kind))]),
  );
  return (kind: Way["kind"]) => index.get(kind) ?? [];
}

/** A link that no rule could look at is not sound, also where no rule says so. */
function noteNeeds(ledger: Ledger, byWay: ReadonlyMap<Way, readonly Case[]>): void {
  for (const [way, [first]] of byWay) {
    if (first === undefined) continue;
    for (const link of linksOf(way, [])) {
      if (ledger.saidUnseen(way, link)) continue;
      ledger.note(way, [], { unseen: unseenNeeds(link, first) });
    }
  }
}

/** Notes live findings with the ways that lead to that endpoint; gives those that no way leads to. */
function noteLive(
  ledger: Ledger,
  byWay: ReadonlyMap<Way, readonly Case[]>,
  verdicts: readonly LiveVerdict[],
): TellingFinding[] {
  const leading = new Map<string, Case[]>();
  for (const own of byWay.values()) {
    for (const target of own[0]?.targets ?? []) {
      leading.set(endpointKey(target), [...(leading.get(endpointKey(target)) ?? []), ...own]);
    }
  }
  return verdicts.flatMap(({ live, findings }) => {
    const own = leading.get(endpointKey(live)) ?? [];
    for (const { way, client } of own) ledger.note(way, [client], { findings });
    return own.length > 0 ? [] : findings.map((one) => ({ ...one, ways: [], clients: [] }));
  });
}

interface Said {
  findings: Merged<TellingFinding>;
  unseen: Merged<Unseen>;
  /** The endpoints that live checks asked. */
  asked: ReadonlySet<string>;
}

function judgedWay(own: readonly Case[], { findings, unseen, asked }: Said): JudgedWay {
  const [first] = own as [Case, ...Case[]];
  const { way, targets } = first;
  const found = findings.of(way);
  const missed = unseen.of(way);
  const isAsked = targets.some((target) => asked.has(endpointKey(target)));
  const said = [...found.map(({ check }) => check.link), ...missed.map(({ link }) => link)];
  const links = linksOf(way, isAsked ? [...said, "connection"] : said);
  return {
    ...{ way, name: wayName(way), state: stateOfWay(found, missed) },
    ...{ targets, clients: own.map(({ client }) => client) },
    links: links.map((link) => judgedLink(link, own, found, missed)),
  };
}

function judgedLink(
  link: Link,
  own: readonly Case[],
  found: readonly TellingFinding[],
  missed: readonly Unseen[],
): JudgedLink {
  const findings = found.filter(({ check }) => check.link === link);
  const isUnseen = missed.some((one) => one.link === link);
  const severest = findings[0]?.check.severity;
  // What is a risk may hide worse where something could not be looked at.
  const state = severest === "broken" || !isUnseen ? (severest ?? "sound") : "unseen";
  return { link, label: labelOf(link, own), state, findings };
}

function stateOf(
  findings: readonly TellingFinding[],
  unseen: readonly Unseen[],
): Diagnosis["state"] {
  if (findings.some(({ check }) => check.severity === "broken")) return "broken";
  if (unseen.some(isEssential)) return "unseen";
  return findings.length > 0 ? "risk" : "well";
}

/** As that of the whole: what is broken, then what may be, then what works and is at risk. */
function stateOfWay(
  findings: readonly TellingFinding[],
  unseen: readonly Unseen[],
): JudgedWay["state"] {
  const state = stateOf(findings, unseen);
  return state === "well" ? "sound" : state;
}

/** Whether something that could not be looked at keeps the doctor from saying that all is well. */
function isEssential({ link, forPeople }: Unseen): boolean {
  return link !== "limits" && forPeople !== true;
}
