import { randomBytes } from "node:crypto";
import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";
import { hasUnknown, isSame, isSameSet, textOf, without, type Properties } from "./properties";
import { inputsOf, type ResourceType } from "./resource-type";
import type { Session } from "./session";
import type { Tags } from "./tags";

/** What is wrong with one input. */
export interface Failure {
  property: string;
  reason: string;
}

/** What a change of inputs means. */
export interface Difference {
  changed: string[];
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/**
 * Completes the inputs of a program with defaults and a name. As in the real provider, `__defaults`
 * lists what was not given, so that a name made up once is kept and a given one is not.
 */
export function check(
  type: ResourceType,
  name: string,
  olds: Properties,
  news: Properties,
): { inputs: Properties; failures: Failure[] } {
  const given = withoutMarks(news);
  const defaults: Properties = { ...type.defaults };
  if (type.isAutoNamed) defaults["name"] = keptName(olds) ?? `${name}-${randomHex(7)}`;
  const missing = Object.keys(defaults).filter((key) => given[key] === undefined);
  const added = Object.fromEntries(missing.map((key) => [key, defaults[key]]));
  const inputs = { ...given, ...added, __defaults: missing };
  const whole = type.check?.(inputs);
  const failures = [...misfits(type, given), ...(whole ? [whole] : [])];
  return { inputs, failures };
}

/** Compares the inputs a resource has with those it is to have. */
export function diff(
  type: ResourceType,
  session: Session,
  known: { state: Properties; inputs: Properties },
  news: Properties,
): Difference {
  const { state, inputs: olds } = known;
  const isChanged = (key: string) => {
    // Absent, and AWS has a value of its own: the program leaves it to AWS.
    if (news[key] === undefined && type.outputs.includes(key)) return false;
    return hasUnknown(news[key]) || !isSameInput(type, key, olds[key], news[key]);
  };
  const changed = inputsOf(type).filter(isChanged);
  const replaces = changed.filter(
    (key) => type.replaces.includes(key) || type.replacesWhen?.[key]?.(olds[key], news[key]),
  );
  if (type.tags && !isSame(state["tagsAll"], allTags(session, news))) {
    changed.push(isChanged("tags") ? "tags" : "tagsAll");
  }
  const madeIn = textOf(state, "region");
  if (madeIn !== undefined && madeIn !== regionOf(session, news)) {
    changed.push("region");
    replaces.push("region");
  }
  // Two of the same given name cannot stand side by side.
  const marks = news["__defaults"] as string[] | undefined;
  const deleteBeforeReplace = type.isAutoNamed === true && !marks?.includes("name");
  return { changed, replaces, deleteBeforeReplace };
}

/** Whether two values of an input mean the same. */
export function isSameInput(
  type: ResourceType,
  key: string,
  one: unknown,
  other: unknown,
): boolean {
  const compared = type.compared?.[key] as ((value: unknown) => unknown) | undefined;
  const [left, right] = [one, other].map((value) =>
    compared && value !== undefined && !hasUnknown(value) ? compared(value) : value,
  );
  return type.sets?.includes(key) ? isSameSet(left, right) : isSame(left, right);
}

/** The inputs without `__defaults`, which is no property of the resource. */
export function withoutMarks(inputs: Properties): Properties {
  return without(inputs, "__defaults");
}

/** The tags a resource is to have: the provider's default ones and its own. */
export function allTags(session: Session, inputs: Properties): unknown {
  const { tags } = inputs;
  if (tags === UNKNOWN_VALUE) return UNKNOWN_VALUE;
  return { ...session.configuration.defaultTags, ...(tags as Tags | undefined) };
}

/** The region of a resource: its own, else that it was made in, else the provider's. */
export function regionOf(session: Session, inputs: Properties, state: Properties = {}): string {
  return textOf(inputs, "region") ?? textOf(state, "region") ?? session.configuration.region;
}

function misfits(type: ResourceType, given: Properties): Failure[] {
  const taken = new Set([
    ...inputsOf(type),
    ...(type.isGlobal ? [] : ["region"]),
    ...(type.tags ? ["tags"] : []),
  ]);
  const missing = type.required.filter((property) => given[property] === undefined);
  const others = Object.keys(given).filter((key) => !taken.has(key) && given[key] !== undefined);
  return [
    ...missing.map((property) => ({ property, reason: `Missing required property '${property}'` })),
    ...others.map((property) => ({
      property,
      reason: `The small local AWS plugin does not have '${property}'. Use the real plugin.`,
    })),
  ];
}

function keptName(olds: Properties): string | undefined {
  const marks = olds["__defaults"] as string[] | undefined;
  return marks?.includes("name") ? textOf(olds, "name") : undefined;
}

const randomHex = (length: number) => randomBytes(length).toString("hex").slice(0, length);
