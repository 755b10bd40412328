import { parseDurationMs } from "./duration";
import type { Rule } from "./inputs";

const OPERATIONS = ["create", "update", "delete"];
const ALLOWED =
  'durations for create, update or delete such as {create: "30m", delete: "1h30m"}, each more than 0';

/** Deadlines, as Pulumi's `customTimeouts` are written. */
export const timeoutsRule: Rule = (value) => {
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

/** A switch. */
export const adoptRule: Rule = (value) =>
  value === undefined || typeof value === "boolean"
    ? undefined
    : `got ${JSON.stringify(value)}; allowed is true or false. Leave it out to be asked before anything is taken over.`;

function isDuration(text: unknown): boolean {
  if (text === undefined) return true;
  return typeof text === "string" && (parseDurationMs(text) ?? 0) > 0;
}
