/** The commands of Pulumi that documents name, with the flags; an engine test asks Pulumi for each. */
export const PULUMI_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  cancel: [],
  "config rm": [],
  "config set": ["--path", "--secret"],
  destroy: ["--refresh"],
  new: [],
  preview: ["--expect-no-changes", "--json", "--show-sames"],
  refresh: ["--clear-pending-creates", "--skip-pending-creates"],
  stack: ["--show-urns"],
  "stack export": [],
  "stack init": [],
  "stack output": [],
  up: ["--replace", "--yes"],
};

/** The longest of these commands that words begin with. */
export function pulumiCommandOf(words: readonly string[]): string | undefined {
  const names = [words.slice(0, 2).join(" "), words[0] ?? ""];
  return names.find((name) => name in PULUMI_COMMANDS);
}
