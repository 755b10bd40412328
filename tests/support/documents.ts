import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import MarkdownIt from "markdown-it";
import { packageRoot } from "../../local/package-root";

const markdown = new MarkdownIt({ html: true });

/** What Markdown-it makes of a document of the repository. */
export function parseDocument(file: string) {
  return markdown.parse(readFileSync(join(packageRoot(), file), "utf8"), {});
}

/** The documents of the repository, as paths from its root. */
export const documents = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
  { cwd: packageRoot(), encoding: "utf8" },
)
  .split("\n")
  .filter((file) => file !== "" && !file.includes("golden"));

/** Where a document leads or what it shows. */
export interface Link {
  /** As it is written. */
  target: string;
  /** The file or folder that it leads to, from the root of the repository. */
  path: string;
  /** The anchor in that file. */
  anchor: string | undefined;
}

/** The links and images of a document that do not lead into the web. */
export function linksOf(file: string): Link[] {
  return parseDocument(file)
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => [token.attrGet("href"), token.attrGet("src")])
    .flatMap((target) => (typeof target === "string" && !/^[a-z]+:/.test(target) ? target : []))
    .map((target) => {
      const [path = "", anchor] = decodeURI(target).split("#");
      return { target, path: path === "" ? file : posix.join(dirname(file), path), anchor };
    });
}

const anchors = new Map<string, string[]>();

/** The anchors that GitHub gives to the headings of a document: a second one of the same words has a number. */
export function anchorsOf(file: string): string[] {
  const known = anchors.get(file);
  if (known !== undefined) return known;
  const times = new Map<string, number>();
  const found = headingsOf(file).map((words) => {
    const anchor = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  anchors.set(file, found);
  return found;
}

function headingsOf(file: string): string[] {
  const tokens = parseDocument(file);
  const headings = tokens.filter((_, index) => tokens[index - 1]?.type === "heading_open");
  return headings.map(({ children }) => (children ?? []).map(({ content }) => content).join(""));
}
