import { parseDurationMs } from "./duration";
import type { Validator } from "./inputs";

const OPERATIONS = ["create", "update", "delete"];
const ALLOWED =
  'durations for create, update or delete such as {create: "30m", delete: "1h30m"}, each more than 0';

/** Deadlines, as Pulumi's `customTimeouts` are written. */
export const timeoutsValidator: Validator = (value) => {
  if (value === undefined) return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return `got ${JSON.stringify(value)}; allowed are ${ALLOWED}. Give an object.`;
  }
  const wrong = Object.entries(value).filter(
    ([name, text]) => !OPERATIONS.includes(name) || !isDuration(text),
  );
  if (wrong.length === 0) return undefined;
  const shown = wrong.map(([name, text]) => `${name}: ${JSON.stringify(text)}`).join(", ");
  return `got {${shown}}; allowed are ${ALLOWED}. Write minutes as "30m".`;
};

/** Whether what exists is taken over. */
export const adoptValidator: Validator = switchValidator(
  "Leave it out to be asked before anything is taken over.",
);

/** Whether a peering request is accepted. */
export const acceptValidator: Validator = switchValidator("Leave it out to accept the request.");

/** Whether a service may become unreachable for a while. */
export const allowInterruptionValidator: Validator = switchValidator(
  "Leave it out to allow interruptions.",
);

/** Whether the deletion of a private endpoint connection rejects it at AWS. */
export const rejectOnDeleteValidator: Validator = switchValidator(
  "Leave it out to let the claim stay.",
);

/** What a change of a customer VPC's CIDR blocks does. */
export const cidrDriftValidator: Validator = (value) =>
  value === undefined || (CIDR_DRIFTS as readonly unknown[]).includes(value)
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "replace", "update", "warn" and "ignore". Leave it out to replace.`;

/** The choices of what a change of a customer VPC's CIDR blocks does. */
export const CIDR_DRIFTS = ["replace", "update", "warn", "ignore"] as const;

function switchValidator(fix: string): Validator {
  return (value) =>
    value === undefined || typeof value === "boolean"
      ? undefined
      : `got ${JSON.stringify(value)}; allowed is true or false. ${fix}`;
}

function isDuration(text: unknown): boolean {
  if (text === undefined) return true;
  return typeof text === "string" && (parseDurationMs(text) ?? 0) > 0;
}
