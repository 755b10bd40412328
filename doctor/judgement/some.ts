/** Some of many, and how many more there are: `a, b, c and 17 more`. */
export function some(all: readonly string[], shown: number): string {
  const more = all.length > shown ? ` and ${all.length - shown} more` : "";
  return `${all.slice(0, shown).join(", ")}${more}`;
}
