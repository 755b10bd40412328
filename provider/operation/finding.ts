import type { Adoption } from "../rules/adoption";
import type { TigerCloudApi } from "../tiger-cloud/client";
import type { Decision } from "./exists";
import type { Ownership } from "./ownership";

/** What a look at the account found about inputs, before anything is changed. */
export interface Finding {
  /** A `failure` ends the preview; a `warning` is said and lets it go on. */
  severity: "failure" | "warning";
  /** The input that it is about. */
  property: string;
  /** Worded as `got …; allowed is …. Fix.` or `subject: what. What to do.` */
  reason: string;
}

/** What a look at the account works with. */
export interface AccountLook extends Pick<Ownership, "entry" | "standingOf"> {
  api: TigerCloudApi;
  /** What of what exists already and is identical will be taken over. */
  adopt: Adoption;
  /** True for what the entry has already, be it that a diff said that it is replaced. */
  isOwn: (id: string) => boolean;
}

/** A finding that ends the preview. */
export function failure(property: string, reason: string): Finding {
  return { severity: "failure", property, reason };
}

/** A finding to be said. */
export function warning(property: string, reason: string): Finding {
  return { severity: "warning", property, reason };
}

/** The finding as a list; nothing for no reason. */
export function failureIf(property: string, reason: string | undefined): Finding[] {
  return reason === undefined ? [] : [failure(property, reason)];
}

/** What was decided about something that exists already. */
export function decisionFindings(
  property: string,
  { refusal, warning: said }: Decision,
): Finding[] {
  return [
    ...failureIf(property, refusal),
    ...(said === undefined ? [] : [warning(property, said)]),
  ];
}
