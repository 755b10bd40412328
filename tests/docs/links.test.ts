import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { anchorsOf, documents, linksOf, parseDocument } from "../support/documents";
import { FILES } from "./repository-files";

/** True where a file has no such anchor: only documents have any, as lines of code move. */
const isLost = (path: string, anchor: string | undefined) =>
  !existsSync(join(packageRoot(), path)) ||
  (anchor !== undefined && !(path.endsWith(".md") && anchorsOf(path).includes(anchor)));

test.each(documents)(
  "every link and image of %s leads to a file and a heading that exist",
  (document) => {
    const lost = linksOf(document).filter(({ path, anchor }) => isLost(path, anchor));
    expect(lost).toEqual([]);
  },
);

test.each(documents)(
  "%s has no link to a name that it does not define, and none that GitHub cannot follow",
  (document) => {
    const tokens = parseDocument(document).flatMap(({ children }) => children ?? []);
    // What is left in text of `[words][name]` is a link whose name has no address.
    const undefinedNames = tokens.filter(
      ({ type, content }) => type === "text" && /\]\[[^\]]*\]/.test(content),
    );
    expect(undefinedNames.map(({ content }) => content)).toEqual([]);
    const targets = tokens
      .flatMap((token) => [token.attrGet("href"), token.attrGet("src")])
      .map((target) => String(target ?? ""));
    const outside = targets.filter((target) => /^([a-z]+:|\/)/.test(target));
    expect(outside.filter((target) => !/^https:\/\/[\w.-]+\.[a-z]+(\/|$)/.test(target))).toEqual(
      [],
    );
  },
);

test.each(documents)("each image of %s says what is to be seen", (document) => {
  const images = parseDocument(document)
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === "image");
  expect(images.filter(({ content }) => content.trim().length < 10)).toEqual([]);
});

/** What is shipped or run: programs, the action, schemas. Documents are above. */
const CODE = FILES.filter(
  (file) => /\.(ts|js|mjs|yml|json)$/.test(file) && !/^(tests\/docs|node_modules)\//.test(file),
);

test("each document that code names exists, with the heading that it names", () => {
  const named = CODE.flatMap((file) =>
    Array.from(
      readFileSync(join(packageRoot(), file), "utf8").matchAll(
        /\bdocs\/[\w./-]+\.md(?:#([\w-]+))?/g,
      ),
      ([text, anchor]) => ({ file, text, path: text.replace(/#.*/, ""), anchor }),
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ path, anchor }) => isLost(path, anchor))).toEqual([]);
});

test("every promise names the tests that hold it", () => {
  const promises = parseDocument("docs/promises.md").filter(({ type }) => type === "inline");
  const [introduction, ...items] = promises.slice(1);
  expect(introduction).toBeDefined();
  const without = items.filter(
    ({ children }) =>
      !(children ?? []).some((token) => String(token.attrGet("href")).startsWith("../tests/")),
  );
  expect(without.map(({ content }) => content)).toEqual([]);
  expect(items.length).toBeGreaterThan(8);
});
