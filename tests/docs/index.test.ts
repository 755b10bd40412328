import { documents, linksOf, parseDocument, type Link } from "../support/documents";

const INDEX = "docs/README.md";

/** Where each part of the index leads to; headings of the third level are inside of a part. */
const parts = new Map<string, string[]>();
const tokens = parseDocument(INDEX);
tokens.forEach((token, at) => {
  if (token.type === "heading_open" && token.tag === "h2") parts.set(tokens[at + 1]!.content, []);
  const hrefs = (token.children ?? []).flatMap(
    (child) => String(child.attrGet("href") ?? "") || [],
  );
  [...parts.values()].at(-1)?.push(...hrefs);
});
const links = new Map<string, Link>(linksOf(INDEX).map((link) => [link.target, link]));
const listed = [...parts].flatMap(([part, targets]) =>
  targets.flatMap((target) => {
    const path = links.get(target)?.path;
    return path === undefined ? [] : { part, path };
  }),
);

test("the index has four parts: what is learnt by doing, tasks, things to look up, and things to understand", () => {
  expect([...parts.keys()]).toEqual(["Start", "How-to", "Reference", "Explanation"]);
});

const all = documents.filter((file) => /^(docs\/)?[^/]+\.md$/.test(file) && file !== INDEX);

test.each(all)("%s is in exactly one part of docs/README.md, once", (document) => {
  expect(listed.filter(({ path }) => path === document)).toHaveLength(1);
});

test("the index lists every example", () => {
  const examples = documents.flatMap(
    (file) => /^(examples\/[\w-]+)\/README\.md$/.exec(file)?.[1] ?? [],
  );
  expect(examples.length).toBeGreaterThan(8);
  const shown = listed.map(({ path }) => path).filter((path) => path.startsWith("examples/"));
  expect(shown.sort()).toEqual(examples.sort());
});

/** What a document says outside of headings, code and tables of generated text. */
const proseOf = (document: string) =>
  parseDocument(document)
    .flatMap((token, at, list) =>
      token.type === "inline" && list[at - 1]?.type !== "heading_open"
        ? (token.children ?? [])
        : [],
    )
    .filter(({ type }) => ["text", "softbreak"].includes(type))
    .map(({ content, type }) => (type === "softbreak" ? " " : content))
    .join("");

/** The first words in which a document names Tiger Cloud. */
const firstMention = (document: string) => /Tiger Cloud.{0,40}/s.exec(proseOf(document))?.[0];

const naming = documents.filter(
  (file) =>
    !/^docs\/reference\/|^CHANGELOG|^\.github\//.test(file) && firstMention(file) !== undefined,
);

test.each(naming)("%s says at the first mention what Tiger Cloud was called before", (document) => {
  expect(firstMention(document)).toMatch(/^Tiger Cloud(?:'s)? \(formerly Timescale Cloud(?:'s)?\)/);
});
