import { isObject } from "../../provider/rules/object";
import { isUnknown } from "../../provider/rules/unknown";
import { typeOf } from "../../provider/rules/urn";
import type { Change, Properties } from "../plan";
import { PRIVATE_ENDPOINT, RECORD, ZONE } from "../types";
import { findLoss, type DangerRule, type PlanIndex } from "./danger";
import { sentence } from "./sentence";

/** Private hosted zones that lead the names of services to private endpoints. */
export const privateZoneRule: DangerRule = {
  types: [ZONE],
  supersedes: ["deleted", "replaced"],
  isAbout: (change, { inputsByType }) =>
    isOfEndpoint(change) ||
    (inputsByType.get(RECORD) ?? []).some(
      (record) => record["zoneId"] === change.id && isEndpointName(targetOf(record)),
    ),
  findIn(change) {
    const zone = change.oldInputs["name"];
    return findLoss(change, "interrupts", {
      delete: sentence`Private zone ${zone} goes: its names lead to the public endpoint, or nowhere.`,
      replace: sentence`Private zone ${zone} is made again: its names lead to the public endpoint, or nowhere, until it has its records.`,
    });
  },
};

/** Records that lead the names of services to private endpoints. */
export const privateRecordRule: DangerRule = {
  types: [RECORD],
  supersedes: ["deleted", "replaced"],
  isAbout: (change) => isOfEndpoint(change) || isEndpointName(targetOf(change.oldInputs)),
  findIn(change, index) {
    const { oldInputs, newInputs, operation } = change;
    const name = oldInputs["name"];
    if (operation === "update") {
      const [from, to] = [targetOf(oldInputs), targetOf(newInputs)];
      if (from === to && !isUnknown(to)) return [];
      const meaning = sentence`Name ${name} leads to ${to} in place of ${from}: connections go there as soon as clients look the name up again.`;
      return [{ class: "interrupts", why: ["it leads elsewhere"], meaning }];
    }
    if (isInLostZone(oldInputs, index)) return [];
    return findLoss(change, "interrupts", {
      delete: sentence`Name ${name} no longer leads to the private endpoint, but to the public endpoint, or nowhere.`,
      replace: sentence`Name ${name} leads to the public endpoint, or nowhere, until it is made again.`,
    });
  },
};

/** True for what a component of this package made for its endpoint. */
function isOfEndpoint({ parent }: Change): boolean {
  return typeOf(parent) === PRIVATE_ENDPOINT;
}

/** Where a record leads: the name of an alias, or its first value. */
function targetOf({ aliases, records }: Properties): unknown {
  const [alias, value] = [aliases, records].map((listed) =>
    Array.isArray(listed) ? (listed[0] as unknown) : listed,
  );
  return isObject(alias) ? alias["name"] : (alias ?? value);
}

/** Endpoints have names under this domain in each region. */
function isEndpointName(target: unknown): boolean {
  return typeof target === "string" && /\.vpce\.amazonaws\.com\.?$/i.test(target);
}

/** The danger of a zone that goes tells of its records. */
function isInLostZone({ zoneId }: Properties, { byType }: PlanIndex): boolean {
  return (byType.get(ZONE) ?? []).some(
    ({ id, operation }) => id === zoneId && (operation === "delete" || operation === "replace"),
  );
}
