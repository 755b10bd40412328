import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { anchorsOf, documents, linksOf, parseDocument } from "../support/documents";

test.each(documents)("every link of %s leads to a file and a heading that exist", (document) => {
  const lost = linksOf(document).filter(
    ({ path, anchor }) =>
      !existsSync(join(packageRoot(), path)) ||
      (anchor !== undefined && path.endsWith(".md") && !anchorsOf(path).includes(anchor)),
  );
  expect(lost).toEqual([]);
});

test("docs/README.md lists every document", () => {
  const listed = new Set(linksOf("docs/README.md").map(({ path }) => path));
  const all = documents.filter(
    (file) => /^[^/]+\.md$|^docs\/[^/]+\.md$/.test(file) && file !== "docs/README.md",
  );
  expect(all.filter((file) => !listed.has(file))).toEqual([]);
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
