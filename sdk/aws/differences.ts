/** How something in AWS differs from what was expected, and what to do about it. */
export interface Differences {
  /** In words; none means that it is the expected one. */
  differences: string[];
  advice: string;
}

/** One thing to compare; `same` where that is not a matter of the texts. */
export type Compared = readonly [subject: string, got: string, wanted: string, same?: boolean];

/** What differs, in words. */
export function differencesIn(compared: readonly Compared[]): string[] {
  return compared
    .filter(([, got, wanted, same = got === wanted]) => !same)
    .map(([subject, got, wanted]) => `${subject} is ${got || "not shown"}, not ${wanted}`);
}
