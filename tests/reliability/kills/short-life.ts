import type { Stage } from "./kill-run";

/**
 * A life of three stages out of a longer one: the first, one that changes and replaces all that the stages before it do
 * one by one, and the last. The usual tests go through it, for they are run at each change.
 *
 * @param middle name of the second stage
 */
export function shortened<Wanted>(
  life: readonly Stage<Wanted>[],
  middle: string,
): readonly Stage<Wanted>[] {
  const [first, between, last] = [life[0], life.find(({ name }) => name === middle), life.at(-1)];
  if (!first || !between || !last) throw new Error(`The life has no stage "${middle}".`);
  return [first, between, last];
}
