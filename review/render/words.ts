import type { Part, Sentence } from "../dangers/sentence";
import { OPERATIONS, type Change, type Operation } from "../plan";
import type { UnclearAllowance } from "../policy";
import { keyOf, type PropertyChange } from "../property-diff";
import type { Counts, Review, ReviewedChange } from "../review";
import { visible } from "./visible";

const OPERATION_WORDS: Readonly<Record<Operation, string>> = {
  delete: "delete",
  replace: "replace",
  update: "update",
  create: "create",
  import: "import",
  forget: "forget (keeps the resource)",
};

const SHOWN_URNS = 5;

export function sayOperation({ operation, keepsOld }: Change): string {
  return keepsOld ? "replace (keeps the old one)" : OPERATION_WORDS[operation];
}

/** Such as "1 replace, 2 update, 5 unchanged". */
export function sayCounts(counts: Counts): string {
  const parts = OPERATIONS.filter((operation) => counts[operation] > 0).map(
    (operation) => `${counts[operation]} ${operation}`,
  );
  return [...parts, `${counts.unchanged} unchanged`].join(", ");
}

/** How many dangers, and what the policy says of them. */
export function sayDangers({ dangers, policy }: Review): string {
  const broken = dangers.filter((danger) => danger.breaksPolicy).length;
  const allowed = dangers.filter((danger) => danger.allowed).length;
  return [
    `${dangers.length} ${dangers.length === 1 ? "danger" : "dangers"}`,
    ...(allowed > 0 ? [`${allowed} allowed`] : []),
    ...(broken > 0 ? [`${broken} against the policy (${policy.failOn.join(", ")})`] : []),
  ].join(", ");
}

/** An allowance that allows nothing, and what to give in its place. */
export function sayUnclear({ class: one, resource, fits }: UnclearAllowance): Sentence {
  const urns = fits
    .slice(0, SHOWN_URNS)
    .flatMap(({ stack, urn }): Part[] => [", ", { foreign: urn }, " of ", { foreign: stack }])
    .slice(1);
  return [
    "--allow ",
    { foreign: `${one}:${resource}` },
    ` fits ${fits.length} resources and so allows none. Give the URN of the one that is meant; where stacks have the same URN, review each by itself: `,
    ...urns,
    fits.length > SHOWN_URNS ? ` and ${fits.length - SHOWN_URNS} more.` : ".",
  ];
}

/** The properties that a change touches, for a cell of a table. */
export function sayWhy({ change, replaceReasons, properties }: ReviewedChange): string[] {
  if (change.operation === "replace") return replaceReasons;
  if (change.operation !== "update") return [];
  return [...new Set(properties.map(({ path }) => keyOf(path)))];
}

/** The lines of a property that changes; `!` where its values differ and look the same. */
export function diffLines(
  { path, before, after, replaces }: PropertyChange,
  paint = (_colour: "red" | "green", line: string) => line,
): string[] {
  const mark = replaces ? " (replaces)" : "";
  if (before === after)
    return [`! ${visible(path)}: ${visible(before ?? "")} (another value)${mark}`];
  const line = (sign: string, value: string) => `${sign} ${visible(path)}: ${visible(value, 400)}`;
  return [
    ...(before === undefined ? [] : [paint("red", line("-", before))]),
    ...(after === undefined ? [] : [paint("green", line("+", after)) + mark]),
  ];
}
