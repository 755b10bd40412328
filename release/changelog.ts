import MarkdownIt, { type Env } from "markdown-it";

/** What CHANGELOG.md says of one version. */
export interface ChangelogEntry {
  /** Its heading, such as `1.2.3 - 2026-01-31` or `Unreleased`. */
  heading: string;
  /** The version; undefined for what is not released. */
  version: string | undefined;
  /** The day of the release, as `2026-01-31`. */
  date: string | undefined;
  /** The Markdown below the heading, without definitions of links. */
  text: string;
}

/** A changelog, as far as a release needs it. */
export interface Changelog {
  /** In the order of the document. */
  entries: ChangelogEntry[];
  /** Where the references of its links lead, by their labels in lower case. */
  references: Record<string, string>;
}

const markdown = new MarkdownIt();

/** Reads a changelog in the form of Keep a Changelog: a heading of the second level for each version. */
export function parseChangelog(text: string): Changelog {
  const environment: Env = {};
  const tokens = markdown.parse(text, environment);
  const lines = text.split("\n");
  const starts = tokens.flatMap(({ type, tag, level }, index) =>
    type === "heading_open" && tag === "h2" && level === 0 ? [index] : [],
  );
  const entries = starts.map((start, index) => {
    const [heading, ...inside] = tokens.slice(start + 1, starts[index + 1]);
    // Definitions of links leave no token: what they follow is where the text ends.
    const ends = inside.flatMap(({ map }) => (map === null ? [] : [map[1]]));
    const begin = heading?.map?.[1] ?? 0;
    const body = lines.slice(begin, Math.max(begin, ...ends)).join("\n");
    return { ...headingParts(heading?.content ?? ""), text: body.trim() };
  });
  const references = Object.entries(environment.references ?? {}).map(([label, { href }]) => [
    label.toLowerCase(),
    href,
  ]);
  return { entries, references: Object.fromEntries(references) as Record<string, string> };
}

function headingParts(heading: string): Pick<ChangelogEntry, "heading" | "version" | "date"> {
  const [, version, date] = /^(\d\S*) - (\d{4}-\d{2}-\d{2})$/.exec(heading) ?? [];
  return { heading, version, date };
}

/** The addresses of the links in a piece of a changelog. */
export function linksIn(text: string, { references }: Pick<Changelog, "references">): string[] {
  return markdown
    .parse(`${text}\n\n${definitions(references)}`, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => (token.type === "link_open" ? [String(token.attrGet("href"))] : []));
}

/** References as Markdown has them, one on a line. */
export function definitions(references: Record<string, string>): string {
  return Object.entries(references)
    .map(([label, href]) => `[${label}]: ${href}`)
    .join("\n");
}
