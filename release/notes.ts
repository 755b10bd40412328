import { definitions, linksIn, type Changelog } from "./changelog";

/**
 * The notes of one version, to stand outside the repository: links that lead to files become addresses.
 *
 * @param changelog What CHANGELOG.md says
 * @param version Such as `1.2.3`
 * @param filesUrl Where the files of the version are, with a slash at the end
 * @throws Where the changelog has no such version, or says nothing of it
 */
export function notesOf(changelog: Changelog, version: string, filesUrl: string): string {
  const entry = changelog.entries.find((one) => one.version === version);
  if (entry === undefined || entry.text === "") {
    throw new Error(
      `CHANGELOG.md: it says nothing of ${version}. Write "## ${version} - <date>" over what changed.`,
    );
  }
  const used = new Set(linksIn(entry.text, changelog));
  const references = Object.entries(changelog.references)
    .filter(([, href]) => used.has(href))
    .map(([label, href]) => [label, new URL(href, filesUrl).href]);
  const links = definitions(Object.fromEntries(references) as Record<string, string>);
  return links === "" ? `${entry.text}\n` : `${entry.text}\n\n${links}\n`;
}
