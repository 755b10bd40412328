import type { Danger } from "./dangers";
import type { DangerClass } from "./dangers/classes";

/** What may not happen. */
export interface Policy {
  /** A danger of one of these breaks the policy. */
  failOn: readonly DangerClass[];
  /** Dangers that somebody has looked at. */
  allow: readonly Allowance[];
}

/** Lets a class of dangers pass, for one resource or for all. */
export interface Allowance {
  class: DangerClass;
  /** The name or the URN of one resource; all where it is left out. */
  resource?: string;
}

/** An allowance that was to be for one resource and fits several, so that it allows none. */
export interface UnclearAllowance {
  class: DangerClass;
  resource: string;
  /** What it fits, by stack and URN. */
  fits: { stack: string; urn: string }[];
}

/** What a policy makes of dangers. */
export interface Judgement {
  isAllowed: (danger: Danger) => boolean;
  unclear: UnclearAllowance[];
}

/**
 * Holds a policy against all dangers of a review. An allowance for a resource counts where it fits no
 * more than one: whoever wrote it has looked at one, and nobody can tell which.
 */
export function judgePolicy(dangers: readonly Danger[], { allow }: Policy): Judgement {
  const allowed = new Set<Danger>();
  const unclear: UnclearAllowance[] = [];
  for (const { class: one, resource } of allow) {
    const ofClass = dangers.filter((danger) => danger.class === one);
    const fitting = resource === undefined ? ofClass : fittingOf(resource, ofClass);
    const fits = placesOf(fitting);
    if (resource === undefined || fits.length === 1) {
      for (const danger of fitting) allowed.add(danger);
    } else if (fits.length > 1) {
      unclear.push({ class: one, resource, fits });
    }
  }
  return { isAllowed: (danger) => allowed.has(danger), unclear };
}

/** By URN where it is one, for a name may look like one. */
function fittingOf(resource: string, dangers: readonly Danger[]): Danger[] {
  const byUrn = dangers.filter(({ change }) => change.urn === resource);
  return byUrn.length > 0 ? byUrn : dangers.filter(({ change }) => change.name === resource);
}

function placesOf(dangers: readonly Danger[]): UnclearAllowance["fits"] {
  const places = dangers.map(({ stack, change: { urn } }) => ({ stack, urn }));
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}
