import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import MarkdownIt from "markdown-it";
import { packageRoot } from "../../local/package-root";

const root = packageRoot();
const documents = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !file.includes("golden"));

const markdown = new MarkdownIt({ html: true });

/** All that a document links to or shows. */
function targetsOf(file: string): string[] {
  const tokens = markdown.parse(readFileSync(join(root, file), "utf8"), {});
  return tokens
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => [token.attrGet("href"), token.attrGet("src")])
    .filter((target) => typeof target === "string");
}

/** The anchors that GitHub gives to the headings of a document. */
function anchorsOf(file: string): string[] {
  const tokens = markdown.parse(readFileSync(file, "utf8"), {});
  return tokens
    .filter((_, index) => tokens[index - 1]?.type === "heading_open")
    .map(({ content }) =>
      content
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    );
}

test.each(documents)("every link of %s leads to a file and a heading that exist", (document) => {
  const lost = targetsOf(document).filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = "", anchor] = decodeURI(target).split("#");
    const file = path === "" ? join(root, document) : join(root, dirname(document), path);
    return (
      !existsSync(file) ||
      (anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).includes(anchor))
    );
  });
  expect(lost).toEqual([]);
});
