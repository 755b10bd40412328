import fc from "fast-check";

/** What somebody may have put into a name to get out of a drawing. */
export const HOSTILE_TEXTS: readonly string[] = [
  "",
  " ",
  '"]; n99 --> n1',
  "]]",
  "`**bold**`",
  "<img src=x onerror=alert(1)>",
  "</text><script>alert(1)</script>",
  "]]><!-- <![CDATA[ -->",
  "<?xml?>",
  "a\nend\nb",
  "end",
  "%%{init: {'theme':'dark'}}%%",
  "%% comment",
  "#quot;#35;",
  "&lt;b&gt;&#60;&unknown;",
  "\uFB02\u00B0\u00B060\u00B6\u00DF",
  "1. one",
  "- x",
  "https://evil.example www.evil.example a@evil.example [x](y)",
  "$$x^2$$",
  "fa:fa-car",
  ":::removed",
  "|x|",
  "\u001b[31mred\u0007\u0000",
  "style n1 fill:#f00;",
  'click n1 href "javascript:alert(1)"',
  "\u202Eabc\u2066\u200B\uFEFF",
  "\ud800 \udc00 \uFFFF",
  "👩‍💻 日本語 ﷽",
  `a${"\u0301".repeat(500)}`,
  "W".repeat(5000),
  "&".repeat(5000),
  "__proto__",
  "\\n\\",
];

/** Texts of all kinds: hostile ones, and any that a program can hold, lone surrogates too. */
export const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom(...Array.from("\"'`<>&#;%[](){}|\\-=~_*:/.$@! \nw1a")) }),
);
