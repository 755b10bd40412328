import type { Validator } from "../../provider/rules/inputs";
import { canonicalCidr, parseCidr } from "../../provider/rules/cidr";

/** A choice of security groups by a word. */
export const groupWordValidator: Validator = (value) =>
  [undefined, "dedicated"].includes(value as string | undefined)
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "dedicated" or {existing}. Write groups that exist as {existing: {app: "sg-…"}}.`;

/** A choice of names by a word. */
export const dnsWordValidator: Validator = (value) =>
  [undefined, "zone", "none"].includes(value as string | undefined)
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "zone", "none" or {zoneId}. Write a zone that exists as {zoneId: "Z0123456789ABCDEFGHIJ"}.`;

/** Id of a hosted zone. Route 53 documents 32 characters at most. */
export const zoneIdValidator: Validator = (value) =>
  typeof value === "string" && /^Z[A-Z0-9]{1,31}$/.test(value)
    ? undefined
    : `got ${JSON.stringify(value)}; allowed is the id of a hosted zone, such as Z0123456789ABCDEFGHIJ. Take it from Route 53.`;

/** Where clients are. Whoever is let in from anywhere is not told from a stranger in a connected network. */
export const clientCidrValidator: Validator = (value) => {
  const allowed = `got ${JSON.stringify(value)}; allowed is an IPv4 CIDR block such as "10.20.0.0/16"`;
  if (typeof value !== "string" || parseCidr(value) === undefined) {
    return `${allowed}. Give the block in which the clients are.`;
  }
  if (canonicalCidr(value) !== value) return `${allowed}. Write ${canonicalCidr(value)}.`;
  return value.endsWith("/0")
    ? `${allowed}, not every address. Give the block in which the clients are.`
    : undefined;
};
