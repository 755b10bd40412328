import { isObject } from "../../../provider/rules/object";
import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";

/** A bag of properties, as the engine sends and keeps it. */
export type Properties = Record<string, unknown>;

/** Whether `value` is, or holds anywhere, a value that is not known yet. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN_VALUE) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}

/** Whether two plain values are equal. The order of keys does not count, that of a list does. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** Whether two lists hold the same values in any order, blanks apart; so too the lists inside them. */
export function isSameSet(one: unknown, other: unknown): boolean {
  return isSame(inOrder(withoutBlanks(one)), inOrder(withoutBlanks(other)));
}

/**
 * A list of bags without what is blank in them: the real provider fills a bag up with empty texts and
 * lists and with `false`, where a program just leaves these out.
 */
export function withoutBlanks(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((item: unknown) =>
    isObject(item)
      ? Object.fromEntries(Object.entries(item).filter(([, value]) => !isBlank(value)))
      : item,
  );
}

/** A copy without the properties under `keys`. */
export function without(properties: Properties, ...keys: string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)));
}

/** A text that is equal for equal values: keys sorted, absent values left out. */
export function canonical(value: unknown): string {
  if (value === undefined) return "";
  return JSON.stringify(value, (_key, item: unknown) => (isObject(item) ? sorted(item) : item));
}

/** A copy without absent values, which the engine's wire format cannot carry. */
export function compact<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_key, item: unknown) => (item === null ? undefined : item)),
  ) as T;
}

/** The text under `key`, if there is one and it is known. */
export function textOf(properties: Properties, key: string): string | undefined {
  const value = properties[key];
  return typeof value === "string" && value !== UNKNOWN_VALUE ? value : undefined;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(inOrder(item))).sort();
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inOrder(item)]));
}

const isBlank = (value: unknown) =>
  value === "" || value === false || (Array.isArray(value) && value.length === 0);

const sorted = (bag: Properties): Properties =>
  Object.fromEntries(Object.entries(bag).sort(([a], [b]) => (a < b ? -1 : 1)));
