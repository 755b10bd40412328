import type { Change } from "../plan";
import { holdsData, isInStateAlone } from "../types";
import type { DangerClass } from "./classes";
import { lossOf, type Finding, type Loss } from "./danger";
import { whyLost } from "./sentence";

type Told = Readonly<Record<Loss, { class: DangerClass; says: string }>>;

const PLAIN: Told = {
  deleted: { class: "destroys", says: "goes: whatever uses it stops working." },
  replaced: {
    class: "interrupts",
    says: "is made again: whatever uses the old one may stop until it knows the new one.",
  },
  "replaced-and-kept": {
    class: "interrupts",
    says: "is made again, and the old one stays where it is, out of Pulumi's sight: whatever uses it finds another one in its place.",
  },
};
const GONE_WITH_DATA = {
  class: "destroys",
  says: "goes, and with it the data it holds: see that there is a copy.",
} as const;
const WITH_DATA: Told = {
  deleted: GONE_WITH_DATA,
  replaced: GONE_WITH_DATA,
  "replaced-and-kept": {
    class: "interrupts",
    says: PLAIN["replaced-and-kept"].says.replace(/\.$/, ", without its data."),
  },
};

/** The general rule: what is lost with any provider's resource, as far as its type tells. */
export function findInAnyResource(change: Change): Finding[] {
  const loss = lossOf(change);
  if (loss === undefined || isInStateAlone(change.type)) return [];
  const { class: one, says } = (holdsData(change.type) ? WITH_DATA : PLAIN)[loss];
  return [{ class: one, why: whyLost(change), meaning: [{ foreign: change.name }, ` ${says}`] }];
}
