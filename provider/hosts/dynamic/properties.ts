import type { Description } from "../../describe/description";
import { checksIn, type Given, type Values } from "../../describe/given";
import { optionsIn } from "../../describe/options";
import {
  SCHEMA_VERSION,
  SCHEMA_VERSION_PROPERTY,
  upgradeState,
} from "../../describe/state-version";
import { ENTRY_URN } from "../../rules/entry-urn";
import { UNKNOWN_VALUE } from "../../rules/unknown";
import { isUrn } from "../../rules/urn";

/** The property in which the engine keeps the serialised provider. */
export const PROVIDER = "__provider";

/** The inputs among properties as the engine hands them over. */
export function givenIn(properties: Values): Given {
  const entries = Object.entries(properties).filter(([, value]) => value !== undefined);
  const isUnknown = ([, value]: [string, unknown]) => JSON.stringify(value).includes(UNKNOWN_VALUE);
  return {
    values: Object.fromEntries(entries.filter((entry) => !isUnknown(entry))),
    unknown: new Set(entries.filter(isUnknown).map(([name]) => name)),
  };
}

/** For which entry of the stack the properties are; undefined where they do not say so. */
export function urnIn(properties: Values): string | undefined {
  const urn = properties[ENTRY_URN];
  return typeof urn === "string" && isUrn(urn) ? urn : undefined;
}

/** What steers operations and says for which entry they are, among properties. */
export function steeringIn(properties: Values): Values {
  const urn = urnIn(properties);
  return { ...optionsIn(properties), ...(urn !== undefined && { [ENTRY_URN]: urn }) };
}

/** What the state holds: the resource's own, and what steers its checks and later operations. */
export function storedProperties(description: Description, state: object, given: Values): Values {
  return {
    ...{ ...checksIn(description, given), ...state, ...steeringIn(given) },
    [SCHEMA_VERSION_PROPERTY]: SCHEMA_VERSION,
  };
}

/** The resource's own part of what the state holds, in the form of this version. */
export function storedIn(properties: Values): Values {
  const added = [PROVIDER, ENTRY_URN, "adopt", "timeouts"];
  return upgradeState(
    Object.fromEntries(Object.entries(properties).filter(([name]) => !added.includes(name))),
  );
}
