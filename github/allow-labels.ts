import { DANGER_CLASSES, type Allowance } from "../review";

/**
 * What labels of a pull request allow: with the prefix `allow-`, the label `allow-destroys` allows all
 * dangers of the class `destroys`. Others say nothing.
 */
export function allowancesOf(labels: readonly string[], prefix: string): Allowance[] {
  return DANGER_CLASSES.filter((one) => labels.includes(`${prefix}${one}`)).map((one) => ({
    class: one,
  }));
}
