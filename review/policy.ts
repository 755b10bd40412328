import type { Danger } from "./dangers";
import type { DangerClass } from "./dangers/danger";

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
  /** The name or the URN of a resource; all where it is left out. */
  resource?: string;
}

export function isAllowed(danger: Danger, { allow }: Policy): boolean {
  return allow.some(
    (one) =>
      one.class === danger.class &&
      (one.resource === undefined ||
        one.resource === danger.change.name ||
        one.resource === danger.change.urn),
  );
}

export function breaksPolicy(danger: Danger, policy: Policy): boolean {
  return policy.failOn.includes(danger.class) && !isAllowed(danger, policy);
}
