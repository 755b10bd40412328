import * as fc from "fast-check";
import MarkdownIt from "markdown-it";
import { code, codeElement } from "../../../provider/rules/markdown-code";
import { visibleLine } from "../../../provider/rules/visible-text";

const markdown = new MarkdownIt({ html: true });

/** What a reader sees of the one code span that a line of Markdown is. */
function seenIn(line: string): string | undefined {
  const [, html] = /^<p><code>(.*)<\/code><\/p>\n$/s.exec(markdown.render(line)) ?? [];
  return html
    ?.replace(/&#(\d+);/g, (_, number) => String.fromCharCode(Number(number)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: keyof typeof NAMED) => NAMED[name]);
}
const NAMED = { lt: "<", gt: ">", quot: '"', amp: "&" };

const text = fc.string({ unit: fc.constantFrom(...Array.from('ab `|*_<>&"#[]()!\\@~-\n\t$é')) });

test("whatever a text holds, its code span shows just that", () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(seenIn(code(given))).toBe(visibleLine(given) || "(empty)");
    }),
  );
});

test("in a table, a text with a pipe stays in its cell", () => {
  const html = markdown.render(`| a | b |\n| - | - |\n| ${code("x|`y`")} | z |`);
  expect(html).toContain("<td><code>x|`y`</code></td>\n<td>z</td>");
});

test("what is too long is cut, after 300 characters where nothing else is said", () => {
  expect(code("abcdef", 3)).toBe("`abc…`");
  expect(codeElement("a<cdef", 2)).toBe("<code>a&#60;…</code>");
  const long = "x".repeat(301);
  expect([code(long), codeElement(long)]).toEqual([
    `\`${"x".repeat(300)}…\``,
    `<code>${"x".repeat(300)}…</code>`,
  ]);
});
