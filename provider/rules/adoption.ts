/**
 * What is taken over of what exists already and is identical: all of it (true), nothing (false), or
 * what can be told to be the work of an interrupted create of this stack (`lost`).
 */
export type Adoption = boolean | "lost";

const ADOPTIONS: Readonly<Record<string, Adoption>> = { true: true, false: false, lost: "lost" };

/** The values of `timescale:adopt`, as a sentence lists them. */
export const ADOPTION_WORDS = "true, false or lost";

/** What a value of `timescale:adopt` says; undefined for one that is not allowed. */
export function parseAdoption(text: string): Adoption | undefined {
  return Object.hasOwn(ADOPTIONS, text) ? ADOPTIONS[text] : undefined;
}
