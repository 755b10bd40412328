import type { Validator } from "../../provider/rules/inputs";
import { isKey } from "../former-keys";

/** Takes any value. */
export const anything: Validator = () => undefined;

/** A choice of route tables by a word. */
export const tableWordValidator: Validator = (value) =>
  ["all", "main", "none"].includes(String(value))
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "all", "main", "none", a list of route table ids, {ids}, {tags} or {subnetIds}. Write a single table as a list of one.`;

/** A choice of security groups by a word. */
export const groupWordValidator: Validator = (value) =>
  [undefined, "dedicated", "default", "none"].includes(value as string | undefined)
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "dedicated", "default", "none" or {existing}. Write groups that exist as {existing: {app: "sg-…"}}.`;

/** The name of a security group. AWS keeps one beginning for itself. */
export const groupNameValidator: Validator = (name) =>
  /^sg-/i.test(String(name))
    ? `got ${JSON.stringify(name)}; allowed is a name that does not begin with "sg-", which AWS refuses for a security group. Choose another name.`
    : undefined;

/** Tags that route tables must have. */
export const tagsValidator: Validator = (tags) =>
  typeof tags === "object" && tags !== null && Object.keys(tags).length > 0
    ? undefined
    : `got ${JSON.stringify(tags)}; allowed is a map with at least one tag. Write "all" for every table.`;

/** What stands where a list of subnets belongs. */
export const subnetListValidator: Validator = (subnets) =>
  `got ${JSON.stringify(subnets)}; allowed is a list of subnet ids. Write a single subnet as a list of one.`;

/** TCP ports. */
export const portsValidator: Validator = (ports) =>
  ports === undefined || (Array.isArray(ports) && ports.length > 0 && ports.every(isPort))
    ? undefined
    : `got ${JSON.stringify(ports)}; allowed is a list of TCP ports, 1 to 65535. Leave it out for 5432.`;

function isPort(port: unknown): boolean {
  return typeof port === "number" && Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** Keys become parts of Pulumi names. */
export const keyValidator: Validator = (key) =>
  isKey(key)
    ? undefined
    : `got the key ${JSON.stringify(key)}; allowed are letters, digits, "-", "_" and ".". Choose a short name.`;

/** The validator, for a value that may be left out. */
export function optional(validate: Validator): Validator {
  return (value) => (value === undefined ? undefined : validate(value));
}
