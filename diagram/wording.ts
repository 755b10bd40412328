import type { DrawnValue, SecurityGroupKind } from "./drawn-network";
import { toPlainText } from "./plain-text";

/** A value as a drawing shows it: one visible line, never empty. */
export function known(value: DrawnValue): string {
  return value === null ? "known after apply" : toPlainText(value);
}

/** A value that says by itself what it is, such as `vpc-…`; in place of an unknown one, `noun` does. */
export function knownAs(noun: string, value: DrawnValue): string {
  return value === null ? `${noun} ${known(value)}` : known(value);
}

/** A line about what may be absent: none if so. */
export function lineAbout<T>(value: T | undefined, say: (value: T) => string): string[] {
  return value === undefined ? [] : [say(value)];
}

/** The first few of a list, and how many more there are. */
export function linesOf(texts: readonly string[], limit: number): string[] {
  const shown = texts.slice(0, limit).map(toPlainText);
  const left = texts.length - shown.length;
  return left === 0 ? shown : [...shown, `and ${left} more`];
}

/** What a kind of security group is, in words. */
export const SECURITY_GROUP_KINDS: Readonly<Record<SecurityGroupKind, string>> = {
  dedicated: "made for this network",
  existing: "yours, with rules added",
  default: "default group of the VPC",
  none: "none is attached",
};
