import { TimescaleError } from "../errors";
import { distance, isLikelySlip } from "./spelling";

/** What a look-up chooses from. */
export interface Kind<T> {
  /** The thing as a message names it, such as `Timescale VPC`. */
  noun: string;
  /** How each argument reads from a thing. */
  properties: Readonly<Record<string, (thing: T) => string | undefined>>;
  /** The arguments that no two things share. */
  unique: readonly string[];
  /** The thing in a list of candidates: id, name, and what tells it from others. */
  describe: (thing: T) => string;
}

/** No message lists more candidates than this. */
const MAX_LISTED = 5;

/**
 * The one thing that fits all that is wanted. Pure.
 *
 * @throws `NotFound` with what there is instead, `Ambiguous` with the candidates, `Rejected` where
 * what is wanted contradicts itself
 */
export function chooseOne<T>(all: readonly T[], kind: Kind<T>, wanted: object): T {
  const criteria = criteriaOf(kind, wanted);
  const fitting = all.filter((thing) => criteria.every(({ fits }) => fits(thing)));
  const [only] = fitting;
  if (only === undefined) throw noneOf(all, kind, criteria);
  if (fitting.length > 1) throw severalOf(fitting, kind, criteria);
  return only;
}

interface Criterion<T> {
  property: string;
  wanted: string;
  read: (thing: T) => string | undefined;
  fits: (thing: T) => boolean;
}

function criteriaOf<T>({ properties }: Kind<T>, wanted: object): Criterion<T>[] {
  const values = new Map<string, unknown>(Object.entries(wanted));
  return Object.entries(properties).flatMap(([property, read]) => {
    const value = values.get(property);
    if (typeof value !== "string") return [];
    return [{ property, wanted: value, read, fits: (thing: T) => read(thing) === value }];
  });
}

function severalOf<T>(fitting: readonly T[], kind: Kind<T>, criteria: Criterion<T>[]): Error {
  const given = criteria.map(({ property }) => property);
  const telling = Object.entries(kind.properties)
    .filter(([property, read]) => !given.includes(property) && allDiffer(fitting.map(read)))
    .map(([property]) => property);
  return new TimescaleError(
    "Ambiguous",
    `${subjectOf(kind, criteria)}: ${listed(fitting, kind)}. Also give ${telling.join(" or ")}.`,
  );
}

function noneOf<T>(all: readonly T[], kind: Kind<T>, criteria: Criterion<T>[]): Error {
  const meant = all.find((thing) =>
    criteria.some(({ property, fits }) => kind.unique.includes(property) && fits(thing)),
  );
  if (meant !== undefined) {
    const wrong = criteria.filter(({ fits }) => !fits(meant)).map(shownCriterion);
    return new TimescaleError(
      "Rejected",
      `${kind.noun} ${kind.describe(meant)}: it is not the one with ${wrong.join(" and ")}. Leave out what is not true of it.`,
    );
  }
  const subject = subjectOf(kind, criteria);
  if (all.length === 0) {
    return new TimescaleError(
      "NotFound",
      `${subject}: there is none, nor any other. Make it first, or check the key and timescale:projectId.`,
    );
  }
  const closest = byCloseness(all, criteria);
  return new TimescaleError(
    "NotFound",
    `${subject}: there is none. ${capital(listed(closest, kind))}. ${advice(closest[0], criteria)}`,
  );
}

/** What was probably meant: each wrong value must be a likely slip of what there is. */
function advice<T>(closest: T | undefined, criteria: Criterion<T>[]): string {
  const fallback = "Correct what you look for, or make it first.";
  if (closest === undefined) return fallback;
  const wrong = criteria.filter(({ fits }) => !fits(closest));
  const slips = wrong.every(({ wanted, read }) => isLikelySlip(wanted, read(closest) ?? ""));
  if (!slips) return fallback;
  const meant = wrong.map(({ property, read }) => shown(property, read(closest) ?? ""));
  return `Did you mean ${meant.join(" and ")}?`;
}

function byCloseness<T>(all: readonly T[], criteria: Criterion<T>[]): T[] {
  const away = (thing: T) =>
    criteria.reduce((sum, { wanted, read }) => sum + distance(wanted, read(thing) ?? ""), 0);
  return all
    .map((thing) => ({ thing, away: away(thing) }))
    .sort((a, b) => a.away - b.away)
    .map(({ thing }) => thing);
}

function listed<T>(things: readonly T[], { describe }: Kind<T>): string {
  const some = things.slice(0, MAX_LISTED).map(describe).join(", ");
  const among = things.length > MAX_LISTED ? `, among them ${some}` : `: ${some}`;
  return `there ${things.length === 1 ? "is" : "are"} ${things.length}${among}`;
}

function subjectOf<T>({ noun }: Kind<T>, criteria: Criterion<T>[]): string {
  return `${noun} with ${criteria.map(shownCriterion).join(" and ")}`;
}

function shownCriterion<T>({ property, wanted }: Criterion<T>): string {
  return shown(property, wanted);
}

function shown(property: string, value: string): string {
  return `${property} ${quoted(value)}`;
}

/** A foreign or given text in a message: quoted, on one line, cut after 80 characters. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}

function allDiffer(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
